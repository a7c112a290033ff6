// SPDX-License-Identifier: MIT

import LineageCore

// Which part of a split a row's snapshot is in, and what it has from another part.
extension RowText {
  /// The part of a snapshot, as a column.
  func splitSpans(of node: NodeIndex) -> [Span] {
    guard let split else { return [] }
    let name = split[node].map { split.names[$0] } ?? "-"
    let width = split.names.map(\.count).max() ?? 0
    return [
      Span("  " + name + String(repeating: " ", count: max(0, width - name.count)), .number)
    ]
  }

  /// That a parent is in another part: `crosses from train`.
  ///
  /// - Complexity: O(parents).
  func crossings(to node: NodeIndex) -> [Span] {
    crossedParts(to: node).map { Span("crosses from " + $0, .error) }
  }

  /// The other parts that a snapshot's parents are in, each once.
  func crossedParts(to node: NodeIndex) -> [String] {
    guard let split, let own = split[node] else { return [] }
    let others = Set(graph.parents(of: node).compactMap { split[$0] }).subtracting([own])
    return others.sorted().map { split.names[$0] }
  }
}
