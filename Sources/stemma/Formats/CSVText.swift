// SPDX-License-Identifier: MIT

/// Comma-separated values, as RFC 4180 has them.
enum CSVText {
  /// A cell, in quotes where it needs them.
  static func cell(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { !",\"\r\n".utf8.contains($0) }
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
