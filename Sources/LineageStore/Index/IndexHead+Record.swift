// SPDX-License-Identifier: MIT

import LineageCore

/// The head in the form in which it is stored.
extension IndexHead {
  /// The form of everything in the index.
  ///
  /// It changes whenever anything is stored in another way, or stands for something else. An index
  /// of another version is made anew.
  static let formatVersion: UInt64 = 5

  /// Writes the head.
  func write(to record: inout RecordWriter) {
    record.write(Self.formatVersion)
    record.write(storePath)
    record.write(fixed: birth)
    for number in [revision, lastRow, baseRow] { record.write(signed: number) }
    for tally in [files, recent, removed] { tally.write(to: &record) }
    record.write(count: columns.count)
    for column in columns { column.write(to: &record) }
    facts.write(to: &record)
  }

  /// Reads a head.
  init(record: UnsafeRawBufferPointer) throws(RecordDamage) {
    var record = RecordReader(record)
    guard try record.number() == Self.formatVersion else { throw RecordDamage() }
    self.init(storePath: try record.text(), birth: try record.fixed())
    revision = try record.signed()
    lastRow = try record.signed()
    baseRow = try record.signed()
    files = try RowTally(from: &record)
    recent = try RowTally(from: &record)
    removed = try RowTally(from: &record)
    columns = try record.list { (item) throws(RecordDamage) in try IndexColumn(from: &item) }
    facts = try IndexFacts(from: &record)
    try record.finish()
  }
}

extension RowTally {
  /// Writes the tally.
  func write(to record: inout RecordWriter) {
    record.write(signed: count)
    record.write(fixed: sum)
  }

  /// Reads a tally.
  init(from record: inout RecordReader) throws(RecordDamage) {
    self.init(count: try record.signed(), sum: try record.fixed())
  }
}

extension IndexColumn {
  /// Writes the description of the column.
  func write(to record: inout RecordWriter) {
    record.write(name)
    record.write(signed: Int64(stride))
    record.write(signed: Int64(byteCount))
    record.write(fixed: checksum.value)
  }

  /// Reads the description of a column.
  init(from record: inout RecordReader) throws(RecordDamage) {
    name = try record.text()
    stride = try record.integer()
    byteCount = try record.integer()
    checksum = Checksum(try record.fixed())
    guard stride > 0, byteCount >= 0 else { throw RecordDamage() }
  }
}

extension IndexFacts {
  /// Writes the facts.
  func write(to record: inout RecordWriter) {
    record.write(optional: folderModified)
    record.write(optional: passBegan)
    record.write(signed: Int64(errorCount))
    record.write(count: findings.count)
    for finding in findings { finding.write(to: &record) }
    record.write(count: isUnfinished ? 1 : 0)
    record.write(count: hasNumbers ? 1 : 0)
  }

  /// Reads the facts.
  init(from record: inout RecordReader) throws(RecordDamage) {
    folderModified = try record.optionalSigned()
    passBegan = try record.optionalSigned()
    errorCount = try record.integer()
    findings = try record.list { (item) throws(RecordDamage) in try Finding(from: &item) }
    isUnfinished = try record.integer() != 0
    hasNumbers = try record.integer() != 0
  }
}
