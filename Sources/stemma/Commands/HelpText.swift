// SPDX-License-Identifier: MIT

extension String {
  /// The text in lines of less than 80 columns, each with spaces before it, as help breaks its own
  /// lines without regard to those.
  ///
  /// - Complexity: O(length).
  func indented(by indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count < 80 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(margin + word)
      }
    }
    return lines.joined(separator: "\n")
  }
}
