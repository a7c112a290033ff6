// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// One shortest way down from any of some nodes to any of others, both ends included; `nil` where
  /// there is none.
  ///
  /// Of several the one is given whose last node comes first in the lineage's order, then the one
  /// before it, and so on: the same every time.
  ///
  /// - Complexity: O(*n* + *m*).
  public func shortestPath(from starts: NodeSet, to ends: NodeSet) -> [NodeIndex]? {
    var distances = [UInt32](repeating: .max, count: count)
    var level = Array(starts)
    for node in level { distances[node.position] = 0 }
    var distance: UInt32 = 0
    while !level.isEmpty {
      if let end = level.lazy.filter(ends.contains).min() { return wayBack(from: end, distances) }
      distance += 1
      var next: [NodeIndex] = []
      for node in level {
        for child in childEdges[node] where distances[child.position] == .max {
          distances[child.position] = distance
          next.append(child)
        }
      }
      level = next
    }
    return nil
  }

  private func wayBack(from end: NodeIndex, _ distances: [UInt32]) -> [NodeIndex] {
    var path = [end]
    for distance in (0..<distances[end.position]).reversed() {
      let parents = parentEdges[path[path.count - 1]]
      guard let parent = parents.filter({ distances[$0.position] == distance }).min() else { break }
      path.append(parent)
    }
    return path.reversed()
  }
}
