// SPDX-License-Identifier: MIT

import LineageCore

/// A record of a cohort in the form that the index keeps.
extension CohortMembership {
  private struct Fields: OptionSet {
    let rawValue: UInt8
    static let label = Fields(rawValue: 1)
    static let index = Fields(rawValue: 2)
    static let size = Fields(rawValue: 4)
    static let parents = Fields(rawValue: 8)
    static let all: Fields = [.label, .index, .size, .parents]
  }

  private var fields: Fields {
    var fields: Fields = []
    if label != nil { fields.insert(.label) }
    if index != nil { fields.insert(.index) }
    if size != nil { fields.insert(.size) }
    if parents != nil { fields.insert(.parents) }
    return fields
  }

  /// Writes the membership.
  ///
  /// - Complexity: O(length).
  func write(to record: inout RecordWriter) {
    record.write(byte: fields.rawValue)
    record.write(id.text)
    if let label { record.write(label) }
    if let index { record.write(signed: Int64(index)) }
    if let size { record.write(signed: Int64(size)) }
    guard let parents else { return }
    record.write(count: parents.count)
    for parent in parents { record.write(parent.text) }
  }

  /// Reads a membership.
  ///
  /// - Complexity: O(length).
  init(from record: inout RecordReader) throws(RecordDamage) {
    let fields = Fields(rawValue: try record.byte())
    guard fields.isSubset(of: .all) else { throw RecordDamage() }
    self.init(CohortID(try record.text()))
    if fields.contains(.label) { label = try record.text() }
    if fields.contains(.index) { index = try record.integer() }
    if fields.contains(.size) { size = try record.integer() }
    guard fields.contains(.parents) else { return }
    parents = try record.list { (item) throws(RecordDamage) in SnapshotID(try item.text()) }
  }
}
