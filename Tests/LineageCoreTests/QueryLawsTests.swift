// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

/// What functions and operators give, against their definitions.
@Suite("A query")
struct QueryLawsTests {
  /// Each case checks eighty random lineages, so that a failure names a small range.
  static let batches = Array(0..<25)

  typealias IDs = NaiveLineage.IDs

  /// Two sets and two numbers, for a law to be about.
  struct Case {
    let naive: NaiveLineage
    let x: IDs
    let y: IDs
    let number: Int
  }

  /// A query about `$x`, `$y` and `$n`, and what it gives by definition.
  static let laws: [(query: String, answer: @Sendable (Case) -> IDs)] = [
    ("all()", { $0.naive.present }),
    ("none()", { _ in [] }),
    ("$x | $y", { $0.x.union($0.y) }),
    ("$x & $y", { $0.x.intersection($0.y) }),
    ("$x ~ $y", { $0.x.subtracting($0.y) }),
    ("~$x", { $0.naive.present.subtracting($0.x) }),
    ("~~$x", { $0.naive.present.intersection($0.x) }),
    ("not not not $x", { $0.naive.present.subtracting($0.x) }),
    ("$x-", { $0.naive.step($0.x, 1, $0.naive.parents) }),
    ("$x+", { $0.naive.step($0.x, 1, $0.naive.children) }),
    ("$x--+", { $0.naive.step($0.naive.step($0.x, 2, $0.naive.parents), 1, $0.naive.children) }),
    ("parents($x, $n)", { $0.naive.step($0.x, $0.number, $0.naive.parents) }),
    ("children($x, $n)", { $0.naive.step($0.x, $0.number, $0.naive.children) }),
    ("::$x", { $0.naive.above($0.x) }),
    ("$x::", { $0.naive.below($0.x) }),
    ("$x::$y", { $0.naive.below($0.x).intersection($0.naive.above($0.y)) }),
    (
      "~$x::$y",
      { $0.naive.present.subtracting($0.naive.below($0.x).intersection($0.naive.above($0.y))) }
    ),
    ("::", { $0.naive.present }),
    ("ancestors($x, $n)", { $0.naive.above($0.x, within: $0.number) }),
    ("descendants($x, $n)", { $0.naive.below($0.x, within: $0.number) }),
    ("parent($x, 2)", { law in Set(law.x.compactMap { law.naive.parents($0).dropFirst().first }) }),
    ("primary_ancestors($x)", { $0.naive.primaryAncestors($0.x, within: .max) }),
    ("primary_ancestors($x, $n)", { $0.naive.primaryAncestors($0.x, within: $0.number) }),
    ("only($x)", { $0.naive.above($0.x) }),
    ("only($x, $y)", { $0.naive.above($0.x).subtracting($0.naive.above($0.y)) }),
    ("siblings($x)", { $0.naive.siblings($0.x) }),
    ("coparents($x)", { $0.naive.coparents($0.x) }),
    ("family($x)", { $0.naive.connected($0.x, within: $0.naive.all) }),
    ("reachable($x, $y)", { $0.naive.connected($0.x, within: $0.y) }),
    ("roots($x)", { $0.naive.roots($0.x) }),
    ("heads($x)", { $0.naive.heads($0.x) }),
    ("roots()", { $0.naive.roots($0.naive.present) }),
    ("heads()", { $0.naive.heads($0.naive.present) }),
    ("leaves()", { law in law.naive.present.filter { law.naive.children($0).isEmpty } }),
    ("merges()", { law in law.naive.present.filter { law.naive.parents($0).count >= 2 } }),
    ("forks(3)", { law in law.naive.present.filter { law.naive.children($0).count >= 3 } }),
    ("common_ancestors($x)", { $0.naive.commonAncestors($0.x) }),
    ("fork_point($x)", { $0.naive.heads($0.naive.commonAncestors($0.x)) }),
    ("dominated($x)", { $0.naive.dominated($0.x) }),
    (
      "generation(>$n)",
      { law in law.naive.present.filter { law.naive.generation($0) > law.number } }
    ),
    ("cohort($x)", { $0.naive.mates($0.x) }),
    ("cohorted()", { $0.naive.cohortMembers(recorded: true) }),
    ("inferred_cohorts()", { $0.naive.cohortMembers(recorded: false) }),
    (
      "survivors($x)",
      { law in law.naive.mates(law.x).filter { !law.naive.children($0).isEmpty } }
    ),
    (
      "dead_ends($x)", { law in law.naive.mates(law.x).filter { law.naive.children($0).isEmpty } }
    ),
    (
      "role(counterfactual)",
      { law in
        law.naive.present.filter { id in
          let names = law.naive.parents(id)
          let references = law.naive.records[id]?.parents ?? []
          return names.contains { name in
            references.first { $0.id == name }?.role == "counterfactual"
          }
        }
      }
    ),
    ("missing()", { $0.naive.all.subtracting($0.naive.present) }),
    ("cyclic()", { law in law.naive.all.filter { law.naive.cycle($0).count > 1 } }),
    ("present($x | nosuchname) | present(nosuchname)", { _ in [] }),
    ("present($x)", { $0.x }),
    (
      #"$x & directive("*2*")"#,
      { law in
        law.x.intersection(law.naive.present).filter { id in
          let reference = law.naive.records[id]?.parents.first { $0.id != id }
          return reference?.directive?.contains("2") ?? false
        }
      }
    ),
  ]

