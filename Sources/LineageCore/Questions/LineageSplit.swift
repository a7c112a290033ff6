// SPDX-License-Identifier: MIT

/// Which part of a split each snapshot is in: what is trained on, what is evaluated with.
public struct LineageSplit: Hashable, Sendable {
  /// The names of the parts.
  public let names: [String]

  /// The part of each node, ``none`` for one that is in no part.
  private var parts: [UInt8]

  private static let none = UInt8.max

  /// How many parts there can be.
  public static let partLimit = 64

  /// Creates a split in which no node is in a part yet.
  ///
  /// - Parameters:
  ///   - names: The names of the parts, ``partLimit`` at most.
  ///   - capacity: How many nodes the lineage has.
  public init(_ names: [String], capacity: Int) {
    precondition(names.count <= Self.partLimit, "too many parts")
    self.names = names
    parts = Array(repeating: Self.none, count: capacity)
  }

  /// The number of a node's part; `nil` where it is in none.
  ///
  /// - Complexity: O(1).
  public subscript(node: NodeIndex) -> Int? {
    get { parts[node.position] == Self.none ? nil : Int(parts[node.position]) }
    set { parts[node.position] = newValue.map { UInt8($0) } ?? Self.none }
  }

  /// How many nodes each part has.
  ///
  /// - Complexity: O(*n*).
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: names.count)
    for part in parts where part != Self.none { sizes[Int(part)] += 1 }
    return sizes
  }
}

/// What crosses between the parts of a split: there what is evaluated rests on what was trained on.
public struct SplitCrossings: Hashable, Sendable {
  /// The edges between two parts, in the lineage's order.
  public internal(set) var edges: [Edge] = []

  /// The nearest common ancestors of two parts between which no edge from there shows it, in the
  /// lineage's order.
  public internal(set) var ancestors: [Ancestor] = []

  /// Whether nothing crosses.
  public var isEmpty: Bool { edges.isEmpty && ancestors.isEmpty }

  /// An edge from a part into another one.
  public struct Edge: Hashable, Sendable {
    /// The node in one part.
    public let parent: NodeIndex
    /// The node in the other one, which derives from it.
    public let child: NodeIndex

    /// Creates an edge.
    public init(parent: NodeIndex, child: NodeIndex) {
      self.parent = parent
      self.child = child
    }
  }

  /// A node from which both of two parts derive.
  public struct Ancestor: Hashable, Sendable {
    /// The node.
    public let node: NodeIndex
    /// The numbers of the two parts, the smaller one first.
    public let parts: [Int]
  }
}

extension LineageGraph {
  /// Finds what crosses between the parts of a split.
  ///
  /// Two parts share ancestry where an ancestor of a node of one, or the node, is also one of the other;
  /// a common descendant is no leak. Each such pair has an edge or an ancestor in the result.
  ///
  /// - Complexity: O((*n* + *m*) · *k*²) for *k* parts at the nodes where they meet; O(*n* + *m*) where
  ///   they do not. Cycles take another sweep for each turn.
  public func crossings(of split: LineageSplit) -> SplitCrossings {
    var crossings = SplitCrossings()
    crossings.edges = edges(between: split)
    let masks = partsBelow(split)
    for node in nodes where masks[node.position].nonzeroBitCount > 1 {
      let below = children(of: node).filter { $0 > node }.map { masks[$0.position] }
      if below.contains(masks[node.position]) { continue }
      let pairs = Self.pairs(in: masks[node.position]).filter { first, second in
        let both = UInt64(1) << first | 1 << second
        return !below.contains { $0 & both == both }
      }
      for (first, second) in pairs where !hasEdge(from: node, between: first, second, split) {
        crossings.ancestors.append(.init(node: node, parts: [first, second]))
      }
    }
    return crossings
  }

  /// The edges from one part into another, in the lineage's order.
  ///
  /// - Complexity: O(*n* + *m*).
  func edges(between split: LineageSplit) -> [SplitCrossings.Edge] {
    nodes.flatMap { child in
      guard let own = split[child] else { return [SplitCrossings.Edge]() }
      return parents(of: child).filter { split[$0].map { $0 != own } ?? false }
        .map { SplitCrossings.Edge(parent: $0, child: child) }
    }
  }

  /// The parts of each node and of its descendants, as bits.
  private func partsBelow(_ split: LineageSplit) -> [UInt64] {
    var masks = nodes.map { node in split[node].map { UInt64(1) << $0 } ?? 0 }
    var isDone = false
    while !isDone {
      isDone = true
      for node in nodes.reversed() {
        var mask = masks[node.position]
        for child in children(of: node) { mask |= masks[child.position] }
        if mask != masks[node.position] {
          masks[node.position] = mask
          // Only what closes a cycle leads back to where the sweep has been.
          if !cycles.isEmpty { isDone = false }
        }
      }
    }
    return masks
  }

  private static func pairs(in mask: UInt64) -> [(Int, Int)] {
    let parts = (0..<64).filter { mask & 1 << $0 != 0 }
    return parts.enumerated().flatMap { place, first in
      parts[(place + 1)...].map { (first, $0) }
    }
  }

  /// Whether an edge from a node shows that two parts meet there.
  private func hasEdge(
    from node: NodeIndex, between first: Int, _ second: Int, _ split: LineageSplit
  ) -> Bool {
    guard let own = split[node], own == first || own == second else { return false }
    return children(of: node).contains { split[$0] == (own == first ? second : first) }
  }
}
