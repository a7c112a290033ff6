// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// All nodes connected to a node when the direction of edges is ignored, the node included.
  ///
  /// - Complexity: O(edges of the family).
  public func family(of node: NodeIndex) -> NodeSet {
    family(of: NodeSet([node], capacity: count))
  }

  /// All nodes connected to any of some nodes when the direction of edges is ignored, these included.
  ///
  /// - Complexity: O(edges of the families).
  public func family(of nodes: NodeSet) -> NodeSet {
    connected(to: nodes, within: NodeSet.all(capacity: count))
  }

  /// The nodes of a domain that are connected to some of its nodes by edges between its nodes, in
  /// either direction, these included.
  ///
  /// - Complexity: O(*n* / 64 + edges of what is found).
  public func connected(to nodes: NodeSet, within domain: NodeSet) -> NodeSet {
    var found = Array(nodes.intersection(domain))
    var left = domain.subtracting(nodes)
    let (parents, children) = (parentEdges, childEdges)
    // Breadth first: neighbors were made near each other in time, and stand near each other.
    var visited = 0
    while visited < found.count {
      let position = found[visited].position
      for edge in parents.range(of: position) where left.remove(parents.targets[edge]) {
        found.append(parents.targets[edge])
      }
      for edge in children.range(of: position) where left.remove(children.targets[edge]) {
        found.append(children.targets[edge])
      }
      visited += 1
    }
    return domain.subtracting(left)
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