  private func lineage(
    seed: Int
  ) -> (random: SeededGenerator, graph: LineageGraph, naive: NaiveLineage) {
    let records = randomLineage(seed: seed)
    let graph = LineageGraph.build(from: records).graph
    return (SeededGenerator(seed: seed), graph, NaiveLineage(records))
  }

  @Test("gives what its definition says", arguments: batches)
  func definitions(batch: Int) async throws {
    for seed in batch * 80..<(batch + 1) * 80 {
      var (random, graph, naive) = lineage(seed: seed)
      for law in Self.laws where random.chance(0.5) {
        let about = Case(
          naive: naive, x: naive.some(&random), y: naive.some(&random),
          number: Int.random(in: 0...4, using: &random))
        let found = try await graph.ids(about.text(law.query))
        #expect(found == law.answer(about), "\(law.query) in \(seed)")
      }
    }
  }

  @Test("finds a shortest way", arguments: batches)
  func paths(batch: Int) async throws {
    for seed in batch * 80..<(batch + 1) * 80 {
      var (random, graph, naive) = lineage(seed: seed)
      let (x, y) = (naive.some(&random), naive.some(&random))
      let path = graph.shortestPath(from: graph.set(x), to: graph.set(y))?.map(graph.id(of:))
      #expect(path.map { $0.count - 1 } == naive.distance(from: x, to: y))
      guard let path else { continue }
      #expect(x.contains(path[0]) && y.contains(path[path.count - 1]))
      for (parent, child) in zip(path, path.dropFirst()) {
        #expect(naive.parents(child).contains(parent))
      }
    }
  }

  @Test("finds what many have in common", arguments: 0..<60)
  func manyMembers(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let records = randomLineage(seed: seed, atMost: 300)
    let graph = LineageGraph.build(from: records).graph
    let naive = NaiveLineage(records)
    for size in [65, 100, 200] {
      let members = Set(naive.ids.shuffled(using: &random).prefix(size))
      // Below one node, so that they do have something in common.
      let top = naive.ids.randomElement(using: &random).map { naive.below([$0]) } ?? []
      for nodes in [members, top, top.intersection(members)] {
        let closures = nodes.map { naive.ancestors($0).union([$0]) }
        let expected = closures.dropFirst().reduce(closures.first ?? []) { $0.intersection($1) }
        let found = graph.commonAncestors(of: graph.set(nodes))
        #expect(Set(found.map(graph.id(of:))) == expected)
      }
    }
  }

  @Test("goes round cycles as many times as it is told")
  func rounds() async throws {
    // Cycles of three and of five: what is reached repeats itself every fifteen steps.
    let drawing = "a <- b <- c <- a; c <- d <- e <- f <- g <- h <- d; h <- i"
    let graph = diagramGraph(drawing)
    let naive = NaiveLineage(diagram(drawing))
    for count in [0, 1, 7, 29, 30, 44, 1_000, 1_000_000_007] {
      let same = count < 45 ? count : 30 + (count - 30) % 15
      #expect(
        try await graph.ids("children(a, \(count))") == naive.step(["a"], same, naive.children))
      #expect(try await graph.ids("parents(i, \(count))") == naive.step(["i"], same, naive.parents))
    }
    #expect(try await diagramGraph("a <- b").ids("children(a, 1000000000000)") == [])
  }
}

extension NaiveLineage {
  /// Some of the nodes, mostly few.
  func some(_ random: inout SeededGenerator) -> IDs {
    let count = random.chance(0.7) ? Int.random(in: 0...2, using: &random) : ids.count / 2
    return Set(ids.shuffled(using: &random).prefix(count))
  }
}

extension QueryLawsTests.Case {
  /// A law's query, about the sets and the number.
  func text(_ query: String) -> String {
    query.replacing("$x", with: Self.text(x)).replacing("$y", with: Self.text(y))
      .replacing("$n", with: "\(number)")
  }

  private static func text(_ ids: NaiveLineage.IDs) -> String {
    ids.isEmpty ? "none()" : "(\(ids.sorted().map { "\"\($0)\"" }.joined(separator: " | ")))"
  }
}

extension LineageGraph {
  func set(_ ids: some Sequence<SnapshotID>) -> NodeSet {
    NodeSet(ids.compactMap(node(for:)), capacity: count)
  }

  func ids(_ query: String) async throws -> Set<SnapshotID> {
    let answer = try await Query(query).answer(in: QueryScope(of: self))
    return Set(answer.map(id(of:)))
  }
}
