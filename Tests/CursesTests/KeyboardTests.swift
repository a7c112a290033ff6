// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import Testing

@Suite("Keyboard and mouse")
struct KeyboardTests {
  @Test(
    "each key arrives as itself",
    arguments: [
      "j k G é 日", "<up> <down> <left> <right>", "<home> <end> <pgup> <pgdn>",
      "<ins> <del> <bs>", "<tab> <backtab> <enter>", "<f1> <f5> <f12>",
      "<c-d> <c-u> <c-c> <c-\\>", "<c-s> <c-space> <lt> >",
      "<click:3,10> <wheel-up:0,0> <wheel-down:23,79>",
    ])
  func keys(notation: String) throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type(notation.split(separator: " ").joined())
    try terminal.waitFor("> \(notation)")
  }

  @Test("the Escape key is a key by itself")
  func escape() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("<esc>")
    try terminal.waitFor("> <esc>")
    try terminal.type("[")
    try terminal.waitFor("> <esc> [")
  }

  @Test(
    "what other terminals send for a key is understood",
    arguments: [
      ("\u{1B}[A", "<up>"), ("\u{1B}[1~", "<home>"), ("\u{1B}[4~", "<end>"), ("\u{1B}[H", "<home>"),
      ("\u{1B}[11~", "<f1>"), ("\u{8}", "<bs>"), ("\n", "<enter>"),
    ])
  func otherSequences(bytes: String, key: String) throws {
    let terminal = try ProbeTerminal.start()
    terminal.send(Array(bytes.utf8))
    try terminal.waitFor("> \(key)")
  }

  @Test(
    "a sequence that nobody knows is left out as a whole",
    arguments: ["\u{1B}[I", "\u{1B}[99;5u", "\u{1B}[?1;2c", "\u{1B}[201~", "\u{1B}Oz"])
  func unknownSequences(bytes: String) throws {
    let terminal = try ProbeTerminal.start()
    terminal.send(Array((bytes + "j").utf8))
    try terminal.waitFor("> j")
  }

  @Test("bytes that are not UTF-8 do no harm")
  func invalidBytes() throws {
    let terminal = try ProbeTerminal.start()
    terminal.send([0xFF, 0xC3, 0x28, 0x80])
    try terminal.type("j")
    try terminal.waitFor("> ( j")
  }

  @Test("two quick clicks at one place are a double click")
  func doubleClick() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("<double-click:3,10>")
    try terminal.waitFor("> <click:3,10> <double-click:3,10>")
  }

  @Test("the mouse can be off from the start, and be switched off")
  func mouseOff() throws {
    let plain = try ProbeTerminal.start(options: ["--plain"])
    #expect(plain.screen.lines[0].contains("mouse=false"))
    #expect(!plain.screen.reportsMouse)
    let terminal = try ProbeTerminal.start()
    #expect(terminal.screen.reportsMouse)
    try terminal.type("m")
    try terminal.waitFor("no mouse") { !$0.reportsMouse }
  }

  @Test("waiting can be limited, and be ended by work beside the loop")
  func timeoutAndNotice() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("t")
    try terminal.waitFor("> t timeout")
    try terminal.type("w")
    try terminal.waitFor("> t timeout w notice")
  }

  @Test("a descriptor that is closed at its other end is noticed once")
  func closedDescriptor() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("p")
    try terminal.waitFor("> p notice")
    try terminal.type("j")
    try terminal.waitFor("> p notice j")
  }
}
