// SPDX-License-Identifier: MIT

import Foundation
import Screen
import TerminalTesting
import TestSupport
import Testing

/// The built program at a real pseudo-terminal, its output read by a terminal emulator.
@Suite("stemma browse, at a terminal", .serialized)
struct BrowsingTests {
  private let store: TemporaryStore
  private let state: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    state = try TemporaryStore()
  }

  private func open(
    _ environment: [String: String] = [:], size: Size = Size(rows: 24, columns: 80)
  ) throws -> PseudoTerminal {
    let variables = PseudoTerminal.usualEnvironment
      .merging(["XDG_STATE_HOME": state.path, "XDG_CACHE_HOME": state.path]) { $1 }
      .merging(environment) { $1 }
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path], environment: variables, size: size)
    try terminal.waitFor("fb545261")
    return terminal
  }

  /// The text of the row that the cursor is on.
  private func cursorLine(_ screen: VirtualScreen) -> String {
    screen.lines.first { $0.hasPrefix("▌") || $0.hasPrefix(">") } ?? ""
  }

  private func expectQuit(_ terminal: PseudoTerminal, keys: String = "Q") throws {
    try terminal.type(keys)
    #expect(try terminal.waitForExit() == .exited(0))
    #expect(terminal.attributes == terminal.initialAttributes)
    #expect(!terminal.screen.isAlternate)
  }

  @Test("opens, draws, moves, folds, and quits with the terminal as before")
  func basics() throws {
    let terminal = try open()
    try terminal.waitFor("? shows the keys")
    expectLines(
      terminal.screen.lines,
      """
      ▌  ◌ 5d5d0011  missing; named by 1 snapshot
         ↓ 0a0b0c0d   1  patch csrf
         ● fb545261   0  Estate
       A ├─● ab9ce87e   1  add sql_injection                                       1/3
         │ ├─● 1c55aa90   2  add xss
         │ └─● 9f3a2b1c   2  patch ssrf                                      +b4c1e7d0
       A ├─● b4c1e7d0   1  patch broken_authz                                      2/3
         │ └─↪ 9f3a2b1c  counterfactual
       A └─● 3d2e11f0   1  add ssrf                                                3/3














       ? shows the keys, q quits                     7 snapshots · 9 rows · 1 missing
      """)
    try terminal.type("jjjh")
    try terminal.waitFor("▸ 2")
    try terminal.type("l")
    try terminal.waitFor("all open") { $0.find("▸") == nil }
    #expect(terminal.screen.isAlternate)
    try expectQuit(terminal, keys: "q")
  }

  @Test("jumps over a merge: to the full row, back, and to a chosen parent")
  func merge() throws {
    let terminal = try open()
    try terminal.type("8G<enter>")
    try terminal.waitFor("the full row") { cursorLine($0).contains("● 9f3a2b1c") }
    try terminal.type("''")
    try terminal.waitFor("the reference") { cursorLine($0).contains("↪ 9f3a2b1c") }
    try terminal.type(",")
    try terminal.waitFor("Parents of 9f3a2b1c")
    try terminal.type("j<enter>")
    try terminal.waitFor("the second parent") { cursorLine($0).contains("● b4c1e7d0") }
    try expectQuit(terminal)
  }

  @Test("searches as one types, also what is folded away")
  func search() throws {
    let terminal = try open()
    try terminal.type("zM/xss")
    try terminal.waitFor("the match") { cursorLine($0).contains("● 1c55aa90") }
    try terminal.type("<enter>")
    try terminal.waitFor("the counts") { $0.find("7 snapshots") != nil }
    try expectQuit(terminal)
  }

  @Test("shows what a file says, with the keys it says it under")
  func inspector() throws {
    let terminal = try open(size: Size(rows: 40, columns: 120))
    try terminal.type("6G<enter>")
    try terminal.waitFor("lineage[0].parents")
    try terminal.waitFor("counterfactual")
    try terminal.waitFor("tasks[0].meta.difficulty")
    try expectQuit(terminal, keys: "qq")
  }

  @Test("what is pasted goes into the line being typed, and is no keys")
  func paste() throws {
    let terminal = try open()
    terminal.paste("Q\nqqQ")
    try terminal.waitFor("pasted text goes into a prompt")
    try terminal.type("&")
    terminal.paste("leaves()\r\n| roots()\u{7}\nqqQ\n")
    try terminal.waitFor("leaves() | roots() qqQ")
    try terminal.type("<c-w><enter>")
    try terminal.waitFor("hidden")
    try expectQuit(terminal)
    #expect(!terminal.tellsPastes)
  }

  @Test("a terminal that is taken away, with however many signals, leaves what was said whole")
  func hangUp() throws {
    for _ in 0..<8 {
      let terminal = try open()
      try terminal.type("mambmcmd")
      terminal.hangUp()
      for _ in 0..<200 {
        terminal.signal(SIGHUP)
        usleep(100)
      }
      #expect(try terminal.waitForExit() == .exited(130))
    }
    let folder = state.path(of: "stemma/stores")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.filter { $0.hasSuffix(".tmp") } == [])
  }

  @Test("what a killed program left unfinished goes with the next writing, when it is old")
  func leftovers() throws {
    let (id, suffix) = (UUID().uuidString, UUID().uuidString)
    try state.write("{", to: "stemma/stores/1.json.\(id).tmp", age: 7_200)
    try state.write("{", to: "stemma/stores/1.json.\(suffix).tmp", age: 0)
    try state.write("{", to: "stemma/stores/own.tmp", age: 7_200)
    let terminal = try open()
    try terminal.type("ma")
    try expectQuit(terminal)
    let folder = state.path(of: "stemma/stores")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(Set(names.filter { $0.hasSuffix(".tmp") }) == ["1.json.\(suffix).tmp", "own.tmp"])
  }

  @Test("follows the size of the terminal")
  func resize() throws {
    let terminal = try open()
    try terminal.type("G<enter>?")
    try terminal.waitFor("Moving")
    terminal.resize(to: Size(rows: 5, columns: 20))
    try terminal.waitFor("a small help") { $0.lines.count == 5 && $0.find("next row") == nil }
    try terminal.type("qq")
    try terminal.waitFor("the cursor's row") { cursorLine($0).contains("3d2e") }
    terminal.resize(to: Size(rows: 24, columns: 80))
    try terminal.waitFor("Estate")
    try terminal.waitFor("3/3")
    try expectQuit(terminal)
  }

  @Test("LANG=C and NO_COLOR say the same in ASCII, without color")
  func plain() throws {
    let terminal = try open(["LANG": "C", "NO_COLOR": "1", "TERM": "xterm"])
    try terminal.waitFor("|-* ab9ce87e")
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    let cells = (0..<24).flatMap { row in (0..<80).map { Point(row: row, column: $0) } }
    #expect(Set(cells.map { terminal.screen[$0].foreground }).count == 1)
    try expectQuit(terminal)
  }

  @Test("eight colors are enough")
  func eightColors() throws {
    let terminal = try open(["TERM": "xterm"])
    try terminal.waitFor("add sql_injection")
    let point = try #require(terminal.screen.find("add sql_injection"))
    #expect((0..<8).contains(terminal.screen[point].foreground))
    try expectQuit(terminal)
  }

  @Test("suspends to the shell, and comes back drawn anew")
  func suspend() throws {
    let terminal = try PseudoTerminal(
      running: "/bin/bash", arguments: ["--norc", "-i"],
      environment: PseudoTerminal.usualEnvironment
        .merging(["XDG_STATE_HOME": state.path, "XDG_CACHE_HOME": state.path, "PS1": "shell> "]) {
          $1
        })
    try terminal.waitFor("shell>")
    try terminal.type("\(builtProgram("stemma")) \(store.path)<enter>")
    try terminal.waitFor("? shows the keys")
    try terminal.type("<c-z>")
    try terminal.waitFor("Stopped")
    try terminal.type("fg<enter>")
    try terminal.waitFor("● fb545261")
    try terminal.type("q")
    try terminal.waitFor("the shell") { !$0.isAlternate }
    try terminal.type("exit<enter>")
    _ = try terminal.waitForExit()
  }

  @Test(
    "says on a terminal that cannot do it what to do instead",
    arguments: [["TERM": "dumb"], ["TERM": ""], ["TERM": "no-such-terminal"]])
  func unusable(environment: [String: String]) throws {
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path],
      environment: PseudoTerminal.usualEnvironment.merging(environment) { $1 })
    #expect(try terminal.waitForExit() == .exited(69))
    #expect(terminal.screen.text.contains("stemma tree"))
    #expect(terminal.attributes == terminal.initialAttributes)
  }
}
