// SPDX-License-Identifier: MIT

import Testing

@testable import Curses

@Suite("Clipboard")
struct ClipboardTests {
  @Test(
    "text travels in base 64",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
      ("é\u{1B}", "w6kb"), ("~~~???", "fn5+Pz8/"),
    ])
  func sequence(text: String, encoded: String) {
    #expect(Clipboard.sequence(toCopy: text) == Array("\u{1B}]52;c;\(encoded)\u{7}".utf8))
  }
}
