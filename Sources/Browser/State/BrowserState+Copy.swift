// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is handed on to other programs by the clipboard.
extension BrowserState {
  /// Copies something of the cursor's snapshot, or of the view.
  mutating func copy(_ command: Command) -> [Effect] {
    guard let graph = view?.graph, let node = subjectNode else { return [] }
    let nodes = chosen
    let lines: [String]
    switch command {
    case .copyID: lines = nodes.map { graph.id(of: $0).text }
    case .copyShortID: lines = nodes.map { graph.shortID(of: $0) }
    case .copyPath where nodes.contains { !graph.isMissing($0) }:
      return [.copyPaths(nodes.map { graph.id(of: $0) })]
    case .copyPath: lines = []
    case .copyCohort:
      lines = graph.cohortIndices(of: NodeSet(nodes, capacity: graph.count))
        .filter { !graph.isInferred($0) }.map { graph.id(of: $0).text }
    case .copyCommand: lines = [commandLine]
    case .copyJSON: return [.copyJSON(nodes.map { graph.id(of: $0) })]
    default: return []
    }
    if !lines.isEmpty { return copy(lines.joined(separator: "\n")) }
    return refuseToCopy(
      command == .copyPath
        ? "a missing snapshot has no file" : "\(graph.shortID(of: node)) is in no recorded cohort")
  }

  /// What some terminals take of a text at most, in bytes: a hundred thousand once it is encoded.
  private static let copyLimit = 74_994

  /// Puts a text on the clipboard, and says so.
  ///
  /// Whether the terminal has taken it, it does not tell.
  mutating func copy(_ text: String) -> [Effect] {
    guard text.utf8.count <= Self.copyLimit else {
      return refuseToCopy("\(text.utf8.count) bytes are more than terminals take; | hands on ids")
    }
    let line = text.prefix { !$0.isNewline }
    let more = text.unicodeScalars.count { $0 == "\n" }
    let rest = more > 0 ? " and \(more.counted("line")) more" : ""
    let way = hasClipboard ? "sent to the terminal's clipboard" : "no clipboard in this terminal"
    message = Message(text: "\(way): \(line)\(rest)")
    return [.copy(text)]
  }

  private mutating func refuseToCopy(_ reason: String) -> [Effect] {
    message = Message(text: "nothing copied: \(reason)")
    return []
  }

  /// The command that prints what is in view, all of it unfolded.
  var commandLine: String {
    let words = ["stemma"] + viewWords + storeWords
    return words.map(\.asShellWord).joined(separator: " ")
  }

  private var viewWords: [String] {
    guard let view else { return ["tree"] }
    var tree = ["tree"]
    // Opened, they are no fewer rows than without.
    if view.layout.foldedRows.contains(where: { view.layout[$0].kind == .cohort }) {
      tree.append("--fold-cohorts")
    }
    if view.trunk != .auto { tree += ["--trunk", view.trunk.rawValue] }
    if view.siblings.key != SiblingOrder.usual.key {
      tree += ["--siblings", view.siblings.key.rawValue]
    }
    if view.siblings.isReversed { tree.append("--reverse") }
    let scope = view.outline.scope
    let growsDown = scope.direction == .descendants
    if let query = view.query { return tree + [growsDown ? "--filter" : "--inverted", query] }
    guard let root = scope.root else { return tree }
    let name = Query.text(naming: view.graph.id(of: root))
    return tree + [growsDown ? "--root" : "--inverted", name]
  }
}

extension String {
  /// The text as a shell takes it for one word.
  var asShellWord: String {
    let isPlain = unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_./:=@%+,".contains(Character(scalar)))
    }
    return isPlain && !isEmpty ? self : "'" + replacing("'", with: #"'\''"#) + "'"
  }

  private func replacing(_ character: Character, with text: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: text)
  }
}
