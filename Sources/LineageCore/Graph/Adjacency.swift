// SPDX-License-Identifier: MIT

/// What each node points to, in compressed sparse rows: the edges of a graph in one direction, or
/// the cohorts that nodes belong to.
///
/// The targets of node *i* are `targets[offsets[i]..<offsets[i + 1]]`.
struct Adjacency<Target: Hashable & Sendable>: Hashable, Sendable {
  private(set) var offsets: [UInt32]
  private(set) var targets: [Target]

  /// Creates an empty adjacency.
  init() {
    offsets = [0]
    targets = []
  }

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

  /// Adds one more target of the next node, which ``endNode(sorting:)`` ends.
  mutating func append(_ target: Target) { targets.append(target) }

  /// Ends the next node, after its targets were sorted.
  ///
  /// - Parameter sort: Is given all targets, and where those of the node begin.
  mutating func endNode(sorting sort: (inout [Target], Int) -> Void) {
    let start = Int(offsets[offsets.count - 1])
    if targets.count - start > 1 { sort(&targets, start) }
    offsets.append(UInt32(targets.count))
  }

  /// Adds the only target of the next node, if it has one.
  mutating func appendNode(only added: Target?) {
    if let added { targets.append(added) }
    offsets.append(UInt32(targets.count))
  }
}

extension Adjacency {
  /// Creates an adjacency of stored arrays; `nil` where they do not fit each other.
  ///
  /// - Complexity: O(*n*).
  init?(offsets: [UInt32], targets: [Target]) {
    guard offsets.first == 0, offsets.last.map(Int.init) == targets.count else { return nil }
    for index in 1..<offsets.count where offsets[index] < offsets[index - 1] { return nil }
    self.offsets = offsets
    self.targets = targets
  }

  /// Creates an adjacency whose targets are put in one by one, in any order of the sources.
  ///
  /// - Parameters:
  ///   - counts: How many targets each source will have.
  ///   - filler: Any target.
  ///   - fill: Is given a closure that adds a target to a source.
  /// - Complexity: O(sources + targets).
  init(counts: [UInt32], filler: Target, fill: (_ put: (Int, Target) -> Void) -> Void) {
    var next = [UInt32](repeating: 0, count: counts.count)
    offsets = [0]
    offsets.reserveCapacity(counts.count + 1)
    for (source, count) in counts.enumerated() {
      next[source] = offsets[source]
      offsets.append(offsets[source] + count)
    }
    var targets = [Target](repeating: filler, count: Int(offsets[counts.count]))
    fill { source, target in
      targets[Int(next[source])] = target
      next[source] += 1
    }
    self.targets = targets
  }

  /// Adds some neighboring nodes of another adjacency, with other numbers for their targets.
  mutating func append(
    _ nodes: Range<Int>, of other: Adjacency, _ renumber: (Target) -> Target
  ) {
    let edges = Int(other.offsets[nodes.lowerBound])..<Int(other.offsets[nodes.upperBound])
    let shift = UInt32(targets.count) &- UInt32(edges.lowerBound)
    for edge in edges { targets.append(renumber(other.targets[edge])) }
    for node in nodes { offsets.append(other.offsets[node + 1] &+ shift) }
  }

  /// Puts other targets in the place of those of a source, as many as there are.
  mutating func replaceTargets(of source: Int, with replacement: some Collection<Target>) {
    precondition(replacement.count == count(of: source), "as many targets as before")
    targets.replaceSubrange(range(of: source), with: replacement)
  }
}

extension Adjacency<NodeIndex> {
  /// Sorts the last targets, from a place on.
  mutating func sortTargets(from start: Int) { targets[start...].sort() }

  /// The same edges seen from the other end; the targets of each node are ascending.
  ///
  /// - Complexity: O(*n* + *m*).
  func transposed() -> Adjacency {
    var counts = [UInt32](repeating: 0, count: nodeCount)
    for target in targets { counts[target.position] += 1 }
    return Adjacency(counts: counts, filler: NodeIndex(0)) { put in
      for source in 0..<nodeCount {
        for edge in range(of: source) { put(targets[edge].position, NodeIndex(source)) }
      }
    }
  }
}
