// SPDX-License-Identifier: MIT

import Screen
import TestSupport
import Testing

@Suite("Frame")
struct FrameTests {
  var frame = Frame(size: Size(rows: 3, columns: 12))

  @Test("text stands where it is written, and says how many columns it took")
  mutating func write() {
    let used = frame.write("├─● ab9c", at: Point(row: 1, column: 2))
    #expect(used == 8)
    expectFrame(frame, "\n  ├─● ab9c")
  }

  @Test("text stops at the right border and at the area's")
  mutating func clippedAtTheRight() {
    #expect(frame.write("abcdefgh", at: Point(row: 0, column: 8)) == 4)
    let area = Rect(rows: 0..<3, columns: 2..<6)
    #expect(frame.write("abcdefgh", at: Point(row: 1, column: 3), in: area) == 3)
    #expect(frame.write("abcdefgh", at: Point(row: 2, column: 9), in: area) == 0)
    expectFrame(frame, "        abcd\n   abc")
  }

  @Test("text that starts left of the area shows the rest")
  mutating func clippedAtTheLeft() {
    #expect(frame.write("abcdef", at: Point(row: 0, column: -2)) == 6)
    let area = Rect(rows: 0..<3, columns: 4..<12)
    #expect(frame.write("abcdef", at: Point(row: 1, column: 2), in: area) == 6)
    expectFrame(frame, "cdef\n    cdef")
  }

  @Test("rows outside are left alone", arguments: [-1, 3, Int.max])
  mutating func rowsOutside(row: Int) {
    frame.write("hidden", at: Point(row: row, column: 0))
    expectFrame(frame, "")
  }

  @Test("a wide character takes two places")
  mutating func wide() {
    #expect(frame.write("日本x", at: Point(row: 0, column: 0)) == 5)
    expectFrame(frame, "日本x")
    #expect(frame[Point(row: 0, column: 1)].isContinuation)
    #expect(frame[Point(row: 0, column: 4)].text == "x")
  }

  @Test("half a wide character at a border is a space")
  mutating func wideAtTheBorder() {
    let area = Rect(rows: 0..<3, columns: 3..<8)
    #expect(frame.write("日本語字", at: Point(row: 0, column: 2), in: area) == 6)
    #expect(frame.write("日本語", at: Point(row: 1, column: 7)) == 5)
    expectFrame(frame, "    本語\n       日本")
  }

  @Test("writing over half of a wide character clears the other half", arguments: [0, 1])
  mutating func overHalf(column: Int) {
    frame.write("日日", at: Point(row: 0, column: 0))
    frame.write("x", at: Point(row: 0, column: column))
    expectFrame(frame, column == 0 ? "x 日" : " x日")
  }

  @Test("a wide character between two halves clears both")
  mutating func wideOverWide() {
    frame.write("日日", at: Point(row: 0, column: 0))
    frame.write("本", at: Point(row: 0, column: 1))
    expectFrame(frame, " 本")
  }

  @Test("a combining mark belongs to its character's place")
  mutating func combining() {
    #expect(frame.write("cafe\u{301}!", at: Point(row: 0, column: 0)) == 5)
    #expect(frame[Point(row: 0, column: 3)].text == "e\u{301}")
    #expect(frame[Point(row: 0, column: 4)].text == "!")
  }

  @Test("marks keep their order, and the character can be replaced")
  mutating func stackedMarks() {
    let origin = Point(row: 0, column: 0)
    frame.write("e\u{301}\u{302}\u{10A0F}", at: origin)
    #expect(frame[origin].marks.scalars == ["\u{301}", "\u{302}", "\u{10A0F}"])
    #expect(
      frame[origin].text.unicodeScalars.elementsEqual("e\u{301}\u{302}\u{10A0F}".unicodeScalars))
    frame.write("e", at: origin)
    #expect(frame[origin].marks.isEmpty)
  }

  @Test("no control character gets into a frame")
  mutating func hostile() {
    frame.write("\u{1B}[2J\u{9B}x", at: Point(row: 0, column: 0))
    expectFrame(frame, "^[[2J<U+009B")
  }

  @Test("a frame for ASCII spells the rest")
  func asciiOnly() {
    var frame = Frame(size: Size(rows: 1, columns: 12), glyphs: .ascii)
    #expect(frame.write("é!", at: Point(row: 0, column: 0)) == 9)
    expectFrame(frame, "<U+00E9>!")
  }

  @Test("filling replaces what is inside the area")
  mutating func fill() {
    for row in 0..<3 { frame.write("日日日日日日", at: Point(row: row, column: 0)) }
    frame.fill(Rect(rows: 1..<9, columns: 3..<6), with: "─")
    expectFrame(frame, "日日日日日日\n日 ───日日日\n日 ───日日日")
  }

  @Test("a style is laid over cells without changing their text")
  mutating func restyle() {
    frame.write("seed", at: Point(row: 0, column: 0), style: Style(foreground: .palette(3)))
    frame.restyle(frame.bounds.top(1), with: Style(attributes: .reverse))
    expectFrame(frame, "seed")
    #expect(
      frame[Point(row: 0, column: 1)].style
        == Style(foreground: .palette(3), attributes: .reverse))
    #expect(frame[Point(row: 1, column: 1)].style == .plain)
  }

  @Test("an empty frame can be written on", arguments: [(0, 0), (0, 9), (9, 0)])
  func empty(rows: Int, columns: Int) {
    var frame = Frame(size: Size(rows: rows, columns: columns))
    frame.write("text", at: Point(row: 0, column: 0))
    frame.fill(Rect(rows: 0..<5, columns: 0..<5))
    expectFrame(frame, "")
  }
}
