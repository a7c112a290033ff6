// SPDX-License-Identifier: MIT

/// A part of a split, and how much it is to get in relation to the others.
public struct SplitShare: Hashable, Sendable {
  /// The name of the part.
  public var name: String
  /// The ratio, more than 0.
  public var ratio: Double

  /// Creates a share.
  public init(_ name: String, _ ratio: Double) {
    self.name = name
    self.ratio = ratio
  }
}

/// Snapshots split so that no two parts have relatives: whole families alone.
///
/// With several parents it is not enough to split by roots: a merge joins two.
public struct FamilySplit: Sendable {
  /// Which part each snapshot is in.
  ///
  /// Where there is a ``cut``, once that were made.
  public let split: LineageSplit

  /// How many snapshots each part should have.
  public let targets: [Double]

  /// How many snapshots the families have, the largest first.
  public let familySizes: [Int]

  /// The edges without which the split would be possible, where it is not: the largest family is too
  /// large, or there are too few of them.
  ///
  /// Empty where whole families do.
  public let cut: [SplitCrossings.Edge]

  /// By how much of all snapshots a part may be too large before a family is too large for it.
  public static let slack = 0.05
}

extension LineageGraph {
  /// Splits snapshots by whole families.
  ///
  /// The families go one by one, the largest first, equal ones in an order that the seed tells, into the
  /// part that lacks most. Where a family is larger than any part may be, or a part would have nothing,
  /// the result says which edges would have to be cut: roots that merges joined are taken apart first,
  /// then the largest subtrees that fit. The smallest such cut is not known to be found in reasonable time
  /// (Garey and Johnson, "Computers and Intractability", 1979, ND14): this one is small, and no edge
  /// in it lies within a part.
  ///
  /// - Parameters:
  ///   - members: The snapshots to split. What connects them may be others.
  ///   - shares: The parts; their ratios count in relation to each other.
  ///   - seed: The same seed gives the same split.
  ///   - strata: For each node a number from 0, small ones: each part gets its share of every number's.
  /// - Returns: The split, and what it came of.
  /// - Complexity: O(*m* + *n* log *n*), and O(strata · parts) for each family.
  public func split(
    _ members: NodeSet, into shares: [SplitShare], seed: UInt64, strata: [UInt8]? = nil
  ) -> FamilySplit {
    let strata = strata ?? Array(repeating: 0, count: count)
    var splitting = FamilySplitting(self, members, shares, strata)
    let families = splitting.families(seed: seed)
    let limit = splitting.largestPart
    var torn = families.prefix { Double($0.size) > limit }
    for family in families where torn.isEmpty { splitting.assign(family) }
    if torn.isEmpty, splitting.hasEmptyPart {
      torn = families.prefix(1)
      splitting = FamilySplitting(self, members, shares, strata)
    }
    if !torn.isEmpty {
      // What can stay whole fills the small parts, so that less has to be cut.
      for family in families[torn.endIndex...] { splitting.assignToSmallest(family) }
      for family in torn { splitting.tear(family) }
    }
    let cut = torn.isEmpty ? [] : edges(between: splitting.regions)
    return FamilySplit(
      split: splitting.split, targets: splitting.targets, familySizes: families.map(\.size),
      cut: cut)
  }
}

/// A split that is being made.
private struct FamilySplitting {
  private let graph: LineageGraph
  private let members: NodeSet
  private let strata: [UInt8]
  /// How many snapshots each part should have, in all and of each stratum, and has.
  let targets: [Double]
  private let targetsByStratum: [[Double]]
  private var sizes: [Double]
  private var sizesByStratum: [[Double]]
  private(set) var split: LineageSplit
  /// The same, and where what connects the snapshots is.
  private(set) var regions: LineageSplit

  struct Family {
    var nodes: [NodeIndex]
    var size: Int
    var rank: UInt64
  }

  init(_ graph: LineageGraph, _ members: NodeSet, _ shares: [SplitShare], _ strata: [UInt8]) {
    self.graph = graph
    self.members = members
    self.strata = strata
    var counts = [Double](repeating: 0, count: Int(strata.max() ?? 0) + 1)
    for node in members { counts[Int(strata[node.position])] += 1 }
    let whole = shares.reduce(0) { $0 + $1.ratio }
    let all = Double(members.count)
    targets = shares.map { all * $0.ratio / whole }
    targetsByStratum = shares.map { share in counts.map { $0 * share.ratio / whole } }
    sizes = shares.map { _ in 0 }
    sizesByStratum = shares.map { _ in counts.map { _ in 0 } }
    split = LineageSplit(shares.map(\.name), capacity: graph.count)
    regions = split
  }

