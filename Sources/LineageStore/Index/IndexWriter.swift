// SPDX-License-Identifier: MIT

import GRDB
import LineageCore

/// The index within one transaction, in which nobody else writes.
///
/// Rows and the columns that are made from them are written together or not at all.
struct IndexWriter: ~Copyable {
  /// What the index says about itself, as it is in this transaction.
  ///
  /// It belongs to the writer: others set the ``facts``.
  var head: IndexHead

  /// The tables.
  let index: IndexAccess

  /// How large chunks are.
  let settings: IndexSettings

  private let insertion: SQLStatement
  private var record: RecordWriter

  /// Begins to write, within a transaction.
  init(_ database: Database, of storePath: String, settings: IndexSettings) throws(IndexError) {
    let index = IndexAccess(database)
    var head = try index.head(of: storePath)
    head.revision += 1
    let insertion = try index.statement(
      "INSERT INTO file (\(FileRow.columns)) VALUES (?,?,?,?,?,?,?)")
    self.index = index
    self.head = head
    self.settings = settings
    self.insertion = insertion
    record = RecordWriter()
  }

  /// Ends writing, before the transaction does.
  func finish() throws(IndexError) { try index.write(head) }
}

extension IndexWriter {
  /// What is known of the directory as a whole.
  var facts: IndexFacts {
    get { head.facts }
    set { head.facts = newValue }
  }

  /// Whether nothing was written since an index had a head, so that what was learned of it then is
  /// still so.
  func follows(_ earlier: IndexHead) -> Bool {
    head.birth == earlier.birth && head.revision == earlier.revision + 1
  }

  /// The row and the stamp of the file with a name; `nil` where there is no such file.
  ///
  /// Damage in the list of names can hide a row. Then there are two rows of one name, which whoever
  /// makes columns from all rows will see.
  ///
  /// - Complexity: O(log *n* + length).
  func row(named name: String) throws(IndexError) -> (row: Int64, status: FileStamp)? {
    try index.row(named: name) { row in (row.number, row.status) }
  }

  /// The file in a row; `nil` where there is no such row.
  ///
  /// - Complexity: O(log *n* + length).
  func file(row: Int64) throws(IndexError) -> IndexedFile? {
    try index.row(row) { (row) throws(IndexError) in try row.file() }
  }

  /// Calls a closure with each row beyond a number, in the order of the numbers, as
  /// ``IndexReader/forEachRow(after:_:)`` does.
  ///
  /// - Complexity: O(bytes of the rows); in memory there is one row at a time.
  func forEachRow(
    after row: Int64 = 0, _ body: (borrowing FileRow) throws(IndexError) -> Void
  ) throws(IndexError) {
    try index.forEachRow(after: row, of: head, body)
  }
}

extension IndexWriter {
  /// Adds a file of which there is no row yet, and gives the row's number.
  ///
  /// - Complexity: O(log *n* + length).
  @discardableResult
  mutating func insert(_ file: IndexedFile) throws(IndexError) -> Int64 {
    let number = head.lastRow + 1
    record.clear()
    file.write(to: &record)
    let checksum = try put(file, number, by: insertion)
    head.lastRow = number
    head.files.add(checksum)
    head.recent.add(checksum)
    return number
  }

  /// Takes a row away, and says whether it was there.
  ///
  /// - Complexity: O(log *n*).
  @discardableResult
  mutating func delete(row: Int64) throws(IndexError) -> Bool {
    guard let checksum = try index.row(row, { row in row.checksum }) else { return false }
    try index.run("DELETE FROM file WHERE row = ?", row)
    head.files.remove(checksum)
    if row > head.baseRow {
      head.recent.remove(checksum)
    } else {
      let line = Checksum(ofRemovedRow: row)
      let value = Int64(bitPattern: line.value)
      try index.run("INSERT INTO removed (row, checksum) VALUES (?,?)", row, value)
      head.removed.add(line)
    }
    return true
  }

  /// Notes that a file was found unchanged, but with another stamp; and says whether the row is there.
  ///
  /// The time is the one that the snapshot gets: the stamp may be one that matches no file.
  ///
  /// - Complexity: O(log *n* + length).
  @discardableResult
  mutating func setStamp(
    row: Int64, to status: FileStamp, modified: Int64
  ) throws(IndexError) -> Bool {
    let found = try index.row(row) { (row) throws(IndexError) in (try row.file(), row.checksum) }
    guard case (var file, let old)? = found else { return false }
    file.status = status
    file.snapshot?.observed = modified
    record.clear()
    file.write(to: &record)
    let replacement = try index.statement(
      "REPLACE INTO file (\(FileRow.columns)) VALUES (?,?,?,?,?,?,?)")
    let new = try put(file, row, by: replacement)
    head.files.replace(old, by: new)
    if row > head.baseRow { head.recent.replace(old, by: new) }
    return true
  }

  private func put(
    _ file: IndexedFile, _ number: Int64, by statement: SQLStatement
  ) throws(IndexError) -> Checksum {
    try file.name.withBytes { (name) throws(IndexError) in
      try record.bytes.withBytes { (record) throws(IndexError) in
        let checksum = FileRow.checksum(number, file.status, name, record)
        try statement.bind(number, at: 1)
        try statement.bind(name, at: 2)
        try statement.bind(file.status.size, at: 3)
        try statement.bind(file.status.modified, at: 4)
        try statement.bind(Int64(bitPattern: file.status.inode), at: 5)
        try statement.bind(record, at: 6)
        try statement.bind(Int64(bitPattern: checksum.value), at: 7)
        try statement.run()
        return checksum
      }
    }
  }
}
