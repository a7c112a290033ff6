// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotID {
  /// How many bytes the name of a file may have: file systems allow 255, and backups add suffixes.
  private static let longestFileName = 250

  /// Why no file can be named after the snapshot, or `nil` where one can.
  ///
  /// An id comes from a file that anybody may have written, and must not lead out of the store.
  ///
  /// - Complexity: O(length).
  var fileNameProblem: String? {
    let bytes = text.utf8
    if bytes.isEmpty { return "it is empty" }
    if bytes.contains(UInt8(ascii: "/")) { return "it has a slash" }
    if bytes.contains(0) { return "it has a zero byte" }
    if bytes.first == UInt8(ascii: ".") { return "it begins with a full stop" }
    let length = bytes.count + StoreFile.suffix.utf8.count
    guard length > Self.longestFileName else { return nil }
    return "with \(StoreFile.suffix) it has \(length) bytes, more than \(Self.longestFileName)"
  }

  /// The name of the snapshot's file.
  var fileName: String { text + StoreFile.suffix }
}
