// SPDX-License-Identifier: MIT

import Screen
import TerminalTesting
import TestSupport
import Testing

@Suite("On a terminal and elsewhere")
struct LooksTests {
  /// Runs a verb at a terminal, and gives what it wrote there.
  private func atTerminal(
    _ arguments: [String], in store: TemporaryStore, columns: Int = 80,
    environment: [String: String] = [:]
  ) throws -> (text: String, screen: VirtualScreen) {
    let cache = try TemporaryStore()
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: arguments,
      environment: PseudoTerminal.usualEnvironment.merging(["XDG_CACHE_HOME": cache.path]) { $1 }
        .merging(environment) { $1 },
      directory: store.path, size: Size(rows: 24, columns: columns))
    #expect(try terminal.waitForExit() == .exited(0))
    return (String(decoding: terminal.output, as: UTF8.self), terminal.screen)
  }

  @Test("a table has a heading and colors on a terminal")
  func colors() throws {
    let store = try Fixtures.estate()
    let (text, screen) = try atTerminal(["children", "ab9c"], in: store)
    #expect(
      screen.lines.prefix(3) == [
        "id        gen  cohort  diff  role     directive",
        "1c55aa90    2  -          -  derived  add xss",
        "9f3a2b1c    2  -       0.25  derived  patch ssrf",
      ])
    #expect(text.contains("\u{1B}[36madd xss\u{1B}[0m"))
  }

  @Test(
    "NO_COLOR and TERM=dumb turn colors off",
    arguments: [["NO_COLOR": "1"], ["TERM": "dumb"], ["TERM": ""]])
  func noColor(environment: [String: String]) throws {
    let store = try Fixtures.estate()
    let (text, screen) = try atTerminal(["tree"], in: store, environment: environment)
    #expect(!text.contains("\u{1B}"))
    #expect(screen.find("├─● ab9ce87e   1  add sql_injection") != nil)
  }

  @Test("rows are cut at the width of a terminal, and nowhere else")
  func width() throws {
    let store = try Fixtures.estate()
    let (_, screen) = try atTerminal(["tree"], in: store, columns: 30)
    #expect(
      screen.lines.prefix(8) == [
        "  ◌ 5d5d0011  missing; named …",
        "  ↓ 0a0b0c0d   1  patch csrf",
        "  ● fb545261   0  Estate",
        "A ├─● ab9ce87e   1  add …  1/3",
        "  │ ├─● 1c55aa90   2  add xss",
        "  │ └─● 9f3a2b1c  …  +b4c1e7d0",
        "A ├─● b4c1e7d0   1  patc…  2/3",
        "  │ └─↪ 9f3a2b1c  counterfact…",
      ])
    let run = try stemma(["tree"], in: store.path, environment: ["COLUMNS": "30"])
    #expect(run.output.contains("  │ └─↪ 9f3a2b1c  counterfactual\n"))
  }

  @Test("LANG=C gives ASCII on a terminal")
  func ascii() throws {
    let store = try Fixtures.estate()
    try store.write(
      chainText("eeee", row: #""manifest": {"title": "caf\u00e9"}"#), to: "eeee.json")
    let (text, _) = try atTerminal(["tree"], in: store, environment: ["LANG": "C"])
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(text.contains("caf<U+00E9>"))
  }

  /// Text that would clear the screen, change the title, ring, and reverse what follows.
  private static let hostile = "\u{1B}[2J\u{1B}]0;x\u{7}\u{9B}31m\u{202E}\r\nend"

  private func hostileStore() throws -> TemporaryStore {
    let json = #"\u001b[2J\u001b]0;x\u0007\u009b31m\u202e\r\nend"#
    let store = try TemporaryStore([
      "aa11.json": chainText(
        "aa11",
        row: #"""
          "manifest": {"title": "\#(json)"}, "prompt": "\#(json)", "builder_summary": "\#(json)",
          "touched_files": ["\#(json)"], "pack": {"id": "\#(json)", "version": "\#(json)"},
          "cohort": {"id": "\#(json)", "label": "\#(json)"}, "curriculum": {"add": ["\#(json)"]},
          "parents": [{"id": "\#(json)", "role": "\#(json)"}]
          """#)
    ])
    try store.write(chainText("x"), to: "bb22\u{1B}[2J.json")
    return store
  }

  @Test(
    "no control character of a file reaches a terminal",
    arguments: [
      ["list"], ["list", "--ids"], ["list", "--json"], ["tree"], ["tree", "--ids"], ["show", "aa"],
      ["show", "aa", "--json"], ["parents", "aa"], ["provenance", "aa"], ["cohort", "aa"],
      ["provenance", "aa", "--json"], ["ancestors", "aa", "--ids"],
    ])
  func hostileText(arguments: [String]) throws {
    let store = try hostileStore()
    let (text, _) = try atTerminal(arguments, in: store, environment: ["NO_COLOR": "1"])
    #expect(!text.isEmpty)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\r" || $0 == "\n" || !$0.isControl })
  }

  @Test("text for people is cleaned in a pipe too; --ids and --json are not changed")
  func hostileTextInPipe() throws {
    let store = try hostileStore()
    for verb in ["list", "tree", "check"] {
      let run = try stemma([verb], in: store.path)
      #expect(run.output.unicodeScalars.allSatisfy { $0 == "\n" || !$0.isControl })
    }
    let ids = try stemma(["parents", "aa", "--ids"], in: store.path)
    #expect(Array(ids.output.utf8) == Array((Self.hostile + "\n").utf8))
    let error = try stemma(["children", "zz\u{1B}[2J"], in: store.path)
    #expect(
      error.errors == """
        stemma: 1 error in this store; `stemma check` lists what is the matter
        stemma: no snapshot is named zz^[[2J; `stemma list` prints what there is

        """)
  }
}

extension Unicode.Scalar {
  var isControl: Bool {
    [.control, .format].contains(properties.generalCategory)
  }
}
