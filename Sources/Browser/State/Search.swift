// SPDX-License-Identifier: MIT

import LineageCore

/// What is searched for: a text, in which capital letters matter if there is one.
struct Search: Hashable, Sendable {
  private(set) var pattern = ""
  private var bytes: [UInt8] = []
  private var ignoresCase = true

  /// Whether only a directive that is the pattern is a match.
  private var isDirective = false

  init() {}

  /// A search for what has just this directive.
  init(directive: String) {
    pattern = directive
    bytes = Array(directive.utf8)
    ignoresCase = false
    isDirective = true
  }

  init(_ pattern: String) {
    self.pattern = pattern
    ignoresCase = !pattern.unicodeScalars.contains { $0.properties.isUppercase }
    bytes = Array(pattern.utf8)
  }

  /// Whether a text holds the pattern.
  ///
  /// Only ASCII letters are the same in both cases.
  ///
  /// - Complexity: O(text · pattern).
  func matches(_ text: String) -> Bool { firstMatch(in: text) != nil }

  /// Where in the UTF-8 bytes of a text the pattern stands first.
  func firstMatch(in text: String) -> Range<Int>? {
    guard !bytes.isEmpty else { return nil }
    var text = text
    return text.withUTF8 { haystack in
      var start = 0
      while start + bytes.count <= haystack.count {
        if isMatch(haystack, at: start) { return start..<start + bytes.count }
        start += 1
      }
      return nil
    }
  }

  private func isMatch(_ haystack: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    for offset in bytes.indices {
      let byte = haystack[start + offset]
      let folded = ignoresCase && (65...90).contains(byte) ? byte | 32 : byte
      if folded != bytes[offset] { return false }
    }
    return true
  }
}

extension Search {
  /// Whether the row of a node, its full id, its cohort's label or what the user said of it holds the
  /// pattern.
  func matches(_ node: NodeIndex, in graph: LineageGraph, _ user: UserState) -> Bool {
    let snapshot = graph[node]
    if isDirective { return snapshot.directive?.compareBytes(to: pattern) == 0 }
    if graph.isMissing(node), matches(graph.missingText(of: node)) { return true }
    if user.texts(of: snapshot.id).contains(where: matches) { return true }
    if matches(snapshot.id.text) { return true }
    if let title = snapshot.title, matches(title) { return true }
    if let pack = snapshot.pack, matches(pack.id) { return true }
    for parent in snapshot.parents {
      if let directive = parent.directive, matches(directive) { return true }
      if parent.role != ParentReference.defaultRole, matches(parent.role) { return true }
    }
    return graph.cohortIndices(of: node).contains { cohort in
      !graph.isInferred(cohort)
        && (matches(graph.id(of: cohort).text) || graph[cohort].label.map(matches) ?? false)
    }
  }
}
