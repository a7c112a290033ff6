// SPDX-License-Identifier: MIT

import Screen
import Testing

@testable import Browser

@Suite("A line being typed")
struct TypedLineTests {
  @Test(
    "is edited where the cursor is, as in a shell",
    arguments: [
      ("abc<left>x", "abx|c"), ("abc<left><left><bs>", "|bc"), ("abc<home><del>", "|bc"),
      ("abc<c-a>x<c-e>y", "xabcy|"), ("abc<left><c-k>", "ab|"), ("abc<left><c-u>", "|c"),
      ("one two<left><c-w>", "one |o"), ("abc<home><right>x<end>", "axbc|"),
      ("<bs><del><left><right>", "|"), ("e\u{301}x<left><left>y", "y|e\u{301}x"),
      ("e\u{301}<bs>", "e|"), ("ab<c-b><c-d>", "a|"), ("ab<home><c-f>-", "a-|b"),
    ])
  func edit(keys: String, expected: String) throws {
    var line = TypedLine()
    for key in try Key.parse(keys) {
      let isOfLines = line.edit(key)
      #expect(isOfLines)
    }
    #expect(line.before + "|" + line.after == expected)
  }

  @Test("leaves other keys to the prompt")
  func otherKeys() {
    var line = TypedLine("abc")
    for key in [Key.up, .tab, .enter, .escape, .control("x")] {
      let isOfLines = line.edit(key)
      #expect(!isOfLines)
    }
    #expect(line == TypedLine("abc"))
  }
}
