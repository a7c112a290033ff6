// SPDX-License-Identifier: MIT

import Screen
import Testing

@Suite("Key")
struct KeyTests {
  @Test(
    "notation names every kind of key",
    arguments: [
      (
        "jj<right>/s<enter>",
        [
          .character("j"), .character("j"), .right, .character("/"), .character("s"), .enter,
        ]
      ),
      ("<c-d><C-D>", [.control("d"), .control("d")]),
      ("<f1><F12>", [.function(1), .function(12)]),
      ("<lt>>é ", [.character("<"), .character(">"), .character("é"), .character(" ")]),
      ("<c-i><c-m><c-j><c-h><c-[>", [.tab, .enter, .enter, .backspace, .escape]),
      (
        "<click:3,10><wheel-up:0,0>",
        [
          .click(Point(row: 3, column: 10), count: 1), .wheelUp(Point(row: 0, column: 0)),
        ]
      ),
      ("", []),
    ] as [(String, [Key])])
  func notation(text: String, keys: [Key]) throws {
    #expect(try Key.parse(text) == keys)
  }

  @Test(
    "each key's notation reads back as the key",
    arguments: [
      .character("j"), .character("<"), .character(" "), .character(">"), .character("日"),
      .control("d"), .control("\\"), .control(" "), .function(5), .up, .down,
      .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace, .tab,
      .backTab, .enter, .escape, .click(Point(row: 3, column: 10), count: 1),
      .click(Point(row: 3, column: 10), count: 2), .wheelUp(Point(row: 1, column: 2)),
      .wheelDown(Point(row: 1, column: 2)),
    ] as [Key])
  func roundTrip(key: Key) throws {
    #expect(try Key.parse(key.description) == [key])
  }

  @Test(
    "a mistake in a notation is named",
    arguments: [
      ("<entre>", .unknownName("entre")), ("<c-ab>", .unknownName("c-ab")),
      ("<f0>", .unknownName("f0")), ("<click:3>", .unknownName("click:3")),
      ("<>", .unknownName("")), ("a<b", .unclosed("a<b")),
    ] as [(String, KeyNotationError)])
  func mistakes(text: String, error: KeyNotationError) {
    #expect(throws: error) { try Key.parse(text) }
    #expect(error.description.contains("<lt>"))
  }
}
