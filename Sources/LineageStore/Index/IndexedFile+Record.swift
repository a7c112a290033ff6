// SPDX-License-Identifier: MIT

import LineageCore

/// The record of a file, which holds all but its name and its stamp.
///
/// A byte says what there is; then comes the snapshot, before all that few questions need.
extension IndexedFile {
  private struct Fields: OptionSet {
    let rawValue: UInt8
    static let snapshot = Fields(rawValue: 1)
    static let linkedPath = Fields(rawValue: 2)
    static let summary = Fields(rawValue: 4)
    static let prompt = Fields(rawValue: 8)
    static let findings = Fields(rawValue: 16)
    static let hearsay = Fields(rawValue: 32)
    static let numbers = Fields(rawValue: 64)
    static let all: Fields = [
      .snapshot, .linkedPath, .summary, .prompt, .findings, .hearsay, .numbers,
    ]
  }

  private var fields: Fields {
    var fields: Fields = []
    if snapshot != nil { fields.insert(.snapshot) }
    if linkedPath != nil { fields.insert(.linkedPath) }
    if summary != nil { fields.insert(.summary) }
    if prompt != nil { fields.insert(.prompt) }
    if !findings.isEmpty { fields.insert(.findings) }
    if !hearsay.isEmpty { fields.insert(.hearsay) }
    if !numbers.isEmpty { fields.insert(.numbers) }
    return fields
  }

  /// Writes the record.
  ///
  /// - Complexity: O(length).
  func write(to record: inout RecordWriter) {
    record.write(byte: fields.rawValue)
    if let snapshot {
      record.writeSection { snapshot.write(to: &$0, for: OwnFile(name: name, status: status)) }
    }
    if let linkedPath { record.write(linkedPath) }
    if let summary { record.write(summary) }
    if let prompt { record.write(prompt) }
    if !findings.isEmpty {
      record.write(count: findings.count)
      for finding in findings { finding.write(to: &record) }
    }
    if !hearsay.isEmpty {
      record.write(count: hearsay.count)
      for snapshot in hearsay { snapshot.write(to: &record) }
    }
    guard !numbers.isEmpty else { return }
    record.write(count: numbers.count)
    for number in numbers {
      record.write(number.name)
      record.write(fixed: number.value.bitPattern)
    }
  }

  /// Reads a record.
  ///
  /// - Complexity: O(length).
  init(name: String, status: FileStamp, record: UnsafeRawBufferPointer) throws(RecordDamage) {
    self.init(name: name, status: status)
    var record = RecordReader(record)
    let fields = Fields(rawValue: try record.byte())
    guard fields.isSubset(of: .all) else { throw RecordDamage() }
    if fields.contains(.snapshot) {
      var section = try record.section()
      snapshot = try Snapshot(from: &section, for: OwnFile(name: name, status: status))
      try section.finish()
    }
    if fields.contains(.linkedPath) { linkedPath = try record.text() }
    if fields.contains(.summary) { summary = try record.text() }
    if fields.contains(.prompt) { prompt = try record.text() }
    if fields.contains(.findings) {
      findings = try record.list { (item) throws(RecordDamage) in try Finding(from: &item) }
    }
    if fields.contains(.hearsay) {
      hearsay = try record.list { (item) throws(RecordDamage) in try Snapshot(from: &item) }
    }
    if fields.contains(.numbers) {
      numbers = try record.list { (item) throws(RecordDamage) in
        NamedNumber(name: try item.text(), value: Double(bitPattern: try item.fixed()))
      }
    }
    try record.finish()
  }

  /// Reads of a record only the snapshot.
  ///
  /// - Complexity: O(length of the snapshot's part).
  static func snapshot(
    named name: String, status: FileStamp, record: UnsafeRawBufferPointer
  ) throws(RecordDamage) -> Snapshot? {
    var record = RecordReader(record)
    guard Fields(rawValue: try record.byte()).contains(.snapshot) else { return nil }
    var section = try record.section()
    let snapshot = try Snapshot(from: &section, for: OwnFile(name: name, status: status))
    try section.finish()
    return snapshot
  }
}
