// SPDX-License-Identifier: MIT

import Foundation
import TerminalTesting
import TestSupport
import Testing

@Suite("stemma browse")
struct BrowseTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func browser(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    let state = ["XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path]
    return try PseudoTerminal(
      running: builtProgram("stemma"), arguments: arguments,
      environment: PseudoTerminal.usualEnvironment.merging(state) { $1 }
        .merging(environment) { $1 },
      directory: store.path)
  }

  @Test(
    "opens on a directory, named or current, and leaves the terminal as it was",
    arguments: [[], ["."], ["browse"], ["browse", "-s", "."]])
  func opensAndLeaves(arguments: [String]) throws {
    let terminal = try browser(arguments)
    try terminal.waitFor("add sql_injection")
    #expect(terminal.screen.isAlternate)
    try terminal.type("q")
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.attributes == terminal.initialAttributes)
  }

  @Test("shows what a snapshot's file says")
  func detail() throws {
    let terminal = try browser(["."])
    try terminal.waitFor("add sql_injection")
    try terminal.type("/9f3a<enter><enter>")
    try terminal.waitFor("lineage[0].curriculum")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test("keeps marks with the user's state, and nothing in the store")
  func marks() throws {
    let before = try store.inventory()
    let first = try browser(["."])
    try first.waitFor("add sql_injection")
    try first.type("/9f3a<enter>maQ")
    #expect(try first.waitForExit() == .exited(0))
    #expect(try store.inventory() == before)

    let second = try browser([store.path])
    try second.waitFor("add sql_injection")
    try second.type("gg'a")
    try second.waitFor("the cursor on the marked row") { screen in
      screen.lines.contains { $0.hasPrefix("▌") && $0.contains("9f3a2b1c") }
    }
    try second.type("Q")
    try second.waitForExit()
  }

  @Test("marks that cannot be kept are an error in the end")
  func unwritableMarks() throws {
    let terminal = try browser(["."], environment: ["XDG_STATE_HOME": "/dev/null"])
    try terminal.waitFor("add sql_injection")
    try terminal.type("maq")
    #expect(try terminal.waitForExit() == .exited(74))
    #expect(terminal.screen.find("stemma: your marks and tags in /dev/null/stemma/stores/") != nil)
  }

  @Test("without a terminal that can show it, names stemma tree")
  func noTerminal() throws {
    let run = try stemma(["browse"], in: store.path)
    #expect(run.status == 69)
    #expect(run.errors.contains("stemma tree"))
    #expect(run.output == "")
    for term in ["dumb", "", "nonsense"] {
      let terminal = try browser([], environment: ["TERM": term])
      #expect(try terminal.waitForExit() == .exited(69))
      #expect(terminal.screen.text.contains("stemma tree"))
    }
  }

  @Test("a store that is not there is an error, said on the terminal as it was")
  func errors() throws {
    let missing = try browser(["nowhere"])
    #expect(try missing.waitForExit() == .exited(66))
    #expect(missing.screen.find("stemma: there is no directory nowhere") != nil)
    try store.write(chainText("aa"), to: "deeper/in/aa.json")
    let above = try browser(["deeper"])
    try above.waitFor("there are some in in")
    try above.type("q")
    #expect(try above.waitForExit() == .exited(66))
    #expect(above.screen.find("stemma: deeper has no snapshots") != nil)
  }

  @Test("a signal ends it in order", arguments: [SIGTERM, SIGINT, SIGHUP])
  func signals(number: Int32) throws {
    let terminal = try browser(["."])
    try terminal.waitFor("add sql_injection")
    terminal.signal(number)
    #expect(try terminal.waitForExit() == .exited(130))
    #expect(terminal.attributes == terminal.initialAttributes)
  }
}
