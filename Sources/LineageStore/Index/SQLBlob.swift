// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// The bytes in one column of a table, a row at a time, read straight to where they are wanted.
///
/// A statement would first put the bytes together in memory of its own.
struct SQLBlob: ~Copyable {
  private let handle: OpaquePointer
  private let connection: OpaquePointer?

  /// Opens the value in a row.
  init(
    table: String, column: String, row: Int64, in database: Database
  ) throws(IndexError) {
    let connection = database.sqliteConnection
    var handle: OpaquePointer?
    let code = sqlite3_blob_open(connection, "main", table, column, row, 0, &handle)
    guard code == SQLITE_OK, let handle else { throw Self.error(code, on: connection) }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_blob_close(handle) }

  /// Goes on to the value in another row.
  func move(toRow row: Int64) throws(IndexError) {
    let code = sqlite3_blob_reopen(handle, row)
    if code != SQLITE_OK { throw Self.error(code, on: connection) }
  }

  /// How many bytes there are.
  var count: Int { Int(sqlite3_blob_bytes(handle)) }

  /// Fills some memory with the first bytes, of which there are as many.
  ///
  /// - Complexity: O(length).
  func read(into memory: UnsafeMutableRawBufferPointer) throws(IndexError) {
    let code = sqlite3_blob_read(handle, memory.baseAddress, Int32(memory.count), 0)
    if code != SQLITE_OK { throw Self.error(code, on: connection) }
  }

  private static func error(_ code: Int32, on connection: OpaquePointer?) -> IndexError {
    let message = sqlite3_errmsg(connection).map { String(cString: $0) }
    return IndexError(code: code, message: message ?? "no reason given")
  }
}
