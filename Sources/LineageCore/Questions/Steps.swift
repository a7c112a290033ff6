// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The nodes exactly some edges above or below others, by some way.
  ///
  /// Without cycles there is an end to it after as many steps as there are generations; with them,
  /// what is reached repeats itself, which Brent's algorithm ("An improved Monte Carlo factorization
  /// algorithm", 1980) finds out.
  ///
  /// - Parameters:
  ///   - nodes: Where the ways begin.
  ///   - up: Whether they lead to parents; otherwise, to children.
  ///   - count: How many edges they have.
  /// - Returns: Where they end.
  /// - Throws: ``QueryFailure/cancelled``.
  /// - Complexity: O(edges gone over), at most O(*m*) a step.
  func steps(
    from nodes: NodeSet, up: Bool, count: Int
  ) async throws(QueryFailure) -> NodeSet {
    var current = nodes
    var left = count
    var (earlier, interval, sinceEarlier) = (current, 1, 0)
    while left > 0, !current.isEmpty {
      if Task.isCancelled { throw .cancelled }
      current = neighbors(of: current, along: up ? parentEdges : childEdges)
      left -= 1
      sinceEarlier += 1
      if current == earlier {
        left %= sinceEarlier
      } else if sinceEarlier == interval {
        (earlier, interval, sinceEarlier) = (current, interval * 2, 0)
      }
    }
    return current
  }

  /// The parents of some nodes.
  ///
  /// - Complexity: O(*n* / 64 + edges above the nodes).
  public func parents(of nodes: NodeSet) -> NodeSet { neighbors(of: nodes, along: parentEdges) }

  /// The children of some nodes.
  ///
  /// - Complexity: O(*n* / 64 + edges below the nodes).
  public func children(of nodes: NodeSet) -> NodeSet { neighbors(of: nodes, along: childEdges) }

  /// The parents with a number, counted from 1, of some nodes.
  ///
  /// - Complexity: O(*n* / 64 + number of nodes).
  public func parents(of nodes: NodeSet, number: Int) -> NodeSet {
    var result = noNodes
    for node in nodes {
      let parents = parents(of: node)
      if parents.count >= number { result.insert(parents[parents.startIndex + number - 1]) }
    }
    return result
  }

  /// Some nodes, and those above them along first parents.
  ///
  /// - Parameters:
  ///   - nodes: Where the ways begin.
  ///   - maxDistance: How many edges they have at most; `nil` for any number.
  /// - Returns: All nodes on the ways.
  /// - Complexity: O(*n* / 64 + number of nodes found) without a bound; with one, that times the
  ///   bound.
  public func primaryAncestors(of nodes: NodeSet, maxDistance: Int? = nil) -> NodeSet {
    var result = nodes
    var level = Array(nodes)
    var distance = 0
    while !level.isEmpty, distance < maxDistance ?? .max {
      level = level.compactMap { node in
        primaryParent(of: node).flatMap { result.insert($0) ? $0 : nil }
      }
      distance += 1
    }
    return result
  }

  func neighbors(of nodes: NodeSet, along edges: Adjacency<NodeIndex>) -> NodeSet {
    var result = noNodes
    for node in nodes {
      for edge in edges.range(of: node.position) { result.insert(edges.targets[edge]) }
    }
    return result
  }
}

extension LineageGraph {
  /// The nodes that share a parent with another one.
  ///
  /// - Complexity: O(*n* / 64 + edges of the parents).
  public func siblings(of nodes: NodeSet) -> NodeSet {
    sharers(with: nodes, parentEdges, childEdges)
  }

  /// The other parents of the children of some nodes.
  ///
  /// - Complexity: O(*n* / 64 + edges of the children).
  public func coparents(of nodes: NodeSet) -> NodeSet {
    sharers(with: nodes, childEdges, parentEdges)
  }

  /// Those that share a neighbor with another one of some nodes.
  ///
  /// A member is among them only if it shares one with a member that is not itself.
  private func sharers(
    with nodes: NodeSet, _ there: Adjacency<NodeIndex>, _ back: Adjacency<NodeIndex>
  ) -> NodeSet {
    var result = noNodes
    for shared in neighbors(of: nodes, along: there) {
      let sharers = back[shared]
      let members = sharers.lazy.filter(nodes.contains)
      let only = members.dropFirst().isEmpty ? members.first : nil
      for node in sharers where node != only { result.insert(node) }
    }
    return result
  }
}

extension NodeSet {
  /// Takes some nodes at random, the same ones for the same seed and ids.
  ///
  /// Each id has a number that the seed shuffles; the smallest count. So when snapshots are added,
  /// few of those taken change.
  func smallest(_ count: Int, by number: (NodeIndex) -> UInt64) -> NodeSet {
    let numbered = map { (number: number($0), node: $0) }
    let sorted = numbered.sorted { ($0.number, $0.node) < ($1.number, $1.node) }
    return NodeSet(sorted.prefix(count).map(\.node), capacity: capacity)
  }
}

extension LineageGraph {
  /// Some members of a set at random, the same for the same seed on every machine.
  ///
  /// - Complexity: O(*k* log *k* + bytes of the ids) for *k* members.
  public func sample(_ nodes: NodeSet, count: Int, seed: Int) -> NodeSet {
    nodes.smallest(count) { node in
      ids.withBytes(of: node.position) { Self.shuffled($0, seed: UInt64(truncatingIfNeeded: seed)) }
    }
  }

  /// FNV-1a over some bytes, and SplitMix64's last steps, which spread what it leaves alike.
  ///
  /// Fowler, Noll and Vo's hash; Steele, Lea and Flood, "Fast splittable pseudorandom number
  /// generators" (2014).
  private static func shuffled(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = hash &+ (seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }

  /// Whether the id of a node matches a pattern.
  ///
  /// - Complexity: That of ``QueryPattern/matches(_:)``.
  func matches(_ pattern: QueryPattern, idOf node: NodeIndex) -> Bool {
    ids.withBytes(of: node.position) { pattern.matches($0) }
  }
}
