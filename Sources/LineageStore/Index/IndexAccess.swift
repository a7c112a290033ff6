// SPDX-License-Identifier: MIT

import GRDB

/// What readers and writers of an index read in the same way, each in a transaction of its own.
struct IndexAccess {
  private let database: Database

  /// Reads by a connection that nobody else uses at the time.
  init(_ database: Database) { self.database = database }

  /// A statement that is finished before anything else is done.
  func statement(_ sql: String) throws(IndexError) -> SQLStatement {
    try SQLStatement(sql, in: database)
  }

  /// Runs a statement with numbers for its parameters.
  func run(_ sql: String, _ numbers: Int64...) throws(IndexError) {
    let statement = try statement(sql)
    for (place, number) in numbers.enumerated() {
      try statement.bind(number, at: Int32(place + 1))
    }
    try statement.run()
  }

  /// What the index of a store says about itself.
  func head(of storePath: String) throws(IndexError) -> IndexHead {
    let statement = try statement("SELECT record, checksum FROM head WHERE number = 1")
    defer { statement.finish() }
    guard try statement.step() else { throw .damaged(reason: "it has no head") }
    let record = statement.bytes(at: 0)
    guard Checksum(of: record).value == UInt64(bitPattern: statement.number(at: 1)) else {
      throw .damaged(reason: "its head is not what was written")
    }
    let head: IndexHead
    do throws(RecordDamage) { head = try IndexHead(record: record) } catch {
      throw .damaged(reason: "it was made by another version")
    }
    guard head.storePath.hasSameBytes(as: storePath) else {
      let other = head.storePath.replacing("\0", with: " read by ")
      throw .damaged(reason: "it is that of \(other)")
    }
    return head
  }

  /// Stores what the index says about itself.
  func write(_ head: IndexHead) throws(IndexError) {
    var record = RecordWriter()
    head.write(to: &record)
    let statement = try statement("REPLACE INTO head (number, record, checksum) VALUES (1, ?, ?)")
    try record.bytes.withBytes { (record) throws(IndexError) in
      try statement.bind(record, at: 1)
      try statement.bind(Int64(bitPattern: Checksum(of: record).value), at: 2)
      try statement.run()
    }
  }
}

extension IndexAccess {
  /// What to do with a row that was found.
  typealias RowBody<Answer> = (borrowing FileRow) throws(IndexError) -> Answer

  /// The row with a number.
  ///
  /// - Complexity: O(log *n* + length).
  func row<Answer>(
    _ number: Int64, _ body: RowBody<Answer>
  ) throws(IndexError) -> Answer? {
    let statement = try statement("SELECT \(FileRow.columns) FROM file WHERE row = ?")
    try statement.bind(number, at: 1)
    return try firstRow(of: statement, body)
  }

  /// The row of the file with a name.
  ///
  /// - Complexity: O(log *n* + length).
  func row<Answer>(
    named name: String, _ body: RowBody<Answer>
  ) throws(IndexError) -> Answer? {
    let statement = try statement("SELECT \(FileRow.columns) FROM file WHERE name = ?")
    return try name.withBytes { (name) throws(IndexError) in
      try statement.bind(name, at: 1)
      return try firstRow(of: statement, body)
    }
  }

  private func firstRow<Answer>(
    of statement: SQLStatement, _ body: RowBody<Answer>
  ) throws(IndexError) -> Answer? {
    defer { statement.finish() }
    guard try statement.step() else { return nil }
    return try body(try FileRow(statement))
  }

  /// Calls a closure with each row beyond a number, in the order of the numbers.
  ///
  /// After the last one it is seen whether rows are lacking, or there are too many, where they are
  /// all rows or all that are not in the columns. Until then nothing is certain.
  ///
  /// - Complexity: O(bytes of the rows); in memory there is one row at a time.
  func forEachRow(
    after number: Int64, of head: IndexHead, _ body: RowBody<Void>
  ) throws(IndexError) {
    // Not shared, as the closure may do the same.
    let statement = try SQLStatement(
      "SELECT \(FileRow.columns) FROM file WHERE row > ? ORDER BY row", in: database,
      isShared: false)
    defer { statement.finish() }
    try statement.bind(number, at: 1)
    var tally = RowTally()
    while try statement.step() {
      let row = try FileRow(statement)
      tally.add(row.checksum)
      try body(row)
    }
    let isWhole = number > 0 || tally == head.files
    guard isWhole, number != head.baseRow || tally == head.recent else {
      throw .damaged(reason: "it lacks rows, or has more than were written")
    }
  }
}
