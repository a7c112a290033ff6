// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// All that a node descends from, at most so many edges away where a distance is given.
  ///
  /// Never the node itself. The other members of its cycle, if it is in one, are its ancestors.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached); with a distance, O(edges within it).
  public func ancestors(of node: NodeIndex, maxDistance: Int? = nil) -> NodeSet {
    var result = ancestralClosure(of: NodeSet([node], capacity: count), maxDistance: maxDistance)
    result.remove(node)
    return result
  }

  /// All nodes from which the members descend, without the members.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached); with a distance, O(edges within it).
  public func ancestors(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    ancestralClosure(of: nodes, maxDistance: maxDistance).subtracting(nodes)
  }

  /// Whether there is a path down from the first node to the second; false for equal nodes.
  ///
  /// - Complexity: O(*n* + *m*).
  public func isAncestor(_ ancestor: NodeIndex, of node: NodeIndex) -> Bool {
    ancestor != node && ancestors(of: node).contains(ancestor)
  }
}
