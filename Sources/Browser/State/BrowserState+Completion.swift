// SPDX-License-Identifier: MIT

import LineageCore

// Completing what is being typed.
extension BrowserState {
  /// No more candidates than so many are named.
  private static let namedCandidates = 8

  /// Completes the word before the place in a line as far as it goes, and names what it may become.
  mutating func complete(_ prompt: inout Prompt) {
    let completion = completion(of: prompt)
    let (word, candidates) = (completion.word, completion.candidates)
    guard let first = candidates.first else {
      let reason = word.isEmpty ? "nothing to complete here" : "nothing begins with \(word)"
      message = Message(text: reason, isError: true)
      return
    }
    let isOne = candidates.count == 1
    let shared = candidates.dropFirst().reduce(first) { $0.sharedBeginning(with: $1) }
    if shared.utf8.count > word.utf8.count || isOne {
      prompt.line.deleteBackward(scalars: word.unicodeScalars.count)
      prompt.line.insert(shared + (isOne ? completion.ending : ""))
    }
    guard !isOne else {
      message = nil
      return
    }
    let separator = completion.ending.isEmpty ? " " : ", "
    let named = candidates.prefix(Self.namedCandidates).joined(separator: separator)
    let more = candidates.count - Self.namedCandidates
    message = Message(text: named + (more > 0 ? " and \(more) more" : ""))
  }

  /// A word to complete, and what it may become.
  private struct Completion {
    var word: String
    var candidates: [String]
    /// What ends the word when it is complete.
    var ending = ""
  }

  /// What can be completed before the place in a line: a verb, one of its options, or a part of a query.
  private func completion(of prompt: Prompt) -> Completion {
    let text = prompt.line.before
    guard prompt.purpose == .verb else { return completion(of: QueryWord(atEndOf: text)) }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard let verb = words.first, let word = words.last, words.count > 1 else {
      return Completion(
        word: text,
        candidates: Self.verbs.filter { $0.hasPrefix(text) }.map { $0 + " " })
    }
    let options = optionsOfVerb(String(verb))
    let option = options.first { $0.name == words[words.count - 2] && $0.takesValue }
    let candidates =
      (option?.takesExpression == true ? nil : option?.values)
      ?? (word.hasPrefix("-") ? options.map(\.name) : nil)
    guard let candidates else {
      return completion(of: QueryWord(atEndOf: text.lastCommandWord))
    }
    let allowed = candidates.filter { !Self.optionsForShell.contains($0) }
    return Completion(word: String(word), candidates: allowed.filter { $0.hasPrefix(word) })
  }

  private func completion(of word: QueryWord) -> Completion {
    if let names = names(for: word) {
      let begun = names.filter { $0.utf8.starts(with: word.text.utf8) }
      guard word.isInQuotes else {
        return Completion(
          word: word.text, candidates: Set(begun).sorted().map { Query.text(spelling: $0) })
      }
      let spelled = names.map { String(Query.quoted($0).dropFirst().dropLast()) }
        .filter { $0.utf8.starts(with: word.text.utf8) }
      return Completion(word: word.text, candidates: Set(spelled).sorted(), ending: "\"")
    }
    let ids = word.text.isEmpty ? [] : ids(beginning: word.text)
    if word.isInQuotes { return Completion(word: word.text, candidates: ids, ending: "\"") }
    let functions = QueryFunction.all.map { $0.name + ($0.parameters.isEmpty ? "()" : "(") }
    let aliases = self.aliases.byName.values.map { $0.name + ($0.parameters == nil ? "" : "(") }
    let names = (functions + aliases.sorted()).filter { $0.utf8.starts(with: word.text.utf8) }
    return Completion(word: word.text, candidates: names + ids)
  }

  private func ids(beginning text: String) -> [String] {
    guard let graph = view?.graph else { return [] }
    return graph.nodes(withPrefix: text).map { node in
      let short = graph.shortID(of: node)
      return short.hasPrefix(text) ? short : graph.id(of: node).text
    }
  }

  /// The names that can stand where a word does; `nil` where snapshots are named.
  private func names(for word: QueryWord) -> [String]? {
    guard let call = word.call, let function = QueryFunction.named(call.function) else {
      return nil
    }
    guard function.parameters.indices.contains(call.argument) else { return [] }
    switch function.parameters[call.argument].kind {
    case .set, .setIfAny: return nil
    default: break
    }
    return switch (function.name, call.argument) {
    case ("cohort_id", 0):
      view?.graph.cohorts.lazy.filter { !$0.isInferred }
        .flatMap { [$0.id.text] + ($0.label.map { [$0] } ?? []) } ?? []
    case ("tag", 0): Array(Set(user.tags.values.joined()))
    case ("split", 0): split?.names ?? []
    case ("metric", 0), ("contradicts", 0): metrics?.all.map(\.name) ?? []
    case ("metric", 2): metrics?.tasks ?? []
    default: []
    }
  }
}

extension String {
  /// The longest text with which both begin.
  func sharedBeginning(with other: String) -> String {
    let pairs = zip(unicodeScalars, other.unicodeScalars)
    return String(String.UnicodeScalarView(pairs.prefix { $0 == $1 }.map(\.0)))
  }
}
