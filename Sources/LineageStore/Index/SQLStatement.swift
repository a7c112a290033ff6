// SPDX-License-Identifier: MIT

import GRDB
import GRDBSQLite

/// A prepared statement, driven by SQLite's own calls.
///
/// GRDB's way to read a row stops the program at a value of an unexpected type, which a damaged file
/// may well have, and copies every value; here a value is taken for what is asked for. It is used by
/// who has the connection at the time, and by nobody else.
struct SQLStatement {
  private let statement: Statement

  /// Prepares a statement.
  ///
  /// A shared one is kept for the next who wants the same, and must be finished before that.
  init(_ sql: String, in database: Database, isShared: Bool = true) throws(IndexError) {
    do {
      statement =
        try isShared ? database.cachedStatement(sql: sql) : database.makeStatement(sql: sql)
    } catch {
      throw IndexError(error)
    }
  }

  private var handle: OpaquePointer { statement.sqliteStatement }

  /// Runs the statement to its end.
  func run() throws(IndexError) {
    defer { finish() }
    while try step() {}
  }

  /// Goes on to the next row, and says whether there is one.
  func step() throws(IndexError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw error(code)
    }
  }

  /// Makes the statement ready for its next use.
  ///
  /// The result is that of the last step, which was told then.
  func finish() { _ = sqlite3_reset(handle) }

  private func error(_ code: Int32) -> IndexError {
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return IndexError(code: code, message: message ?? "no reason given")
  }
}

extension SQLStatement {
  /// Gives the parameter at a place, from 1, a number.
  func bind(_ number: Int64, at place: Int32) throws(IndexError) {
    try check(sqlite3_bind_int64(handle, place, number))
  }

  /// Gives the parameter at a place, from 1, some bytes, which must stay until the statement is run.
  func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) throws(IndexError) {
    // Without an address SQLite would store that there is no value.
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return try check(sqlite3_bind_zeroblob(handle, place, 0))
    }
    try check(sqlite3_bind_blob64(handle, place, start, UInt64(bytes.count), nil))
  }

  private func check(_ code: Int32) throws(IndexError) {
    if code == SQLITE_TOOBIG { throw .cannotWrite(reason: "a value is too long") }
    if code != SQLITE_OK { throw error(code) }
  }
}

extension SQLStatement {
  /// The number in a column, from 0, of the row.
  func number(at column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  /// The bytes in a column, from 0, of the row; they are there until the next step.
  func bytes(at column: Int32) -> UnsafeRawBufferPointer {
    // In this order, as SQLite's documentation says.
    let start = sqlite3_column_blob(handle, column)
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
