// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

/// Who is a relative of whom, found by hand: from each node through all edges.
private struct NaiveRelatives {
  let graph: LineageGraph

  func connected(from start: NodeIndex, without cut: Set<SplitCrossings.Edge> = []) -> Set<
    NodeIndex
  > {
    var found: Set = [start]
    var pending = [start]
    while let node = pending.popLast() {
      let up = graph.parents(of: node).filter { !cut.contains(edge($0, node)) }
      let down = graph.children(of: node).filter { !cut.contains(edge(node, $0)) }
      for next in up + down where found.insert(next).inserted { pending.append(next) }
    }
    return found
  }

  /// The node and all it derives from.
  func ancestry(of start: NodeIndex) -> Set<NodeIndex> {
    var found: Set = [start]
    var pending = [start]
    while let node = pending.popLast() {
      for next in graph.parents(of: node) where found.insert(next).inserted { pending.append(next) }
    }
    return found
  }

  private func edge(_ parent: NodeIndex, _ child: NodeIndex) -> SplitCrossings.Edge {
    SplitCrossings.Edge(parent: parent, child: child)
  }

  /// The pairs of parts that have relatives in a line, or a common ancestor.
  func leaks(of split: LineageSplit) -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    let ancestries = graph.nodes.map(ancestry)
    for first in graph.nodes {
      for second in graph.nodes where second > first {
        guard let one = split[first], let other = split[second], one != other else { continue }
        let shared = ancestries[first.position].intersection(ancestries[second.position])
        if !shared.isEmpty { pairs.insert([one, other].sorted()) }
      }
    }
    return pairs
  }
}

@Suite("Splits of random lineages")
struct SplitLawsTests {
  private static func shares(_ random: inout SeededGenerator) -> [SplitShare] {
    let count = Int.random(in: 1...4, using: &random)
    return (0..<count).map { SplitShare("part\($0)", Double.random(in: 0.1...1, using: &random)) }
  }

  private static func pairs(_ crossings: SplitCrossings, _ split: LineageSplit) -> Set<[Int]> {
    let edges = crossings.edges.map { [split[$0.parent] ?? -1, split[$0.child] ?? -1].sorted() }
    return Set(edges + crossings.ancestors.map(\.parts))
  }

  @Test("never tear a family, and are the same for the same seed", arguments: 0..<4)
  func whole(group: Int) {
    for seed in group * 500..<(group + 1) * 500 {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: randomLineage(seed: seed, atMost: 40)).graph
      let shares = Self.shares(&random)
      let strata = graph.nodes.map { _ in UInt8.random(in: 0..<3, using: &random) }
      let members = graph.present
      let made = graph.split(members, into: shares, seed: UInt64(seed), strata: strata)
      #expect(
        made.split == graph.split(members, into: shares, seed: UInt64(seed), strata: strata).split)
      #expect(graph.nodes.allSatisfy { (made.split[$0] != nil) == members.contains($0) })
      let relatives = NaiveRelatives(graph: graph)
      let cut = Set(made.cut)
      for start in graph.nodes {
        let parts = Set(
          relatives.connected(from: start, without: cut).compactMap { made.split[$0] })
        #expect(parts.count <= 1, "seed \(seed): a family was torn")
      }
      if cut.isEmpty { #expect(graph.crossings(of: made.split).isEmpty, "seed \(seed)") }
      Self.expectNeeded(made, of: graph, members, shares, "seed \(seed)")
    }
  }

  /// There is a cut only where whole families would not do, and then no part is too large.
  private static func expectNeeded(
    _ made: FamilySplit, of graph: LineageGraph, _ members: NodeSet, _ shares: [SplitShare],
    _ comment: Comment
  ) {
    let greatest = made.targets.max() ?? 0
    let slack = FamilySplit.slack * Double(members.count)
    let largest = Double(made.familySizes.first ?? 0)
    let isImpossible = largest > greatest + slack
    if isImpossible, made.familySizes[0] >= shares.count { #expect(!made.cut.isEmpty, comment) }
    if made.cut.isEmpty { return }
    let tooFew = members.count >= shares.count && made.familySizes.count < shares.count
    // Too few families, or the largest left nothing for a part.
    #expect(isImpossible || tooFew || shares.count > 1, comment)
    for (size, target) in zip(made.split.sizes, made.targets) {
      #expect(Double(size) <= max(target, greatest) + max(slack, 1) + Double(shares.count), comment)
    }
  }

  @Test("every leak between parts is found, and none where there is none", arguments: 0..<4)
  func leaks(group: Int) {
    for seed in group * 500..<(group + 1) * 500 {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: randomLineage(seed: seed, atMost: 16)).graph
      let names = ["train", "eval", "test"]
      var split = LineageSplit(names, capacity: graph.count)
      for node in graph.nodes where random.chance(0.7) {
        split[node] = Int.random(in: 0..<names.count, using: &random)
      }
      let expected = NaiveRelatives(graph: graph).leaks(of: split)
      #expect(Self.pairs(graph.crossings(of: split), split) == expected, "seed \(seed)")
    }
  }

  @Test("a snapshot that is moved away from its relatives is found", arguments: 0..<2)
  func planted(group: Int) {
    var planted = 0
    for seed in group * 500..<(group + 1) * 500 {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: randomLineage(seed: seed, atMost: 30)).graph
      let shares = [SplitShare("train", 0.6), SplitShare("eval", 0.4)]
      let made = graph.split(graph.present, into: shares, seed: 7)
      guard made.cut.isEmpty else { continue }
      let related = graph.present.filter { node in
        graph.parents(of: node).contains { made.split[$0] != nil && $0 != node }
      }
      guard let moved = related.randomElement(using: &random), let part = made.split[moved] else {
        continue
      }
      var split = made.split
      split[moved] = 1 - part
      planted += 1
      #expect(graph.crossings(of: split).edges.contains { $0.child == moved }, "seed \(seed)")
    }
    #expect(planted > 50)
  }

  @Test("by whole families come near what was asked where families are small")
  func near() {
    let drawing = (0..<100).map { "a\($0) <- b\($0); a\($0) <- c\($0)" }.joined(separator: "; ")
    let graph = diagramGraph(drawing)
    let strata = graph.nodes.map { graph.id(of: $0).text.hasPrefix("a") ? UInt8(1) : 0 }
    let shares = [SplitShare("train", 8), SplitShare("eval", 2)]
    let made = graph.split(.all(capacity: graph.count), into: shares, seed: 1, strata: strata)
    #expect(made.split.sizes == [240, 60] && made.cut.isEmpty)
    let other = graph.split(.all(capacity: graph.count), into: shares, seed: 2)
    #expect(other.split.sizes == [240, 60] && other.split != made.split)
  }

  @Test("a giant family is cut at merges, where these are enough")
  func merges() {
    let graph = diagramGraph(
      "r <- a1 <- a2 <- a3 <- a4 <- a5 <- a6; s <- b1; a6 <- m; b1 <- m")
    let made = graph.split(
      .all(capacity: graph.count), into: [SplitShare("train", 0.8), SplitShare("eval", 0.2)],
      seed: 0)
    #expect(made.split.sizes == [8, 2])
    let cut = made.cut.map { [graph.id(of: $0.parent).text, graph.id(of: $0.child).text] }
    #expect(cut == [["b1", "m"]])
  }
}
