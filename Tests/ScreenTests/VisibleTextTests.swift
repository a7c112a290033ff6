// SPDX-License-Identifier: MIT

import Screen
import Testing

@Suite("VisibleText")
struct VisibleTextTests {
  @Test(
    "what could drive a terminal, hide or reorder is spelled out",
    arguments: [
      ("plain text", "plain text"),
      ("\u{1B}[31mred", "^[[31mred"),
      ("\u{0}\u{1}\u{7F}", "^@^A^?"),
      ("\u{9B}2J", "<U+009B>2J"),
      ("tab\there", "tab here"),
      ("two\nlines", "two lines"),
      ("two\r\nlines", "two lines"),
      ("over\rwritten", "over written"),
      ("abc\u{202E}def\u{202C}", "abc<U+202E>def<U+202C>"),
      ("\u{2066}isolated\u{2069}", "<U+2066>isolated<U+2069>"),
      ("a\u{200B}b\u{FEFF}", "a<U+200B>b<U+FEFF>"),
      ("line\u{2028}paragraph\u{2029}", "line<U+2028>paragraph<U+2029>"),
      ("tag\u{E0041}", "tag<U+E0041>"),
      ("private\u{E000}", "private<U+E000>"),
      ("unassigned\u{378}", "unassigned<U+0378>"),
      ("soft\u{AD}hyphen", "soft<U+00AD>hyphen"),
      ("filler\u{3164}", "filler<U+3164>"),
      ("family 👩\u{200D}👧", "family 👩<U+200D>👧"),
      ("heart ❤\u{FE0F}", "heart ❤"),
      ("hidden 1\u{FE0F}", "hidden 1<U+FE0F>"),
    ])
  func spelledOut(raw: String, visible: String) {
    #expect(VisibleText(raw).text.unicodeScalars.elementsEqual(visible.unicodeScalars))
  }

  @Test(
    "a combining mark needs a character of the text's own, and there are at most three",
    arguments: [
      ("e\u{301}", "e\u{301}"),
      ("\u{301}e", "<U+0301>e"),
      ("\u{1B}\u{301}", "^[<U+0301>"),
      ("e\u{301}\u{302}\u{303}\u{304}", "e\u{301}\u{302}\u{303}<U+0304>"),
    ])
  func marks(raw: String, visible: String) {
    #expect(VisibleText(raw).text.unicodeScalars.elementsEqual(visible.unicodeScalars))
  }

  @Test(
    "nothing stays or becomes a control character, and every width is right",
    arguments: [0...0xFFFF, 0x10000...0x1FFFF, 0xE0000...0xE0FFF] as [ClosedRange<UInt32>])
  func everyScalar(range: ClosedRange<UInt32>) {
    for scalar in range.compactMap(Unicode.Scalar.init) {
      for glyphs in [GlyphSet.unicode, .ascii] {
        let visible = VisibleText(String(Character(scalar)), glyphs: glyphs)
        let scalars = visible.text.unicodeScalars
        let isClean = scalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        let isASCII = glyphs == .unicode || scalars.allSatisfy(\.isASCII)
        let columns = scalars.reduce(0) { $0 + $1.displayWidth }
        guard isClean, isASCII, columns == visible.columns, columns > 0 else {
          Issue.record("U+\(String(scalar.value, radix: 16)) became \(visible)")
          return
        }
      }
    }
  }

  @Test(
    "for ASCII alone, all else is spelled out",
    arguments: [("café", "caf<U+00E9>"), ("日", "<U+65E5>"), ("a\nb\u{1B}", "a b^[")])
  func asciiOnly(raw: String, visible: String) {
    #expect(VisibleText(raw, glyphs: .ascii).text == visible)
  }

  @Test(
    "text too long is cut, and the cut is marked",
    arguments: [
      ("counterfactual", 14, "counterfactual", "counterfactual"),
      ("counterfactual", 8, "counter…", "…factual"),
      ("日本語字", 7, "日本語…", "…本語字"),
      ("日本語字", 6, "日本…", "…語字"),
      ("cafe\u{301} noir", 5, "cafe\u{301}…", "…noir"),
      ("noir cafe\u{301}", 5, "noir…", "…cafe\u{301}"),
      ("anything", 1, "…", "…"),
      ("anything", 0, "", ""),
      ("anything", -1, "", ""),
    ])
  func truncated(raw: String, limit: Int, start: String, end: String) {
    let text = VisibleText(raw)
    #expect(text.truncated(to: limit).text == start)
    #expect(text.truncated(to: limit, keeping: .end).text == end)
    #expect(text.truncated(to: limit).columns <= max(0, limit))
  }

  @Test("in ASCII the cut is marked by a tilde")
  func truncatedASCII() {
    #expect(VisibleText("counterfactual", glyphs: .ascii).truncated(to: 8).text == "counter~")
  }
}
