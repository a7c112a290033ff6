// SPDX-License-Identifier: MIT

extension Snapshot {
  /// Whether the file is named after the id: `<id>.json`, or `<id>/spec.json`.
  ///
  /// - Complexity: O(length of the name).
  public var isNamedAfterID: Bool {
    guard let parts = file?.split(separator: "/"), let last = parts.last else { return false }
    let name = shape == .spec ? parts.dropLast().last : last.dropLast(".json".count)
    guard let name, last.hasSuffix(".json") else { return false }
    return String(name).compareBytes(to: id.text) == 0
  }

  /// Whether this record counts where another has the same id.
  ///
  /// The one with a file counts, then the one named after the id, then the smallest file name. Of
  /// two hearsay records the one that tells more counts.
  func takesPrecedence(over other: Snapshot) -> Bool {
    if isMissing != other.isMissing { return other.isMissing }
    if isNamedAfterID != other.isNamedAfterID { return isNamedAfterID }
    if let file, let otherFile = other.file, file.compareBytes(to: otherFile) != 0 {
      return file.compareBytes(to: otherFile) < 0
    }
    if parents.count != other.parents.count { return parents.count > other.parents.count }
    return String(reflecting: self).compareBytes(to: String(reflecting: other)) < 0
  }
}
