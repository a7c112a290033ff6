// SPDX-License-Identifier: MIT

extension QueryFunction {
  static let splits: [QueryFunction] = [
    QueryFunction(
      "split", [.pattern],
      "those in a part of the split whose name matches: --split names the file",
      example: "split(eval) & leaves()"
    ) { call throws(QueryFailure) in
      let (pattern, split) = (call.pattern(), try call.split())
      let parts = split.names.map(pattern.matches)
      return call.graph.nodes(in: split) { parts[$0] }
    },
    QueryFunction(
      "crosses_split", [],
      "those at either end of an edge between two parts of the split, and their common ancestors",
      example: "crosses_split()"
    ) { call throws(QueryFailure) in
      let crossings = call.graph.crossings(of: try call.split())
      return NodeSet(
        crossings.edges.flatMap { [$0.parent, $0.child] } + crossings.ancestors.map(\.node),
        capacity: call.graph.count)
    },
  ]
}

extension QueryCall {
  fileprivate func split() throws(QueryFailure) -> LineageSplit {
    guard let split = scope.split else {
      throw refusal(.argument, "there is no split; --split names its file", [])
    }
    return split
  }
}

extension LineageGraph {
  /// The nodes in some parts of a split.
  ///
  /// - Complexity: O(*n*).
  fileprivate func nodes(in split: LineageSplit, where isMeant: (Int) -> Bool) -> NodeSet {
    NodeSet(nodes.filter { split[$0].map(isMeant) ?? false }, capacity: count)
  }
}
