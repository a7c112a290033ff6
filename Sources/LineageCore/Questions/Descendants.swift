// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// All that was derived from a node, at most so many edges away where a distance is given.
  ///
  /// Never the node itself. The other members of its cycle, if it is in one, are its descendants.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached); with a distance, O(edges within it).
  public func descendants(of node: NodeIndex, maxDistance: Int? = nil) -> NodeSet {
    var result = descendantClosure(of: NodeSet([node], capacity: count), maxDistance: maxDistance)
    result.remove(node)
    return result
  }

  /// All that was derived from the members, without the members.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached); with a distance, O(edges within it).
  public func descendants(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    descendantClosure(of: nodes, maxDistance: maxDistance).subtracting(nodes)
  }
}
