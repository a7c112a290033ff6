// SPDX-License-Identifier: MIT

import Glibc
import Screen
import TerminalTesting
import Testing

@Suite("From opening the terminal to restoring it")
struct LifeTests {
  @Test("quitting restores the terminal exactly")
  func quit() throws {
    let terminal = try ProbeTerminal.start()
    #expect(!terminal.attributes.editsLines)
    #expect(terminal.tellsPastes)
    try terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    expectRestored(terminal)
    #expect(terminal.screen.find("ended") != nil)
  }

  @Test(
    "a signal that asks the program to end restores the terminal",
    arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func ended(by signal: Int32) throws {
    let terminal = try ProbeTerminal.start()
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .exited(128 + signal))
    expectRestored(terminal)
  }

  @Test("a terminal that goes away ends the program")
  func hangUp() throws {
    let terminal = try ProbeTerminal.start()
    terminal.hangUp()
    #expect(try terminal.waitForExit() == .exited(128 + SIGHUP))
  }

  @Test(
    "a crash restores the terminal before it takes its course",
    // Endless recursion overflows the thread sanitizer's own stack, on which the handler runs too.
    arguments: [("x", [SIGILL, SIGTRAP])] + (isThreadSanitized ? [] : [("X", [SIGSEGV])]))
  func crash(key: String, signals: [Int32]) throws {
    let terminal = try ProbeTerminal.start()
    try terminal.type(key)
    let status = try terminal.waitForExit()
    #expect(signals.map(PseudoTerminal.ExitStatus.signaled).contains(status))
    expectRestored(terminal)
  }

  @Test("a crash that another process causes restores the terminal", arguments: [SIGABRT, SIGBUS])
  func sentCrash(signal: Int32) throws {
    let terminal = try ProbeTerminal.start()
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .signaled(signal))
    expectRestored(terminal)
  }

  @Test(
    "a crash that another process causes ends the program at once, whoever wants to report crashes",
    arguments: [SIGSEGV, SIGABRT, SIGILL])
  func reportedCrash(signal: Int32) throws {
    let terminal = try ProbeTerminal.start(environment: ["SWIFT_BACKTRACE": "enable=yes"])
    terminal.signal(signal)
    #expect(try terminal.waitForExit() == .signaled(signal))
    expectRestored(terminal)
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("backtrace"))
  }

  @Test("a new size is drawn for, however small")
  func resize() throws {
    let terminal = try ProbeTerminal.start()
    for size in [(5, 20), (1, 1), (50, 200), (24, 80)] {
      terminal.resize(to: Size(rows: size.0, columns: size.1))
      let corner = Point(row: size.0 - 1, column: size.1 - 1)
      try terminal.waitFor("the corner of \(size)") { $0[corner].text == "d" }
    }
    try terminal.waitFor("24x80 colors=256")
    #expect(terminal.screen.lines[1].hasSuffix("resize:50x200 resize:24x80"))
    #expect(terminal.screen.lines.count { $0.contains("end") } == 1)
  }

  @Test("LINES and COLUMNS do not change the size")
  func sizeInTheEnvironment() throws {
    let terminal = try ProbeTerminal.start(environment: ["LINES": "10", "COLUMNS": "30"])
    #expect(terminal.screen.lines[0].hasPrefix("24x80"))
  }
}

/// Expects the terminal to be as the program found it.
func expectRestored(
  _ terminal: PseudoTerminal, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(terminal.attributes == terminal.initialAttributes, sourceLocation: sourceLocation)
  #expect(!terminal.screen.isAlternate, sourceLocation: sourceLocation)
  #expect(!terminal.screen.reportsMouse, sourceLocation: sourceLocation)
  #expect(!terminal.tellsPastes, sourceLocation: sourceLocation)
  #expect(terminal.screen.cursor != nil, sourceLocation: sourceLocation)
}
