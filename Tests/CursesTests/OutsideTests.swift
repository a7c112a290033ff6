// SPDX-License-Identifier: MIT

import Glibc
import Screen
import TerminalTesting
import Testing

@Suite("Programs outside")
struct OutsideTests {
  /// A probe that has left the terminal to a shell's command.
  private func probe(running command: String) throws -> PseudoTerminal {
    let terminal = try ProbeTerminal.start(showing: command)
    try terminal.type("o")
    return terminal
  }

  @Test("another program has the terminal as it was, and then the frame is back")
  func usesTheTerminal() throws {
    let terminal = try probe(running: "echo outside; read line")
    try terminal.waitFor("the command") { !$0.isAlternate && $0.lines.contains("outside") }
    #expect(terminal.attributes == terminal.initialAttributes)
    #expect(!terminal.screen.reportsMouse)
    try terminal.type("<enter>")
    try terminal.waitFor("> o resumed")
    #expect(terminal.screen.isAlternate)
    #expect(terminal.screen.reportsMouse)
    try terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
  }

  @Test("another program gets every signal")
  func signalMask() throws {
    let terminal = try probe(running: "grep -E 'Sig(Blk|Ign)' /proc/self/status; read line")
    // The highest of them, SIGWINCH, is the last bit of seven digits.
    try terminal.waitFor("two empty sets") { screen in
      screen.lines.count { $0.hasPrefix("Sig") && $0.hasSuffix("0000000") } == 2
    }
  }

  @Test("Ctrl-C ends the other program alone")
  func interrupt() throws {
    let terminal = try probe(running: "echo outside; exec sleep 1000")
    try terminal.waitFor("the command") { !$0.isAlternate && $0.lines.contains("outside") }
    try terminal.type("<c-c>")
    try terminal.waitFor("> o resumed")
  }

  @Test("asked to end meanwhile, the program ends when the other one has")
  func termination() throws {
    let terminal = try probe(running: "echo outside; read line")
    try terminal.waitFor("the command") { !$0.isAlternate && $0.lines.contains("outside") }
    terminal.signal(SIGTERM)
    try terminal.type("<enter>")
    #expect(try terminal.waitForExit() == .exited(128 + SIGTERM))
    expectRestored(terminal)
  }
}
