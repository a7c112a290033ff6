// SPDX-License-Identifier: MIT

import GRDB
import LineageCore

/// The index as it was at one moment, for as long as this lives, whatever others write.
///
/// Everything is checked before it is given out, but for what ``forEachRow(after:_:)`` says. Who meets
/// ``IndexError/damaged(reason:)`` has the index made anew, by its ``identity``.
final class IndexReader: Sendable {
  /// What the index says about itself.
  let head: IndexHead

  /// What is read by, all in the same state: the first one as a rule, for long columns all of them.
  private let connections: [IndexConnection]

  /// Holds on to the present state of the database that a connection, of nobody else's, is to; or of
  /// one in memory that is never written again.
  init(_ connection: IndexConnection, of storePath: String) throws(IndexError) {
    connections = [connection]
    if connection.identity != nil { try connection.run("BEGIN DEFERRED") }
    head = try connection.use { (database) throws(IndexError) in
      try IndexAccess(database).head(of: storePath)
    }
  }

  /// Reads what another reader reads by a second connection besides, which only the two of them have;
  /// `nil` where that sees another state of the index.
  init?(_ reader: IndexReader, besides second: IndexConnection) throws(IndexError) {
    let other = try IndexReader(second, of: reader.head.storePath)
    guard other.head == reader.head, other.identity == reader.identity else { return nil }
    head = reader.head
    connections = reader.connections + other.connections
  }

  /// The file that is read; `nil` where the index is in memory.
  var identity: FileStatus.Identity? { connections[0].identity }

  func read<Answer>(
    _ body: (IndexAccess) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    try connections[0].use { (database) throws(IndexError) in try body(IndexAccess(database)) }
  }
}

extension IndexReader {
  /// The elements of a column.
  ///
  /// - Complexity: O(length), at about the speed of copying memory twice.
  func column<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type = Element.self
  ) throws(IndexError) -> [Element] {
    let column = head.columns.first { $0.name.hasSameBytes(as: name) }
    let stride = MemoryLayout<Element>.stride
    guard let column, column.stride == stride, column.byteCount % stride == 0 else {
      throw .damaged(reason: "there is no such column \(name)")
    }
    // An array of nothing has no memory of its own.
    guard column.byteCount > 0 else { return [] }
    let chunks = try read { (index) throws(IndexError) in try ColumnChunks(of: column, in: index) }
    var damage: IndexError?
    let count = column.byteCount / stride
    let elements = [Element](unsafeUninitializedCapacity: count) { memory, initialized in
      let memory = UnsafeMutableRawBufferPointer(
        rebasing: UnsafeMutableRawBufferPointer(memory)[..<column.byteCount])
      do throws(IndexError) {
        try chunks.fill(memory, by: connections)
        initialized = count
      } catch {
        damage = error
      }
    }
    if let damage { throw damage }
    return elements
  }

  /// The file in a row; `nil` where there is no such row.
  ///
  /// - Complexity: O(log *n* + length).
  func file(row: Int64) throws(IndexError) -> IndexedFile? {
    try read { (index) throws(IndexError) in
      try index.row(row) { (row) throws(IndexError) in try row.file() }
    }
  }

  /// The file with a name; `nil` where there is no row for it.
  ///
  /// - Complexity: O(log *n* + length).
  func file(named name: String) throws(IndexError) -> IndexedFile? {
    try read { (index) throws(IndexError) in
      try index.row(named: name) { (row) throws(IndexError) in try row.file() }
    }
  }

  /// The snapshot in a row; `nil` where there is no such row, or its file holds none.
  ///
  /// - Complexity: O(log *n* + length).
  func snapshot(row: Int64) throws(IndexError) -> Snapshot? {
    let snapshot = try read { (index) throws(IndexError) in
      try index.row(row) { (row) throws(IndexError) in try row.snapshot() }
    }
    return snapshot ?? nil
  }

  /// Whether there is a file with a name.
  ///
  /// - Complexity: O(log *n* + length).
  func hasRow(named name: String) throws(IndexError) -> Bool {
    let row = try read { (index) throws(IndexError) in
      try index.row(named: name) { row in row.number }
    }
    return row != nil
  }

  /// What is known of the file with a name; `nil` where there is no row for it.
  ///
  /// - Complexity: O(log *n* + length).
  func knownFile(
    named name: String
  ) throws(IndexError) -> (row: UInt32, stamp: FileStamp, linkedPath: String?)? {
    try read { (index) throws(IndexError) in
      try index.row(named: name) { (row) throws(IndexError) in
        (row: try row.shortNumber, stamp: row.status, linkedPath: try row.file().linkedPath)
      }
    }
  }

  /// Calls a closure with each row beyond a number, in the order of the numbers.
  ///
  /// Only when this returns is it certain that none was lacking, or one too many, and only where
  /// these are all rows or all beyond ``IndexHead/baseRow``.
  ///
  /// - Complexity: O(bytes of the rows); in memory there is one row at a time.
  func forEachRow(
    after row: Int64 = 0, _ body: (borrowing FileRow) throws(IndexError) -> Void
  ) throws(IndexError) {
    try read { (index) throws(IndexError) in
      try index.forEachRow(after: row, of: head, body)
    }
  }

  /// The numbers of the rows that are gone although the columns have them, in ascending order.
  ///
  /// - Complexity: O(number of them).
  func removedRows() throws(IndexError) -> [Int64] {
    try read { (index) throws(IndexError) in try index.removedRows(of: head) }
  }
}
