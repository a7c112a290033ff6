// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import TestSupport
import Testing

@Suite("Drawing")
struct DrawingTests {
  @Test("a frame appears on the alternate screen, cell by cell")
  func frame() throws {
    let terminal = try ProbeTerminal.start(showing: "sample")
    #expect(terminal.screen.isAlternate)
    #expect(terminal.screen.cursor == nil)
    expectLines(
      Array(terminal.screen.lines.prefix(4)),
      """
      24x80 colors=256 unicode mouse=true
      >
      sample|
      bold dim reverse underline italic red bright gray orange behind shaded
      """)
    #expect(terminal.screen.lines[23].hasSuffix("end"))
    #expect(terminal.screen.lines[23].count == 80)
  }

  @Test("the cursor stands where the frame has it")
  func cursor() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("c")
    try terminal.waitFor("a cursor") { $0.cursor == Point(row: 2, column: 3) }
    try terminal.type("c")
    try terminal.waitFor("no cursor") { $0.cursor == nil }
  }

  @Test(
    "wide and combining characters take their columns",
    arguments: [
      ("plain", 5), ("日本語", 6), ("cafe\u{301}", 4), ("e\u{301}\u{302}\u{303}x", 2),
      ("ｱＡ", 3), ("가나", 4), ("├─●", 3), ("⚡", 2),
    ])
  func widths(text: String, columns: Int) throws {
    let terminal = try ProbeTerminal.start(showing: text)
    let end = Point(row: 2, column: columns)
    try terminal.waitFor("a bar in column \(columns)") { $0[end].text == "|" }
    #expect(terminal.screen.lines[2].unicodeScalars.elementsEqual((text + "|").unicodeScalars))
  }

  @Test(
    "hostile text is shown, not obeyed",
    arguments: [
      ("\u{1B}[2J\u{1B}[31mred", "^[[2J^[[31mred|"),
      ("\u{1B}]0;title\u{7}", "^[]0;title^G|"),
      ("\u{9B}2J\u{9D}0;x\u{9C}", "<U+009B>2J<U+009D>0;x<U+009C>|"),
      ("a\u{202E}b\u{8}\r\nc", "a<U+202E>b^H c|"),
      ("\u{E}\u{F}", "^N^O|"),
    ])
  func hostile(text: String, visible: String) throws {
    let terminal = try ProbeTerminal.start(showing: text)
    try terminal.waitFor(visible)
    #expect(terminal.screen.lines[2] == visible)
    #expect(terminal.screen.lines[0].hasPrefix("24x80"))
  }

  @Test("in a locale without UTF-8 everything is ASCII")
  func asciiLocale() throws {
    let terminal = try ProbeTerminal.start(
      showing: "café ├─● 日", environment: ["LANG": "C", "LC_ALL": "C"])
    #expect(terminal.screen.lines[0].contains("ascii"))
    try terminal.waitFor("caf<U+00E9> <U+251C><U+2500><U+25CF> <U+65E5>|")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
  }

  @Test("a UTF-8 locale that is not installed is UTF-8 all the same")
  func missingLocale() throws {
    let terminal = try ProbeTerminal.start(showing: "é", environment: ["LANG": "xx_XX.UTF-8"])
    try terminal.waitFor("unicode")
    try terminal.waitFor("é|")
  }

  @Test("the clipboard is filled where the terminal knows how")
  func clipboard() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("y")
    try terminal.waitFor("> y")
    let sequence = Array("\u{1B}]52;c;c3RlbW1h\u{7}".utf8)
    #expect(terminal.output.indices.contains { terminal.output[$0...].starts(with: sequence) })
  }

  @Test("Ctrl-L sends the whole frame again")
  func redraw() throws {
    let terminal = try ProbeTerminal.start(showing: "sample")
    // Something else writes on the screen.
    terminal.screen.feed(Array("\u{1B}[2Jgarbage".utf8))
    try terminal.type("<c-l>")
    try terminal.waitFor("sample|")
    try terminal.waitFor("no garbage") { $0.find("garbage") == nil }
  }
}
