// SPDX-License-Identifier: MIT

import Glibc
import Screen
import TerminalTesting
import Testing

@Suite("A shell's job")
struct JobTests {
  /// A shell that has started the probe as a job.
  private func shellWithProbe() throws -> PseudoTerminal {
    var environment = PseudoTerminal.usualEnvironment
    environment["PS1"] = "ready> "
    let terminal = try PseudoTerminal(
      running: "/bin/sh", arguments: ["-i"], environment: environment)
    try terminal.waitFor("ready>")
    try terminal.type("\(builtProgram("CursesProbe")) sample<enter>")
    try terminal.waitFor("24x80 colors=256")
    return terminal
  }

  /// Ends the shell when it has seen its job end, so that no process remains.
  private func endShell(_ terminal: PseudoTerminal) throws {
    try terminal.waitFor("the shell") { screen in
      !screen.isAlternate && screen.lines.last { !$0.isEmpty } == "ready>"
    }
    try terminal.type("exit<enter>")
    try terminal.waitForExit()
  }

  @Test("Ctrl-Z gives the shell its terminal, and fg brings the frame back")
  func suspend() throws {
    let terminal = try shellWithProbe()
    for round in 1...2 {
      try terminal.type("<c-z>")
      try terminal.waitFor("the shell") { !$0.isAlternate && $0.lines.contains("ready>") }
      #expect(terminal.attributes.editsLines)
      #expect(!terminal.screen.reportsMouse)
      try terminal.type("fg<enter>")
      try terminal.waitFor("the frame") { screen in
        screen.isAlternate && screen.lines[2] == "sample|"
          && screen.lines[1].split(separator: " ").count { $0 == "resumed" } == round
      }
      #expect(terminal.screen.reportsMouse)
    }
    try terminal.type("q")
    try terminal.waitFor("ended")
    #expect(terminal.attributes.editsLines)
    try endShell(terminal)
  }

  @Test("a size changed while it was stopped is drawn for")
  func resizedWhileStopped() throws {
    let terminal = try shellWithProbe()
    try terminal.type("<c-z>")
    try terminal.waitFor("ready>")
    terminal.resize(to: Size(rows: 10, columns: 40))
    try terminal.type("fg<enter>")
    try terminal.waitFor("a smaller frame") { $0.lines[0].hasPrefix("10x40") }
    try terminal.waitFor("resize:10x40")
    try terminal.type("q")
    try endShell(terminal)
  }

  @Test("stopped and then asked to end, it ends without touching the terminal")
  func endedWhileStopped() throws {
    let terminal = try shellWithProbe()
    try terminal.type("<c-z>")
    try terminal.waitFor("ready>")
    try terminal.type("kill %1; kill -CONT %1<enter>")
    try terminal.waitFor("ended")
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.attributes.editsLines)
    // The shell calls the job stopped until it has seen its end.
    try terminal.type("until wait %1; [ $? -ne 148 ]; do :; done<enter>")
    try endShell(terminal)
  }

  @Test("stopped by force, it draws everything anew when it goes on")
  func forcedStop() throws {
    let terminal = try ProbeTerminal.start(showing: "sample")
    terminal.signal(SIGSTOP)
    terminal.screen.feed(Array("\u{1B}[2Jgarbage".utf8))
    terminal.signal(SIGCONT)
    try terminal.waitFor("> resumed")
    try terminal.waitFor("sample|")
    #expect(terminal.screen.find("garbage") == nil)
  }

  @Test("where nobody could make it go on, it does not stop")
  func orphaned() throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type("<c-z>")
    try terminal.waitFor("> <c-z> resumed")
  }
}
