// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The nodes that no longer hang from any root once some are taken away; those are among them.
  ///
  /// A root is here what has no parents, with a file or without, and each member of a cycle that
  /// nothing leads into: so everything hangs from some root.
  ///
  /// - Complexity: O(*n* + *m*).
  public func dominated(by removed: NodeSet) -> NodeSet {
    let everything = NodeSet.all(capacity: count)
    var reached = roots(in: everything).subtracting(removed)
    var cyclesLeft = cycles[...]
    for position in 0..<count {
      if let cycle = cyclesLeft.first, cycle.lowerBound.position == position {
        cyclesLeft.removeFirst()
        spread(&reached, in: cycle, without: removed)
      }
      guard reached.contains(position: position) else { continue }
      for edge in childEdges.range(of: position) {
        let child = childEdges.targets[edge]
        if !removed.contains(child) { reached.insert(child) }
      }
    }
    return everything.subtracting(reached)
  }

  /// Reaches what can be reached in a cycle from those of its members that are reached.
  private func spread(
    _ reached: inout NodeSet, in cycle: Range<NodeIndex>, without removed: NodeSet
  ) {
    var waiting = (cycle.lowerBound.position..<cycle.upperBound.position)
      .map { NodeIndex($0) }.filter(reached.contains)
    while let node = waiting.popLast() {
      for child in children(of: node) where cycle.contains(child) && !removed.contains(child) {
        if reached.insert(child) { waiting.append(child) }
      }
    }
  }
}
