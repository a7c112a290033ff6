// SPDX-License-Identifier: MIT

/// Sweeps that mark what can be reached along edges.
///
/// Parents come before children, so that one pass over the nodes closes a set. The members of a
/// cycle stand side by side, and all that lies outside on the way to them has been passed when the
/// sweep comes to the first of them: so a cycle is taken as a whole there. A sweep goes from member
/// to member, past 64 nodes at once where there is none: a small answer costs little.
extension LineageGraph {
  /// The nodes and all their ancestors, at most so many edges away where a distance is given.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached) once; with a distance, O(edges within it).
  public func ancestralClosure(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    if let maxDistance { return walk(from: nodes, along: parentEdges, maxDistance) }
    var reached = nodes
    var end = count
    for cycle in cycles.reversed() {
      closeUpwards(&reached, cycle.upperBound.position..<end)
      reached.completeCycle(cycle)
      end = cycle.upperBound.position
    }
    closeUpwards(&reached, 0..<end)
    return reached
  }

  /// The nodes and all their descendants, at most so many edges away where a distance is given.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is reached) once; with a distance, O(edges within it).
  public func descendantClosure(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    if let maxDistance { return walk(from: nodes, along: childEdges, maxDistance) }
    var reached = nodes
    var start = 0
    for cycle in cycles {
      closeDownwards(&reached, start..<cycle.lowerBound.position)
      reached.completeCycle(cycle)
      start = cycle.lowerBound.position
    }
    closeDownwards(&reached, start..<count)
    return reached
  }

  /// Adds the parents of the members at some positions, and of those added there, last first.
  private func closeUpwards(_ reached: inout NodeSet, _ positions: Range<Int>) {
    var end = positions.upperBound
    while let position = reached.lastPosition(in: positions.lowerBound..<end) {
      for edge in parentEdges.range(of: position) { reached.insert(parentEdges.targets[edge]) }
      end = position
    }
  }

  /// Adds the children of the members at some positions, and of those added there, first first.
  private func closeDownwards(_ reached: inout NodeSet, _ positions: Range<Int>) {
    var start = positions.lowerBound
    while let position = reached.firstPosition(in: start..<positions.upperBound) {
      for edge in childEdges.range(of: position) { reached.insert(childEdges.targets[edge]) }
      start = position + 1
    }
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