  /// The families that have members, the largest first, equal ones as the seed has it.
  func families(seed: UInt64) -> [Family] {
    let families = graph.families.map { nodes in
      let first = UInt64(nodes[0].position)
      return Family(
        nodes: nodes, size: nodes.count(where: members.contains),
        rank: SplitMix64.mix(SplitMix64.mix(seed) ^ SplitMix64.mix(first)))
    }
    return families.filter { $0.size > 0 }.sorted { ($1.size, $0.rank) < ($0.size, $1.rank) }
  }

  /// How many snapshots a family may have at most, so that some part can have it.
  var largestPart: Double { (targets.max() ?? 0) + FamilySplit.slack * Double(members.count) }

  /// Whether a part has nothing, though there is enough for all.
  var hasEmptyPart: Bool {
    members.count >= sizes.count && sizes.contains(0)
  }

  private mutating func put(_ nodes: some Sequence<NodeIndex>, into part: Int) {
    for node in nodes where regions[node] == nil {
      regions[node] = part
      guard members.contains(node) else { continue }
      split[node] = part
      sizes[part] += 1
      sizesByStratum[part][Int(strata[node.position])] += 1
    }
  }

  /// Puts a family into the part that lacks most of what it has.
  mutating func assign(_ family: Family) {
    var counts = [Double](repeating: 0, count: targetsByStratum[0].count)
    for node in family.nodes where members.contains(node) {
      counts[Int(strata[node.position])] += 1
    }
    let lacks = sizes.indices.map { part in
      counts.indices.reduce(0.0) {
        $0 + counts[$1] * (targetsByStratum[part][$1] - sizesByStratum[part][$1])
      }
    }
    let part = lacks.indices.max { (lacks[$0], $1) < (lacks[$1], $0) } ?? 0
    put(family.nodes, into: part)
  }

  /// Puts a family into the smallest part in which it has room, or else into the one that lacks most.
  mutating func assignToSmallest(_ family: Family) {
    let fitting = sizes.indices.filter { sizes[$0] + Double(family.size) <= targets[$0] }
    guard let part = fitting.min(by: { (targets[$0], $0) < (targets[$1], $1) }) else {
      return assign(family)
    }
    put(family.nodes, into: part)
  }

  /// Divides a family among the parts, as near to what they lack as can be.
  mutating func tear(_ family: Family) {
    let rooms = sizes.indices.map { targets[$0] - sizes[$0] }
    let main = rooms.indices.max { (rooms[$0], $1) < (rooms[$1], $0) } ?? 0
    for part in rooms.indices where part != main {
      var budget = Int(rooms[part].rounded())
      if sizes[part] == 0, family.size >= rooms.count { budget = max(budget, 1) }
      if budget > 0 { put(pieces(of: family, budget), into: part) }
    }
    put(family.nodes, into: main)
  }

  /// Subtrees of a family, under first parents, that have so many members together: whole ones first,
  /// which merges alone join to the rest, then the largest that fit.
  private func pieces(of family: Family, _ budget: Int) -> [NodeIndex] {
    var sizes = [Int](repeating: 0, count: graph.count)
    for node in family.nodes.reversed() {
      if members.contains(node), regions[node] == nil { sizes[node.position] += 1 }
      if let parent = upper(node) { sizes[parent.position] += sizes[node.position] }
    }
    let candidates = family.nodes.filter { (1...budget).contains(sizes[$0.position]) }
      .map { (node: $0, size: sizes[$0.position], hasParent: upper($0) == nil ? 0 : 1) }
      .sorted { ($0.hasParent, $1.size, $0.node) < ($1.hasParent, $0.size, $1.node) }
    var taken = graph.noNodes
    var pieces: [NodeIndex] = []
    var left = budget
    for candidate in candidates where candidate.size <= left && !taken.contains(candidate.node) {
      left -= candidate.size
      var pending = [candidate.node]
      while let node = pending.popLast() {
        taken.insert(node)
        pieces.append(node)
        pending += graph.children(of: node).filter { upper($0) == node }
      }
      if left == 0 { break }
    }
    return pieces
  }

  /// The first parent of a node, without edges that close cycles.
  private func upper(_ node: NodeIndex) -> NodeIndex? {
    graph.parents(of: node).first { $0 < node }
  }
}
