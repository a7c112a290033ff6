// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import TestSupport
import Testing

@Suite("What a user says in the browser, at a terminal", .serialized)
struct UserStateTests {
  private let store: TemporaryStore
  private let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private var environment: [String: String] {
    ["XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "PATH": "/usr/bin:/bin"]
  }

  private func browser() throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["."],
      environment: PseudoTerminal.usualEnvironment.merging(environment) { $1 },
      directory: store.path)
    try terminal.waitFor("add sql_injection")
    return terminal
  }

  private func quit(_ terminal: PseudoTerminal) throws {
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("what is selected is there again after a restart, and known outside, until Esc")
  func selection() throws {
    let first = try browser()
    try first.type("/9f3a<enter><space>")
    try first.waitFor("1 selected")
    try quit(first)
    let query = ["query", "sel()", "--ids"]
    #expect(try stemma(query, in: store.path, environment: environment).lines == ["9f3a2b1c"])
    let second = try browser()
    try second.waitFor("✓│ └─● 9f3a2b1c")
    try second.type("<esc>")
    try second.waitFor("not selected any more") { $0.find("✓") == nil }
    try quit(second)
    #expect(try stemma(query, in: store.path, environment: environment).status == 64)
  }

  @Test("tags that :tag gives are shown at once, those of another terminal with R")
  func tags() throws {
    let terminal = try browser()
    try terminal.type(":tag 9f3a zap<enter>")
    try terminal.waitFor("it printed nothing")
    try terminal.type("q")
    try terminal.waitFor("#zap")
    let tag = ["tag", "1c55", "elsewhere"]
    #expect(try stemma(tag, in: store.path, environment: environment).status == 0)
    // What was done here meanwhile is not lost by reading.
    try terminal.type("/9f3a<enter>mqR")
    try terminal.waitFor("#elsewhere")
    try terminal.type("T hard<enter>")
    try terminal.waitFor("#hard")
    try terminal.type("gg'q")
    try terminal.waitFor("at the mark") { screen in
      screen.lines.contains { $0.hasPrefix("▌") && $0.contains("9f3a2b1c") }
    }
    try quit(terminal)
  }

  @Test("the paths copied are from / on")
  func paths() throws {
    let run = try shell(
      "printf '/9f3a\\nyp\\nq\\n' | $stemma browse --linear .", in: store.path,
      environment: environment)
    #expect(
      run.lines.contains { $0.hasSuffix("/9f3a2b1c.json") && $0.contains("> /") }, "\(run)")
  }
}
