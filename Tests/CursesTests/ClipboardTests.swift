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
    let plain = "\u{1B}]52;c;\(encoded)\u{7}"
    #expect(Clipboard.sequence(toCopy: text) == Array(plain.utf8))
    let wrapped = "\u{1B}Ptmux;\u{1B}\(plain)\u{1B}\\"
    #expect(Clipboard.sequence(toCopy: text, insideTmux: true) == Array((plain + wrapped).utf8))
  }
}
