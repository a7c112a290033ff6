// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// All nodes connected to a node when the direction of edges is ignored, the node included.
  ///
  /// - Complexity: O(edges of the family).
  public func family(of node: NodeIndex) -> NodeSet {
    var reached = NodeSet([node], capacity: count)
    var waiting = [node]
    while let next = waiting.popLast() {
      for neighbor in parentEdges[next] where reached.insert(neighbor) { waiting.append(neighbor) }
      for neighbor in childEdges[next] where reached.insert(neighbor) { waiting.append(neighbor) }
    }
    return reached
  }

  /// The families, each in the lineage's order, in the order of their first members.
  ///
  /// - Complexity: O(*n* + *m*).
  public var families: [[NodeIndex]] {
    var number = [Int](repeating: -1, count: count)
    var families: [[NodeIndex]] = []
    for start in 0..<count where number[start] < 0 {
      var waiting = [start]
      number[start] = families.count
      while let next = waiting.popLast() {
        for edges in [parentEdges, childEdges] {
          for neighbor in edges[NodeIndex(next)] where number[neighbor.position] < 0 {
            number[neighbor.position] = families.count
            waiting.append(neighbor.position)
          }
        }
      }
      families.append([])
    }
    for (position, family) in number.enumerated() { families[family].append(NodeIndex(position)) }
    return families
  }
}
