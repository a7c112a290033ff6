// SPDX-License-Identifier: MIT

import Glibc
import TerminalTesting
import Testing

@testable import Curses

@Suite("TerminalError")
struct TerminalErrorTests {
  @Test(
    "a terminal that cannot show full screens is left untouched",
    arguments: [
      ("", "TERM is not set"), ("dumb", "dumb cannot show full screens"),
      ("no-such-terminal", "does not know TERM=no-such-terminal"),
      ("\u{1B}[31m", "does not know TERM=^[[31m"),
    ])
  func untouched(term: String, message: String) throws {
    let terminal = try ProbeTerminal.launch(environment: ["TERM": term])
    #expect(try terminal.waitForExit() == .exited(EX_UNAVAILABLE))
    let shown = terminal.screen.lines.joined()
    #expect(shown.contains(message))
    #expect(shown.contains("stemma tree"))
    #expect(!terminal.output.contains(0x1B))
    #expect(terminal.attributes == terminal.initialAttributes)
  }

  @Test("without a controlling terminal, files and pipes are no terminal")
  func noTerminal() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      arguments: ["-c", "setsid --wait \"$0\" </dev/null 2>&1 | cat", builtProgram("CursesProbe")])
    try terminal.waitForExit()
    #expect(terminal.screen.lines[0].contains("There is no terminal"))
    #expect(terminal.attributes == terminal.initialAttributes)
  }

  @Test("redirected output does not matter, as the terminal is opened by itself")
  func redirected() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/sh",
      arguments: ["-c", "\"$0\" </dev/null | cat", builtProgram("CursesProbe")])
    try terminal.waitFor("end")
    try terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.attributes == terminal.initialAttributes)
  }

  @Test(
    "every message names the way out",
    arguments: [
      .noTerminal, .termNotSet, .unknownTerm("x"), .dumbTerm("x"),
      .refused(call: "signalfd", code: EMFILE),
    ] as [TerminalError])
  func messages(error: TerminalError) {
    #expect(error.description.contains("`stemma tree`"))
  }
}
