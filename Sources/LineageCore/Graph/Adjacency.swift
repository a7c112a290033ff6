// SPDX-License-Identifier: MIT

/// What each node points to, in compressed sparse rows: the edges of a graph in one direction, or
/// the cohorts that nodes belong to.
///
/// The targets of node *i* are `targets[offsets[i]..<offsets[i + 1]]`.
struct Adjacency<Target: Hashable & Sendable>: Hashable, Sendable {
  private(set) var offsets: [UInt32] = [0]
  private(set) var targets: [Target] = []

  var nodeCount: Int { offsets.count - 1 }
  var edgeCount: Int { targets.count }

  /// The targets of a node.
  subscript(node: NodeIndex) -> ArraySlice<Target> { targets[range(of: node.position)] }

  /// Where the targets of the node at a position stand in `targets`.
  func range(of position: Int) -> Range<Int> {
    Int(offsets[position])..<Int(offsets[position + 1])
  }

  func count(of position: Int) -> Int { Int(offsets[position + 1] - offsets[position]) }

  mutating func reserveCapacity(nodes: Int, edges: Int) {
    offsets.reserveCapacity(nodes + 1)
    targets.reserveCapacity(edges)
  }

  /// Adds the targets of the next node.
  mutating func appendNode(_ added: some Sequence<Target>) {
    targets.append(contentsOf: added)
    offsets.append(UInt32(targets.count))
  }
}

extension Adjacency<NodeIndex> {
  /// The same edges seen from the other end; the targets of each node are ascending.
  ///
  /// - Complexity: O(*n* + *m*).
  func transposed() -> Adjacency {
    var counts = [UInt32](repeating: 0, count: nodeCount + 1)
    for target in targets { counts[target.position + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    var next = counts
    var sources = [NodeIndex](repeating: NodeIndex(0), count: targets.count)
    for source in 0..<nodeCount {
      for edge in range(of: source) {
        let target = targets[edge].position
        sources[Int(next[target])] = NodeIndex(source)
        next[target] += 1
      }
    }
    var result = Adjacency()
    result.offsets = counts
    result.targets = sources
    return result
  }
}
