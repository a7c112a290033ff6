// SPDX-License-Identifier: MIT

/// A name in a directory that is not UTF-8, so that no text is it.
enum UnnamableName {
  /// What people see of it: `\xE9` for each byte that is not ASCII.
  static func shown(_ bytes: UnsafeRawBufferPointer) -> String {
    bytes.map { byte in
      byte < 0x80
        ? String(Unicode.Scalar(byte)) : "\\x" + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension OpenDirectory {
  /// The bytes of the name that is shown as something because it is not UTF-8, and a final zero;
  /// `nil` where there is none.
  ///
  /// - Complexity: O(bytes of the names in the directory).
  func unnamable(shownAs shown: String) throws(SystemError) -> [CChar]? {
    var found: [CChar]?
    try forEachName { name, _ in
      if found == nil, !name.isUTF8, UnnamableName.shown(name) == shown {
        found = name.map(CChar.init(bitPattern:)) + [0]
      }
    }
    return found
  }
}
