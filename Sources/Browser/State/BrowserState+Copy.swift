// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is handed on to other programs by the clipboard.
extension BrowserState {
  /// Copies something of the cursor's snapshot, or of the view.
  mutating func copy(_ command: Command) -> [Effect] {
    guard let graph = view?.graph, let node = cursorNode else { return [] }
    let id = graph.id(of: node)
    switch command {
    case .copyID: return copy(id.text)
    case .copyShortID: return copy(graph.shortID(of: node))
    case .copyPath:
      guard let file = graph[node].file else {
        return refuseToCopy("a missing snapshot has no file")
      }
      return copy(file)
    case .copyCohort:
      guard let cohort = graph.cohortIndex(of: node), !graph.isInferred(cohort) else {
        return refuseToCopy("\(graph.shortID(of: node)) is in no recorded cohort")
      }
      return copy(graph.id(of: cohort).text)
    case .copyCommand: return copy(commandLine)
    case .copyJSON: return [.copyJSON(id)]
    default: return []
    }
  }

  private mutating func copy(_ text: String) -> [Effect] {
    noteCopy(of: text)
    return [.copy(text)]
  }

  /// Says what was copied.
  ///
  /// Whether the terminal has taken it, it does not tell.
  mutating func noteCopy(of text: String) {
    let line = text.prefix { !$0.isNewline }
    message = Message(text: "sent to the terminal's clipboard: \(line)")
  }

  private mutating func refuseToCopy(_ reason: String) -> [Effect] {
    message = Message(text: "nothing copied: \(reason)")
    return []
  }

  /// The command that prints what is in view.
  var commandLine: String {
    let words = ["stemma"] + viewWords + storeWords
    return words.map(\.asShellWord).joined(separator: " ")
  }

  private var viewWords: [String] {
    guard let view else { return ["tree"] }
    if let query = view.query { return ["query", query] }
    let scope = view.outline.scope
    guard let root = scope.root else { return ["tree"] }
    let name = Query.text(naming: view.graph.id(of: root))
    return scope.direction == .descendants
      ? ["tree", "--root", name] : ["ancestors", "--with-self", name]
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
