// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

/// In what order a verb prints, and how many.
struct OrderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Order by id, generation, difficulty or observed, the time of the file; what has none comes last.",
      valueName: "key"))
  var sort: Key?

  @Flag(help: "Turn the order round; what has no value still comes last.")
  var reverse = false

  @Option(help: ArgumentHelp("Print the first so many alone.", valueName: "count"))
  var limit: Int?

  /// By what snapshots can be ordered.
  enum Key: String, ExpressibleByArgument, CaseIterable {
    case id
    case generation
    case difficulty
    case observed
  }

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on") }
  }
}

extension OrderOptions {
  /// An answer in the order that was asked for; in the lineage's order where none was.
  ///
  /// - Complexity: O(*k* log *k*) for *k* nodes, and what it takes to get their records where these
  ///   tell the order.
  func answer(_ nodes: NodeSet, of graph: LineageGraph) -> Answer {
    var sorted = Array(nodes)
    switch sort {
    case nil: if reverse { sorted.reverse() }
    case .id: sort(&sorted) { graph.id(of: $0) }
    case .generation: sort(&sorted) { graph.generation(of: $0) }
    case .difficulty: sort(&sorted) { graph[$0].difficulty }
    case .observed: sort(&sorted) { graph[$0].observed }
    }
    if let limit { sorted = Array(sorted.prefix(limit)) }
    return Answer(graph: graph, nodes: sorted, keepsOrder: sort != nil || reverse)
  }

  /// Orders nodes by values; those of one value stay in the lineage's order.
  private func sort<Value: Comparable>(
    _ nodes: inout [NodeIndex], by value: (NodeIndex) -> Value?
  ) {
    let pairs = nodes.map { (node: $0, value: value($0)) }
    nodes = pairs.sorted { first, second in
      guard let left = first.value else { return second.value == nil && first.node < second.node }
      guard let right = second.value else { return true }
      if left == right { return first.node < second.node }
      return reverse ? right < left : left < right
    }.map(\.node)
  }
}
