// SPDX-License-Identifier: MIT

extension Snapshot {
  /// Whether the file is named after the id: `<id>.json`, or `<id>/spec.json`.
  ///
  /// - Complexity: O(length of the name).
  public var isNamedAfterID: Bool {
    let suffix = ".json".utf8
    guard let parts = file?.utf8.split(separator: UInt8(ascii: "/")), let last = parts.last,
      last.suffix(suffix.count).elementsEqual(suffix)
    else { return false }
    let name = shape == .spec ? parts.dropLast().last : last.dropLast(suffix.count)
    return name?.elementsEqual(id.text.utf8) ?? false
  }

  /// Whether this record counts where another has the same id.
  ///
  /// The one with a file counts, then the one named after the id, then the smallest file name. Of
  /// two hearsay records the one that tells more counts.
  public func takesPrecedence(over other: Snapshot) -> Bool {
    if isMissing != other.isMissing { return other.isMissing }
    if isNamedAfterID != other.isNamedAfterID { return isNamedAfterID }
    if let file, let otherFile = other.file, file.compareBytes(to: otherFile) != 0 {
      return file.compareBytes(to: otherFile) < 0
    }
    if parents.count != other.parents.count { return parents.count > other.parents.count }
    return String(reflecting: self).compareBytes(to: String(reflecting: other)) < 0
  }
}
