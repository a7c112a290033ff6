// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import TestSupport
import Testing

@Suite("stemma browse on a store that has changed since it was indexed")
struct ComparingTests {
  private let store: TemporaryStore
  private let state: TemporaryStore
  private var folders: [String: String] {
    ["XDG_STATE_HOME": state.path, "XDG_CACHE_HOME": state.path]
  }

  init() throws {
    store = try Fixtures.estate()
    state = try TemporaryStore()
  }

  /// Indexes the store, then adds a file, rewrites one and removes one.
  ///
  /// Beside these lies a file that is being written for all that anybody knows: the comparison waits
  /// for it most of a second, in which the browser shows what it has.
  private func change() throws {
    #expect(try stemma(["list"], in: store.path, environment: folders).status == 0)
    try store.write(
      chainText(
        "44cc55dd", parent: #""b4c1e7d0""#, row: #""curriculum": {"harden": ["login"]}"#),
      to: "44cc55dd.json")
    try store.write(
      chainText("1c55aa90", parent: #""ab9ce87e""#, row: #""curriculum": {"add": ["csrf"]}"#),
      to: "1c55aa90.json")
    try store.remove("3d2e11f0.json")
    try store.write("{", to: "ee.json", age: 0)
  }

  private func browser(_ environment: [String: String] = [:]) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path],
      environment: PseudoTerminal.usualEnvironment.merging(folders) { $1 }
        .merging(environment) { $1 })
  }

  @Test("shows first what the index knows, then signs and a message; Esc takes the signs away")
  func changed() throws {
    try change()
    let terminal = try browser()
    try terminal.waitFor("3 snapshots changed since the index: 1 new, 1 altered, 1 gone")
    expectLines(
      Array(terminal.screen.lines.prefix(10)),
      """
      ▌  ◌ 5d5d0011  missing; named by 1 snapshot
         ↓ 0a0b0c0d   1  patch csrf
         ● fb545261   0  Estate
       A ├─● ab9ce87e   1  add sql_injection                                       1/3
        ~│ ├─● 1c55aa90   2  add csrf
         │ └─● 9f3a2b1c   2  patch ssrf                                      +b4c1e7d0
       A └─● b4c1e7d0   1  patch broken_authz                                      2/3
        +  ├─● 44cc55dd   2  harden login
           └─↪ 9f3a2b1c  counterfactual

      """)
    // Only what was shown before can have been written on the way.
    let output = String(decoding: terminal.output, as: UTF8.self)
    for words in ["3d2e11f0", "add xss", "comparing with"] { #expect(output.contains(words)) }
    try terminal.type("j<esc>")
    try terminal.waitFor("no signs") { $0.find("~") == nil && $0.find(" +  ├") == nil }
    try terminal.waitFor("7 snapshots")
    try terminal.type("Q")
    #expect(try terminal.waitForExit() == .exited(0))
  }

  @Test(
    "the signs need neither colors nor Unicode",
    arguments: [["TERM": "xterm"], ["LANG": "C", "NO_COLOR": "1", "TERM": "vt100"]])
  func plain(environment: [String: String]) throws {
    try change()
    let terminal = try browser(environment)
    try terminal.waitFor("1 new, 1 altered, 1 gone")
    let row = try #require(terminal.screen.lines.firstIndex { $0.contains("44cc55dd") })
    let sign = terminal.screen[Point(row: row, column: 2)]
    #expect(sign.text == "+")
    #expect(sign.foreground == (environment["NO_COLOR"] == nil ? 2 : -1))
    try terminal.type("Q")
    try terminal.waitForExit()
  }

  @Test("says nothing of it where nothing has changed")
  func unchanged() throws {
    #expect(try stemma(["list"], in: store.path, environment: folders).status == 0)
    let terminal = try browser()
    try terminal.waitFor("7 snapshots")
    try terminal.waitFor("? shows the keys, q quits")
    #expect(terminal.screen.lines.allSatisfy { ($0.dropFirst(2).first ?? " ") == " " })
    try terminal.type("Q")
    try terminal.waitForExit()
  }
}
