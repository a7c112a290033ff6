// SPDX-License-Identifier: MIT

/// Roots, leaves, merges and forks. Missing snapshots are left out of all of them.
extension LineageGraph {
  /// The snapshots without parents in the graph.
  ///
  /// - Complexity: O(*n*).
  public var roots: NodeSet { present { parentEdges.count(of: $0) == 0 } }

  /// The snapshots without children.
  ///
  /// - Complexity: O(*n*).
  public var leaves: NodeSet { present { childEdges.count(of: $0) == 0 } }

  /// The snapshots with two or more parents.
  ///
  /// - Complexity: O(*n*).
  public var merges: NodeSet { present { parentEdges.count(of: $0) > 1 } }

  /// The snapshots with two or more children.
  ///
  /// - Complexity: O(*n*).
  public var forks: NodeSet { present { childEdges.count(of: $0) > 1 } }

  /// The members that have no ancestor among the members, relations inside one cycle aside.
  ///
  /// - Complexity: O(*n* + *m*).
  public func roots(in nodes: NodeSet) -> NodeSet {
    ends(of: nodes) { descendantClosure(of: childrenOutsideCycles($0)) }
  }

  /// The members that have no descendant among the members, relations inside one cycle aside.
  ///
  /// - Complexity: O(*n* + *m*).
  public func heads(in nodes: NodeSet) -> NodeSet {
    ends(of: nodes) { ancestralClosure(of: parentsOutsideCycles($0)) }
  }

  private func ends(of nodes: NodeSet, _ reach: (NodeSet) -> NodeSet) -> NodeSet {
    var whole = nodes
    for cycle in cycles { whole.completeCycle(cycle) }
    return nodes.subtracting(reach(whole))
  }

  private func parentsOutsideCycles(_ nodes: NodeSet) -> NodeSet {
    stepOutside(nodes, along: parentEdges)
  }

  private func childrenOutsideCycles(_ nodes: NodeSet) -> NodeSet {
    stepOutside(nodes, along: childEdges)
  }

  private func stepOutside(_ nodes: NodeSet, along edges: Adjacency<NodeIndex>) -> NodeSet {
    var result = noNodes
    for node in nodes {
      let own = cycle(of: node)
      for neighbor in edges[node] where own == nil || cycle(of: neighbor) != own {
        result.insert(neighbor)
      }
    }
    return result
  }

  private func present(where holds: (Int) -> Bool) -> NodeSet {
    var result = noNodes
    for position in 0..<count where !missing.contains(position: position) && holds(position) {
      result.insert(position: position)
    }
    return result
  }
}
