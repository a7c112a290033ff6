// SPDX-License-Identifier: MIT

import LineageCore

// Other programs, and the verbs of the command line.
extension BrowserState {
  /// The verbs that `:` runs: those that write nothing but what users say of snapshots, and take no
  /// screen.
  static let verbs = [
    "ancestors", "blame", "check", "children", "cohort", "config", "descendants", "diff", "export",
    "help", "list", "map", "parents", "path", "provenance", "query", "show", "split", "stats",
    "tag",
    "taint", "tree",
  ]

  /// The verbs that write files.
  static let verbsForShell = ["add", "bundle", "derive", "import", "unbundle"]

  /// The verbs that browse, which needs the screen.
  static let verbsForScreen = ["browse", "demo"]

  /// The options by which other verbs write or remove files.
  static let optionsForShell = ["--clean", "--output"]

  /// Opens the files of what is chosen in the pager.
  mutating func openInPager() -> [Effect] {
    guard let graph = view?.graph else { return [] }
    let files = chosen.filter { !graph.isMissing($0) }
    guard !files.isEmpty else {
      message = Message(text: "a missing snapshot has no file")
      return []
    }
    return [.runOutside(.pager(files.map { graph.id(of: $0) }))]
  }

  /// Hands the ids of what is chosen to a line of shell.
  mutating func pipe(_ line: String) -> [Effect] {
    guard let graph = view?.graph, !line.allSatisfy(\.isWhitespace) else { return [] }
    return runOutside(.pipe(line, chosen.map { graph.id(of: $0) }))
  }

  /// Runs a program that the user has named: it may tag what it is given.
  mutating func runOutside(_ job: OutsideJob) -> [Effect] {
    [.runOutside(job)] + rereadUserState()
  }

  /// Lets the user choose one of the configured commands.
  mutating func chooseCommand() {
    guard !userCommands.isEmpty else {
      message = Message(text: "no commands are configured: `stemma help config` tells how")
      return
    }
    overlay = .commands(selected: 0)
  }

  /// Runs a verb of the command line, whose output is a page.
  mutating func runVerb(_ line: String) -> [Effect] {
    guard let words = line.commandWords else {
      message = Message(text: "a quote is not closed: \(line)", isError: true)
      return []
    }
    guard let verb = words.first else { return [] }
    if verb == "q" || verb == "quit" { return quit() }
    let writes = words.contains {
      $0.hasPrefix("-o") || Self.optionsForShell.contains(where: $0.hasPrefix)
    }
    guard (Self.verbs + Self.verbsForShell + Self.verbsForScreen).contains(verb) else {
      message = Message(text: "there is no verb \(verb); Tab lists them", isError: true)
      return []
    }
    if writes || Self.verbsForShell.contains(verb) {
      message = Message(
        text: "not in the browser, which writes no files: run stemma \(verb) in a shell",
        isError: true)
      return []
    }
    if Self.verbsForScreen.contains(verb) {
      message = Message(
        text: "the screen is taken by this browser: run stemma \(verb) in another terminal",
        isError: true)
      return []
    }
    if verb == "tag", !keepsUserState {
      message = Message(
        text: "nothing is kept here of what you say: run stemma tag in a shell, or press T",
        isError: true)
      return []
    }
    return open(.verb(words, columns: pageColumns))
  }

  /// The lines of a verb's output, each leading to the first snapshot that it names.
  func outputLines(_ text: String) -> [Page.Line] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    if lines.isEmpty { return [Page.Line([Span("it printed nothing", .faint)])] }
    return lines.map { line in
      Page.Line([Span(line)], firstSnapshot(in: line).map { .snapshot($0) })
    }
  }

  /// So many words of a line are looked at for a snapshot.
  private static let triedWords = 12

  private func firstSnapshot(in line: String) -> SnapshotID? {
    guard let graph = view?.graph else { return nil }
    let words = line.split(whereSeparator: { " ,:\"[]{}".contains($0) }).prefix(Self.triedWords)
    for word in words where word.utf8.count >= 4 {
      let found = graph.nodes(withPrefix: String(word))
      if found.count == 1 { return graph.id(of: found[0]) }
    }
    return nil
  }
}
