// SPDX-License-Identifier: MIT

/// Sweeps that mark what can be reached along edges.
///
/// Parents come before children, so that one pass over the nodes closes a set. The members of a
/// cycle stand side by side, and all that lies outside on the way to them has been passed when the
/// sweep comes to the first of them: so a cycle is taken as a whole there.
extension LineageGraph {
  /// The nodes and all their ancestors, at most so many edges away where a distance is given.
  ///
  /// - Complexity: O(*n* + *m*) once; with a distance, O(edges within it).
  public func ancestralClosure(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    if let maxDistance { return walk(from: nodes, along: parentEdges, maxDistance) }
    var reached = nodes
    var cyclesLeft = cycles[...]
    for position in stride(from: count - 1, through: 0, by: -1) {
      if let cycle = cyclesLeft.last, cycle.upperBound.position == position + 1 {
        cyclesLeft.removeLast()
        reached.completeCycle(cycle)
      }
      guard reached.contains(position: position) else { continue }
      for edge in parentEdges.range(of: position) { reached.insert(parentEdges.targets[edge]) }
    }
    return reached
  }

  /// The nodes and all their descendants, at most so many edges away where a distance is given.
  ///
  /// - Complexity: O(*n* + *m*) once; with a distance, O(edges within it).
  public func descendantClosure(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    if let maxDistance { return walk(from: nodes, along: childEdges, maxDistance) }
    var reached = nodes
    var cyclesLeft = cycles[...]
    for position in 0..<count {
      if let cycle = cyclesLeft.first, cycle.lowerBound.position == position {
        cyclesLeft.removeFirst()
        reached.completeCycle(cycle)
      }
      guard reached.contains(position: position) else { continue }
      for edge in childEdges.range(of: position) { reached.insert(childEdges.targets[edge]) }
    }
    return reached
  }

  /// The cycle that a node is a member of.
  ///
  /// - Complexity: O(log cycles).
  public func cycle(of node: NodeIndex) -> Range<NodeIndex>? {
    guard isCyclic(node) else { return nil }
    var low = 0
    var high = cycles.count
    while low < high {
      let middle = (low + high) / 2
      if cycles[middle].upperBound <= node { low = middle + 1 } else { high = middle }
    }
    return cycles[low]
  }

  /// Breadth-first, level by level.
  private func walk(
    from nodes: NodeSet, along edges: Adjacency<NodeIndex>, _ maxDistance: Int
  ) -> NodeSet {
    var reached = nodes
    var level = Array(nodes)
    var distance = 0
    while distance < maxDistance, !level.isEmpty {
      var next: [NodeIndex] = []
      for node in level {
        for neighbor in edges[node] where reached.insert(neighbor) { next.append(neighbor) }
      }
      level = next
      distance += 1
    }
    return reached
  }
}

extension NodeSet {
  /// Adds the whole cycle where one of its members is in the set.
  mutating func completeCycle(_ cycle: Range<NodeIndex>) {
    let positions = cycle.lowerBound.position..<cycle.upperBound.position
    if positions.contains(where: contains(position:)) { insert(cycle) }
  }
}
