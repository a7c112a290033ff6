// SPDX-License-Identifier: MIT

import LineageCore

/// A reference to a parent in the form that the index keeps.
extension ParentReference {
  private static let hasRole: UInt8 = 1
  private static let hasDirective: UInt8 = 2

  /// Writes the reference, and the role only where it is not the usual one.
  ///
  /// - Complexity: O(length).
  func write(to record: inout RecordWriter) {
    let isUsual = role.hasSameBytes(as: Self.defaultRole)
    let fields = (isUsual ? 0 : Self.hasRole) | (directive == nil ? 0 : Self.hasDirective)
    record.write(byte: fields)
    record.write(id.text)
    if !isUsual { record.write(role) }
    if let directive { record.write(directive) }
  }

  /// Reads a reference.
  ///
  /// - Complexity: O(length).
  init(from record: inout RecordReader) throws(RecordDamage) {
    let fields = try record.byte()
    guard fields <= Self.hasRole | Self.hasDirective else { throw RecordDamage() }
    self.init(SnapshotID(try record.text()))
    if fields & Self.hasRole != 0 { role = try record.text() }
    if fields & Self.hasDirective != 0 { directive = try record.text() }
  }
}
