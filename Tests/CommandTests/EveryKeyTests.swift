// SPDX-License-Identifier: MIT

import Browser
import Foundation
import Screen
import TerminalTesting
import TestSupport
import Testing

/// A key, and what is to be seen after it was typed in the browser of the estate.
struct KeyCase: Sendable {
  /// In which view.
  let mode: Keymap.Mode
  /// The key; what is typed before it, and what is then to be seen first; what is typed with it.
  let key: String
  let before: String
  let ready: String
  let after: String
  /// What is to be seen.
  let expected: Expected

  enum Expected: Sendable {
    /// The cursor's row has a text.
    case cursor(String)
    /// It stands somewhere on the screen.
    case text(String)
    /// It stands nowhere.
    case noText(String)
    /// The program has ended.
    case ended
    /// The program stops, and goes on at once where there is no shell: the screen is whole again.
    case suspended
  }

  /// Cases of keys that do the same.
  static func of(
    _ keys: String, _ expected: Expected, before: String = "", ready: String = "",
    after: String = "", in mode: Keymap.Mode = .tree
  ) -> [KeyCase] {
    keys.split(separator: " ").map { key in
      KeyCase(
        mode: mode, key: String(key), before: before, ready: ready, after: after, expected: expected
      )
    }
  }
}

@Suite("Every key in every view, at a terminal")
struct EveryKeyTests {
  private static let tree: [[KeyCase]] = [
    KeyCase.of("j <down> <c-n>", .cursor("0a0b0c0d")),
    KeyCase.of("k <up> <c-p>", .cursor("counterfactual"), before: "G"),
    KeyCase.of("h <left>", .cursor("ab9ce87e"), before: "/9f3a<enter>"),
    KeyCase.of("l <right>", .cursor("1c55aa90"), before: "/ab9c<enter>"),
    KeyCase.of("gg <home>", .cursor("5d5d0011"), before: "G"),
    KeyCase.of("G <end> <c-d> <c-f> <pgdn>", .cursor("3d2e11f0")),
    KeyCase.of("<c-u> <c-b> <pgup>", .cursor("5d5d0011"), before: "G"),
    KeyCase.of("zz", .cursor("9f3a2b1c"), before: "/9f3a<enter>"),
    KeyCase.of(",", .text("Parents of 9f3a2b1c"), before: "/9f3a<enter>"),
    KeyCase.of(".", .text("Children of ab9ce87e"), before: "/ab9c<enter>"),
    KeyCase.of("]", .cursor("b4c1e7d0"), before: "/ab9c<enter>"),
    KeyCase.of("[", .cursor("ab9ce87e"), before: "/b4c1<enter>"),
    KeyCase.of("}", .cursor("ab9ce87e")),
    KeyCase.of("{", .text("no earlier cohort in view"), before: "G"),
    KeyCase.of("H <c-o>", .cursor("ab9ce87e"), before: "/ab9c<enter>G"),
    KeyCase.of("L", .cursor("3d2e11f0"), before: "/ab9c<enter>GH"),
    KeyCase.of("m", .text("mark a set on 5d5d0011"), after: "a"),
    KeyCase.of("'", .text("mark z is not set"), after: "z"),
    KeyCase.of("@", .cursor("0a0b0c0d"), before: "G"),
    KeyCase.of("g/", .cursor("9f3a2b1c"), after: "9f<enter>"),
    KeyCase.of("/", .text("nothing matches zzz"), after: "zzz<enter>"),
    KeyCase.of("n", .cursor("3d2e11f0"), before: "/ssrf<enter>"),
    KeyCase.of("N", .cursor("9f3a2b1c"), before: "/ssrf<enter>n"),
    KeyCase.of("*", .text("the search went around the end"), before: "/9f3a<enter>"),
    KeyCase.of("<space> v", .text("1 selected")),
    KeyCase.of("V", .text("3 selected"), before: "/ab9c<enter>"),
    KeyCase.of("T", .text("#keep"), before: "/ab9c<enter>", after: "keep<enter>"),
    KeyCase.of("za zc", .text("▸ 2"), before: "/ab9c<enter>"),
    KeyCase.of("zo", .text("1c55aa90"), before: "/ab9c<enter>zc"),
    KeyCase.of("zO", .text("1c55aa90"), before: "/fb54<enter>zC"),
    KeyCase.of("zC", .text("▸ 5"), before: "/fb54<enter>"),
    KeyCase.of("zR =", .text("1c55aa90"), before: "zM"),
    KeyCase.of("zM -", .text("▸ 5")),
    KeyCase.of("C", .text("3 members"), before: "zR"),
    KeyCase.of("&", .text("~ 1 hidden"), after: "roots() | merges()<enter>"),
    KeyCase.of("r", .cursor("ab9ce87e"), before: "/ab9c<enter>", after: "k"),
    KeyCase.of("i", .text("4 snapshots"), before: "/9f3a<enter>", after: "j"),
    KeyCase.of("p", .text("m sets a mark")),
    KeyCase.of("u", .text("nothing is narrowed")),
    KeyCase.of("d", .text("Differences of 9f3a2b1c"), before: "/9f3a<enter>"),
    KeyCase.of("D", .text("Space selects, m sets a mark")),
    KeyCase.of("yy ys", .text("clipboard: 5d5d0011")),
    KeyCase.of("yp", .text("clipboard: /"), before: "G"),
    KeyCase.of("yc", .text("clipboard: c"), before: "G"),
    KeyCase.of("yq", .text("clipboard: stemma tree")),
    KeyCase.of("yj", .text(#"clipboard: {"schema":1"#)),
    KeyCase.of("e", .text("no-such-pager cannot be run"), before: "G"),
    KeyCase.of("|", .text("Enter goes back to stemma."), after: "cat<enter>"),
    KeyCase.of("!", .text("no commands are configured")),
    KeyCase.of(":", .text("there is no verb frob"), after: "frob<enter>"),
    KeyCase.of("<enter> gi <tab>", .text("generation 1"), before: "G"),
    KeyCase.of("gt", .noText("generation 1"), before: "G<enter>"),
    KeyCase.of("gc", .text("Cohort c"), before: "G"),
    KeyCase.of("gs", .text("Statistics of the whole lineage")),
    KeyCase.of("gh", .text("Health: 0 errors, 1 note")),
    KeyCase.of("s", .text("siblings by descendants")),
    KeyCase.of("S", .text("siblings by cohort, the other way round")),
    KeyCase.of("O", .noText("add sql_injection"), before: "gg"),
    KeyCase.of("J K", .text("Enter opens the inspector")),
    KeyCase.of("o", .text("Options: Enter changes")),
    KeyCase.of("? <f1>", .text("next row")),
    KeyCase.of("q Q", .ended),
    KeyCase.of("<esc> <c-c>", .text("q closes, Q quits")),
    KeyCase.of("<c-z>", .suspended),
    KeyCase.of("F", .text("following")),
    KeyCase.of("R", .text("nothing has changed")),
    KeyCase.of("<c-l>", .cursor("5d5d0011")),
  ]

  private static let cohort = "/ab9c<enter>gc"
  private static let loaded = "descendants"
  private static let differences = "/9f3a<enter>d"

  private static let page: [[KeyCase]] = [
    KeyCase.of("j <down> <c-n>", .cursor("next row"), before: "?", in: .page),
    KeyCase.of("k <up> <c-p>", .cursor("next row"), before: "?jj", in: .page),
    KeyCase.of("gg <home>", .cursor("Moving"), before: "?G", in: .page),
    KeyCase.of("G <end>", .cursor("Esc hides signs"), before: "?", in: .page),
    KeyCase.of("<c-d>", .text("line 12 of"), before: "?", in: .page),
    KeyCase.of("<c-f> <pgdn>", .text("line 22 of"), before: "?", in: .page),
    KeyCase.of("<c-u> <c-b> <pgup>", .text("line 1 of"), before: "?<c-d>", in: .page),
    KeyCase.of("/", .cursor("a mark"), before: "?", after: "a mark<enter>", in: .page),
    KeyCase.of("n", .cursor("previous match"), before: "?/match<enter>", in: .page),
    KeyCase.of("N", .cursor("next match"), before: "?/match<enter>n", in: .page),
    KeyCase.of(
      "za <enter>", .cursor("▸ 1"), before: differences + "/tasks<enter>", ready: "▌tasks",
      in: .page),
    KeyCase.of(
      "x", .text("hidden values shown"), before: differences, ready: "tasks[0]", in: .page),
    KeyCase.of("s", .text("directive▲"), before: "/ab9c<enter>gc", ready: "descendants", in: .page),
    KeyCase.of(
      "S", .text("directive▼"), before: "/ab9c<enter>gc", ready: "descendants", after: "s",
      in: .page),
    KeyCase.of(
      "l <right>", .noText("{\"schema\""), before: ":list --json<enter>", ready: "{\"schema\"",
      in: .page),
    KeyCase.of(
      "h <left>", .text("{\"schema\""), before: ":list --json<enter>", ready: "{\"schema\"",
      in: .page),
    KeyCase.of(
      "<tab>", .text("and what derives from it"), before: "gs", ready: "snapshots", in: .page),
    KeyCase.of("? <f1>", .text("next match"), before: "?", in: .page),
    KeyCase.of("yy ys", .text("clipboard: ab9ce87e"), before: cohort, ready: loaded, in: .page),
    KeyCase.of("yp", .text("clipboard: /"), before: cohort, ready: loaded, in: .page),
    KeyCase.of("yc", .text("clipboard: c"), before: cohort, ready: loaded, in: .page),
    KeyCase.of(
      "yj", .text(#"clipboard: {"schema":1"#), before: cohort, ready: loaded, in: .page),
    KeyCase.of("<space>", .text("1 selected"), before: cohort, ready: loaded, in: .page),
    KeyCase.of("V", .text("3 selected"), before: cohort, ready: loaded, in: .page),
    KeyCase.of(
      "d", .text("Differences of ab9ce87e"), before: cohort, ready: loaded, in: .page),
    KeyCase.of(
      "T", .text("kept for 1 snapshot"), before: cohort, ready: loaded, after: "keep<enter>",
      in: .page),
    KeyCase.of(
      "e", .text("no-such-pager cannot be run"), before: cohort, ready: loaded, in: .page),
    KeyCase.of(
      "m", .text("mark a set on ab9ce87e"), before: cohort, ready: loaded, after: "a", in: .page),
    KeyCase.of("gt", .cursor("ab9ce87e"), before: cohort, ready: loaded, in: .page),
    KeyCase.of("gi", .text("generation 1"), before: cohort, ready: loaded, in: .page),
    KeyCase.of("gc", .text("Cohort c"), before: "Ggs", in: .page),
    KeyCase.of("gs", .text("Statistics of the whole lineage"), before: "gh", in: .page),
    KeyCase.of("gh", .text("Health: 0 errors, 1 note"), before: "?", in: .page),
    KeyCase.of(":", .text("there is no verb frob"), before: "?", after: "frob<enter>", in: .page),
    KeyCase.of("F", .text("following"), before: "?", in: .page),
    KeyCase.of("R", .text("nothing has changed"), before: "?", in: .page),
    KeyCase.of("q <esc> <c-c>", .text("add sql_injection"), before: "?", in: .page),
    KeyCase.of("Q", .ended, before: "?", in: .page),
    KeyCase.of("<c-z>", .suspended, before: "?", in: .page),
    KeyCase.of("<c-l>", .cursor("Moving"), before: "?", in: .page),
  ]

  private static let menu: [[KeyCase]] = [
    KeyCase.of("j <down> <c-n>", .text("▌inspector"), before: "o", in: .menu),
    KeyCase.of("k <up> <c-p>", .text("▌trunk"), before: "oj", in: .menu),
    KeyCase.of("gg <home> <c-u> <c-b> <pgup>", .text("▌trunk"), before: "oG", in: .menu),
    KeyCase.of("G <end> <c-d> <c-f> <pgdn>", .text("▌mouse"), before: "o", in: .menu),
    KeyCase.of("<enter>", .text("trunk       on"), before: "o", in: .menu),
    KeyCase.of("? <f1>", .text("first row, or row 5"), before: "o", in: .menu),
    KeyCase.of("q <esc> <c-c>", .noText("Options:"), before: "o", in: .menu),
    KeyCase.of("Q", .ended, before: "o", in: .menu),
    KeyCase.of("<c-z>", .suspended, before: "o", in: .menu),
    KeyCase.of("<c-l>", .text("▌trunk"), before: "o", in: .menu),
  ]

  /// In a folder without snapshots.
  private static let loading: [[KeyCase]] = [
    KeyCase.of("q Q <esc> <c-c>", .ended, in: .loading),
    KeyCase.of("<c-z>", .suspended, in: .loading),
    KeyCase.of("<c-l>", .text("has no snapshots"), in: .loading),
    KeyCase.of("F", .text("following"), in: .loading),
    KeyCase.of("R", .text("nothing has changed"), in: .loading),
    KeyCase.of("gh", .text("nothing is the matter"), in: .loading),
    KeyCase.of("? <f1>", .text("look at the files again"), in: .loading),
  ]

  static let cases = (tree + page + menu + loading).flatMap(\.self)

  @Test("has a case")
  func complete() {
    var lacking: [String] = []
    for binding in Keymap.standardBindings {
      for mode in binding.modes {
        for key in binding.keys
        where !Self.cases.contains(where: { $0.key == key && $0.mode == mode }) {
          lacking.append("\(key) in \(mode)")
        }
      }
    }
    #expect(lacking == [])
  }

  @Test("does what it says", arguments: Keymap.Mode.allCases)
  func keys(mode: Keymap.Mode) throws {
    for number in Self.cases.indices where Self.cases[number].mode == mode {
      try expect(Self.cases[number])
    }
  }

  private func expect(_ key: KeyCase) throws {
    let store = key.mode == .loading ? try TemporaryStore() : try Fixtures.estate()
    let home = try TemporaryStore()
    let terminal = try PseudoTerminal(
      running: builtProgram("stemma"), arguments: ["."],
      environment: PseudoTerminal.usualEnvironment.merging([
        "XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path, "PAGER": "no-such-pager",
        "PATH": "/usr/bin:/bin",
      ]) { $1 },
      directory: store.path)
    try terminal.waitFor(key.mode == .loading ? "has no snapshots" : "1 missing")
    try terminal.type(key.before)
    if !key.ready.isEmpty { try terminal.waitFor(key.ready) }
    try terminal.type(key.key + key.after)
    let name = "\(key.before) \(key.key)\(key.after)"
    switch key.expected {
    case .cursor(let text):
      try terminal.waitFor("the cursor on \(text) after \(name)") { screen in
        screen.lines.contains { $0.hasPrefix("▌") && $0.contains(text) }
      }
    case .text(let text):
      try terminal.waitFor("\(text) after \(name)") { screen in
        screen.lines.contains { $0.contains(text) }
      }
    case .noText(let text):
      try terminal.waitFor("no \(text) after \(name)") { screen in
        !screen.lines.contains { $0.contains(text) }
      }
    case .ended:
      let status = try terminal.waitForExit()
      #expect(status == .exited(0), "\(name)")
      return
    case .suspended:
      try terminal.waitFor("the screen after \(name)") { screen in
        screen.isAlternate && screen.lines.contains { $0.contains("▌") || $0.contains("has no") }
      }
    }
    if case .text("Enter goes back to stemma.") = key.expected { try terminal.type("<enter>") }
    try terminal.type("Q")
    if try terminal.waitForExit() != .exited(0) { Issue.record("no good end after \(name)") }
    #expect(terminal.attributes == terminal.initialAttributes, "\(name)")
  }
}
