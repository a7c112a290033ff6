// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// What stands around a place in a file, as findings tell of it.
  ///
  /// - Parameters:
  ///   - file: The file, as the store names it.
  ///   - place: `line 3, column 14`, or keys as in `lineage.parents[1].id`; `nil` for the beginning.
  /// - Returns: The lines there.
  /// - Throws: `StoreError.unreadable`.
  /// - Complexity: O(bytes of the file).
  public func excerpt(
    ofFile file: String, place: String?
  ) throws(StoreError) -> FileExcerpt {
    let bytes = try bytes(ofFileShownAs: file)
    let offset = place.flatMap {
      Self.offset(ofLineIn: $0, bytes) ?? Self.offset(ofKeysIn: $0, bytes)
    }
    return FileExcerpt(of: bytes, in: file, markedAt: offset)
  }

  /// The place of `line 3, column 14`; `nil` for other words.
  private static func offset(ofLineIn place: String, _ bytes: [UInt8]) -> Int? {
    let words = place.split { $0 == " " || $0 == "," }
    guard words.count == 4, words[0] == "line", words[2] == "column",
      let line = Int(words[1]), let column = Int(words[3])
    else { return nil }
    var offset = 0
    for _ in 1..<max(1, line) {
      guard let newline = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
        return bytes.count
      }
      offset = newline + 1
    }
    // Columns count characters: the bytes with which one begins.
    var left = column - 1
    while offset < bytes.count, left > 0 {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// Where some keys stand, each after the one before it; `nil` where one does not.
  ///
  /// A file that is not sound has no better answer.
  private static func offset(ofKeysIn place: String, _ bytes: [UInt8]) -> Int? {
    var found: Int?
    for key in place.split(whereSeparator: { $0 == "." || $0 == "[" || $0 == "]" })
    where Int(key) == nil {
      let quoted = Array("\"\(key)\"".utf8)
      guard let next = bytes[(found ?? 0)...].firstRange(of: quoted) else { return found }
      found = next.lowerBound
    }
    return found
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes stand first.
  fileprivate func firstRange(of wanted: [UInt8]) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    var start = startIndex
    while let place = self[start...].firstIndex(of: first), place + wanted.count <= endIndex {
      if self[place..<place + wanted.count].elementsEqual(wanted) {
        return place..<place + wanted.count
      }
      start = place + 1
    }
    return nil
  }
}
