// SPDX-License-Identifier: MIT

import LineageCore

// Completing what is being typed.
extension BrowserState {
  /// No more candidates than so many are named.
  private static let namedCandidates = 8

  /// Completes the word before the place in a line as far as it goes, and names what it may become.
  mutating func complete(_ prompt: inout Prompt) {
    let (word, candidates) = candidates(for: prompt)
    guard let first = candidates.first else {
      message = Message(text: "nothing begins with \(word)", isError: true)
      return
    }
    let shared = candidates.dropFirst().reduce(first) { $0.sharedBeginning(with: $1) }
    if shared.utf8.count > word.utf8.count {
      prompt.line.deleteBackward(scalars: word.unicodeScalars.count)
      prompt.line.insert(shared)
    }
    guard candidates.count > 1 else {
      message = nil
      return
    }
    let named = candidates.prefix(Self.namedCandidates).joined(separator: " ")
    let more = candidates.count - Self.namedCandidates
    message = Message(text: named + (more > 0 ? " and \(more) more" : ""))
  }

  /// The word to complete, and what it may become: a verb, one of its options, or a part of a query.
  private func candidates(for prompt: Prompt) -> (word: String, [String]) {
    let text = prompt.line.before
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    if prompt.purpose == .verb, words.count <= 1 {
      return (text, Self.verbs.filter { $0.hasPrefix(text) }.map { $0 + " " })
    }
    if prompt.purpose == .verb, let verb = words.first, let word = words.last {
      let options = optionsOfVerb(String(verb))
      let candidates =
        options.first { $0.name == words[words.count - 2] && $0.takesValue }?.values
        ?? (word.hasPrefix("-") ? options.map(\.name) : nil)
      if let candidates {
        let allowed = candidates.filter { !Self.optionsForShell.contains($0) }
        return (String(word), allowed.filter { $0.hasPrefix(word) })
      }
    }
    let word = QueryWord(atEndOf: text)
    return (word.text, candidates(for: word))
  }

  private func candidates(for word: QueryWord) -> [String] {
    if word.isCohort {
      let ids = view?.graph.cohorts.lazy.filter { !$0.isInferred }.map(\.id.text) ?? []
      return ids.filter { $0.utf8.starts(with: word.text.utf8) }.sorted()
    }
    let functions = QueryFunction.all.map { $0.name + ($0.parameters.isEmpty ? "()" : "(") }
    let aliases = self.aliases.byName.values.map { $0.name + ($0.parameters == nil ? "" : "(") }
    let names = (functions + aliases.sorted()).filter { $0.utf8.starts(with: word.text.utf8) }
    guard let graph = view?.graph, !word.text.isEmpty else { return names }
    return names
      + graph.nodes(withPrefix: word.text).map { node in
        let short = graph.shortID(of: node)
        return short.hasPrefix(word.text) ? short : graph.id(of: node).text
      }
  }
}

/// The word at the end of a query that is being typed.
private struct QueryWord {
  let text: String

  /// Whether it stands where a cohort is named.
  let isCohort: Bool

  init(atEndOf query: String) {
    let isPart = { (scalar: Unicode.Scalar) in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        || "_-.:".unicodeScalars.contains(scalar)
    }
    let scalars = query.unicodeScalars
    let start = scalars.lastIndex { !isPart($0) }.map(scalars.index(after:)) ?? scalars.startIndex
    text = String(scalars[start...].drop { $0 == ":" || $0 == "-" || $0 == "." })
    let before = query.unicodeScalars.dropLast(text.unicodeScalars.count)
    let opening = before.last == "\"" ? before.dropLast() : before
    isCohort = String(opening).hasSuffix("cohort_id(")
  }
}

extension String {
  /// The longest text with which both begin.
  func sharedBeginning(with other: String) -> String {
    let pairs = zip(unicodeScalars, other.unicodeScalars)
    return String(String.UnicodeScalarView(pairs.prefix { $0 == $1 }.map(\.0)))
  }
}
