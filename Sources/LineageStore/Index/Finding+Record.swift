// SPDX-License-Identifier: MIT

import LineageCore

/// A finding in the form that the index keeps.
extension Finding {
  /// Writes the finding, its kind by the stable name.
  ///
  /// - Complexity: O(length).
  func write(to record: inout RecordWriter) {
    record.write(kind.rawValue)
    record.write(optional: snapshot?.text)
    record.write(optional: file)
    record.write(optional: place)
    record.write(message)
  }

  /// Reads a finding.
  ///
  /// - Complexity: O(length).
  init(from record: inout RecordReader) throws(RecordDamage) {
    guard let kind = Kind(rawValue: try record.text()) else { throw RecordDamage() }
    self.init(kind, message: "")
    snapshot = try record.optionalText().map { SnapshotID($0) }
    file = try record.optionalText()
    place = try record.optionalText()
    message = try record.text()
  }
}
