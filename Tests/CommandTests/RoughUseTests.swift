// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageCore
import Screen
import TerminalTesting
import TestSupport
import Testing

/// More at once than anybody types, at a real pseudo-terminal.
@Suite("Rough use of the browser", .serialized)
struct RoughUseTests {
  private let home: TemporaryStore

  init() throws { home = try TemporaryStore() }

  private func browser(of store: TemporaryStore, size: Size) throws -> PseudoTerminal {
    try PseudoTerminal(
      running: builtProgram("stemma"), arguments: [store.path],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path,
        // What is typed at `|` is not to find anything.
        "PATH": home.path, "PAGER": "no-such-pager",
      ]) { $1 }, size: size)
  }

  @Test("the last frame is whole after many sizes and keys while frames were being drawn")
  func resizes() throws {
    let store = try TemporaryStore()
    for number in 0..<200 {
      let parent = number == 0 ? "null" : "\"s\((number - 1) / 3)\""
      try store.write(chainText("s\(number)", parent: parent), to: "s\(number).json")
    }
    var random = SeededGenerator(seed: 5)
    let terminal = try browser(of: store, size: Size(rows: 24, columns: 80))
    try terminal.waitFor("200 snapshots")
    let keys = ["j", "k", "G", "gg", "zR", "zM", "<c-d>", "?q", "gsq", "O", "gt"]
    for round in 0..<400 {
      terminal.resize(
        to: Size(
          rows: .random(in: 1...60, using: &random), columns: .random(in: 1...200, using: &random)))
      try terminal.type(keys.randomElement(using: &random) ?? "j")
      terminal.signal(SIGWINCH)
      if round.isMultiple(of: 8) { try #require(try terminal.waitUntilRead() == nil) }
    }
    let size = Size(rows: 30, columns: 100)
    terminal.resize(to: size)
    try terminal.type("gtzRggj")
    let dump = try stemma(
      ["browse", store.path, "--keys", "zRggj", "--dump", "--size", "100x30"])
    let expected = dump.output.split(separator: "\n", omittingEmptySubsequences: false)
    try terminal.waitFor("the frame:\n\(dump.output)") { screen in
      zip(screen.lines, expected).allSatisfy { line, expected in
        line.trimmingCharacters(in: .whitespaces) == expected.trimmingCharacters(in: .whitespaces)
      }
    }
    terminal.signal(SIGTERM)
    #expect(try terminal.waitForExit() == .exited(130))
    #expect(terminal.attributes == terminal.initialAttributes)
    #expect(!terminal.screen.isAlternate)
  }

  /// Every key that is bound but the one that quits from everywhere, and some for prompts.
  private static let keys: [String] = {
    let bound = Keymap.standardBindings.flatMap(\.keys).filter { $0 != "Q" }
    return bound + Array("abcx0123 ():&|\"é").map(String.init) + ["<enter>", "<bs>", "<esc>"]
  }()

  @Test("any keys leave the terminal as it was, and the store to the byte", arguments: 0..<3)
  func keys(seed: Int) throws {
    var random = SeededGenerator(seed: seed + 1)
    let store = try randomStore(seed: seed)
    let before = try inventory(of: store)
    var typed = 0
    while typed < 1_500 {
      let size = Size(
        rows: .random(in: 5...40, using: &random), columns: .random(in: 20...120, using: &random))
      let terminal = try browser(of: store, size: size)
      try terminal.waitFor("the browser") { $0.isAlternate }
      var status: PseudoTerminal.ExitStatus?
      while status == nil, typed < 1_500 {
        for _ in 0..<10 { try terminal.type(Self.keys.randomElement(using: &random) ?? "j") }
        typed += 10
        status = try terminal.waitUntilRead()
      }
      if status == nil { terminal.signal(SIGTERM) }
      let end = try terminal.waitForExit()
      // A key may have ended it before the store was read, or just before the signal came.
      #expect([.exited(0), .exited(130)].contains(end), "after \(typed) keys")
      #expect(terminal.attributes == terminal.initialAttributes)
      #expect(!terminal.screen.isAlternate && !terminal.screen.reportsMouse)
    }
    #expect(try inventory(of: store) == before)
  }

  /// The files of a random lineage, and a damaged one.
  private func randomStore(seed: Int) throws -> TemporaryStore {
    let store = try TemporaryStore(["bad.json": "{"])
    for snapshot in randomLineage(seed: seed + 40, atMost: 60) {
      let parents = snapshot.parents.map { "\"\($0.id)\"" }.joined(separator: ", ")
      try store.write(
        chainText(snapshot.id.text, row: #""parents": [\#(parents)]"#), to: "\(snapshot.id).json")
    }
    return store
  }

  private func inventory(of store: TemporaryStore) throws -> [String] {
    try store.inventory()
      + FileManager.default.contentsOfDirectory(atPath: store.path).sorted().map {
        try String(contentsOfFile: store.path(of: $0), encoding: .utf8)
      }
  }
}
