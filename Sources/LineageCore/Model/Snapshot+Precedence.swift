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

  /// Whether a name is smaller than another: by bytes, but lines of one file by their numbers.
  private static func precedes(_ name: String, _ other: String) -> Bool {
    if let first = line(name), let second = line(other), first.elementsEqual(second),
      name.utf8.count != other.utf8.count
    {
      return name.utf8.count < other.utf8.count
    }
    return name.compareBytes(to: other) < 0
  }

  /// The file of a line, of a name as in `runs.jsonl:12`; `nil` for other names.
  private static func line(_ name: String) -> Substring.UTF8View? {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    let number = name.utf8[name.utf8.index(after: colon)...]
    let isNumber = number.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return isNumber ? name.utf8[..<colon] : nil
  }

  /// Whether this record counts where another has the same id.
  ///
  /// The one with a file counts, then the one named after the id, then the smallest file name. Of
  /// two hearsay records the one that tells more counts.
  public func takesPrecedence(over other: Snapshot) -> Bool {
    if isMissing != other.isMissing { return other.isMissing }
    if isNamedAfterID != other.isNamedAfterID { return isNamedAfterID }
    if let file, let otherFile = other.file, file.compareBytes(to: otherFile) != 0 {
      return Self.precedes(file, otherFile)
    }
    if parents.count != other.parents.count { return parents.count > other.parents.count }
    return String(reflecting: self).compareBytes(to: String(reflecting: other)) < 0
  }
}
