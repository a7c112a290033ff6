// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A lineage graph")
struct LineageGraphTests {
  /// Each case checks a hundred random lineages, so that a failure names a small range.
  static let batches = Array(0..<25)

  static func lineages(in batch: Int) -> [[Snapshot]] {
    (batch * 100..<(batch + 1) * 100).map { randomLineage(seed: $0) }
  }

  @Test("is numbered in the lineage's order", arguments: batches)
  func order(batch: Int) {
    for records in Self.lineages(in: batch) {
      let graph = LineageGraph.build(from: records).graph
      graph.checkInvariants()
      #expect(graph.snapshots.map(\.id) == NaiveLineage(records).order)
    }
  }

  @Test("depends on the records, not on their order", arguments: batches)
  func inputOrder(batch: Int) {
    for seed in batch * 100..<(batch + 1) * 100 {
      var random = SeededGenerator(seed: seed)
      let records = randomLineage(seed: seed, repeatsIDs: seed.isMultiple(of: 2))
      let (graph, findings) = LineageGraph.build(from: records)
      let (other, otherFindings) = LineageGraph.build(from: records.shuffled(using: &random))
      #expect(Array(graph.snapshots) == Array(other.snapshots))
      #expect(Array(graph.cohorts) == Array(other.cohorts))
      #expect(findings == otherFindings)
    }
  }

  @Test("answers for one node as the definitions say", arguments: batches)
  func nodeQuestions(batch: Int) throws {
    for records in Self.lineages(in: batch) {
      let graph = LineageGraph.build(from: records).graph
      let naive = NaiveLineage(records)
      func ids(_ nodes: some Sequence<NodeIndex>) -> [SnapshotID] { nodes.map(graph.id(of:)) }
      for id in naive.ids {
        let node = try #require(graph.node(for: id))
        #expect(ids(graph.parents(of: node)) == naive.parents(id))
        #expect(Set(ids(graph.children(of: node))) == Set(naive.children(id)))
        #expect(Set(ids(graph.ancestors(of: node))) == naive.ancestors(id))
        #expect(Set(ids(graph.descendants(of: node))) == naive.descendants(id))
        for limit in 0..<4 {
          #expect(
            Set(ids(graph.ancestors(of: node, maxDistance: limit)))
              == naive.ancestors(id, within: limit))
          #expect(
            Set(ids(graph.descendants(of: node, maxDistance: limit)))
              == naive.descendants(id, within: limit))
        }
        #expect(graph.generation(of: node) == naive.generation(id))
        #expect(Set(ids(graph.family(of: node))) == naive.family(id))
        #expect(
          Set(ids(graph.siblings(of: node)))
            == Set(naive.parents(id).flatMap(naive.children)).subtracting([id]))
        #expect(graph.isMerge(node) == (naive.parents(id).count > 1))
        #expect(graph.isFork(node) == (naive.children(id).count > 1))
        #expect(graph.isMissing(node) == naive.isMissing(id))
      }
    }
  }

  @Test("answers for sets as the definitions say", arguments: batches)
  func setQuestions(batch: Int) {
    for (seed, records) in Self.lineages(in: batch).enumerated() {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: records).graph
      let naive = NaiveLineage(records)
      func ids(_ nodes: NodeSet) -> Set<SnapshotID> { Set(nodes.map(graph.id(of:))) }
      let present = Set(naive.ids.filter { !naive.isMissing($0) })
      #expect(ids(graph.roots) == present.filter { naive.parents($0).isEmpty })
      #expect(ids(graph.leaves) == present.filter { naive.children($0).isEmpty })
      #expect(ids(graph.merges) == present.filter { naive.parents($0).count > 1 })
      #expect(ids(graph.forks) == present.filter { naive.children($0).count > 1 })
      #expect(
        Set(graph.families.map { Set($0.map(graph.id(of:))) })
          == Set(naive.ids.map(naive.family)))

      let chosen = NodeSet(graph.nodes.filter { _ in random.chance(0.4) }, capacity: graph.count)
      let names = ids(chosen)
      #expect(
        ids(graph.heads(in: chosen))
          == names.filter {
            naive.descendants($0).subtracting(naive.cycle($0)).isDisjoint(with: names)
          })
      #expect(
        ids(graph.roots(in: chosen))
          == names.filter {
            naive.ancestors($0).subtracting(naive.cycle($0)).isDisjoint(with: names)
          })
      #expect(
        ids(graph.ancestors(of: chosen))
          == Set(names.flatMap { naive.ancestors($0) }).subtracting(names))
      #expect(
        ids(graph.descendants(of: chosen))
          == Set(names.flatMap { naive.descendants($0) }).subtracting(names))
    }
  }

  @Test("gathers recorded cohorts and infers the others", arguments: batches)
  func cohorts(batch: Int) {
    for records in Self.lineages(in: batch) {
      let graph = LineageGraph.build(from: records).graph
      let found = graph.cohorts.map { cohort in
        Named(
          id: cohort.isInferred ? nil : cohort.id, members: Set(cohort.members.map(graph.id(of:))))
      }
      let expected = NaiveLineage(records).cohorts.map {
        Named(id: $0.recorded, members: $0.members)
      }
      #expect(Set(found) == Set(expected))
      #expect(found.count == expected.count)
      let firsts = Array(graph.cohorts.compactMap { $0.members.min() })
      #expect(firsts == firsts.sorted())
    }
  }

  private struct Named: Hashable {
    var id: CohortID?
    var members: Set<SnapshotID>
  }

  @Test("tells the full provenance: every ancestor, every edge with its role and directive")
  func provenance() throws {
    for seed in 0..<300 {
      let records = randomLineage(seed: seed)
      let graph = LineageGraph.build(from: records).graph
      let naive = NaiveLineage(records)
      for id in naive.ids {
        let node = try #require(graph.node(for: id))
        let provenance = graph.provenance(of: node)
        let closure = naive.ancestors(id).union([id])
        #expect(Set(provenance.nodes.map(graph.id(of:))) == closure)
        #expect(provenance.edges.count == closure.reduce(0) { $0 + naive.parents($1).count })
        for edge in provenance.edges {
          let recorded = naive.records[graph.id(of: edge.child)]?.parents
            .first { $0.id == graph.id(of: edge.parent) }
          #expect(recorded?.role == edge.role)
          #expect(recorded?.directive == edge.directive)
        }
      }
    }
  }

  @Test(
    "takes snapshots with very many parents, repeats among them", .timeLimit(.minutes(1)))
  func manyParents() {
    let parents = (0..<50_000).map { ParentReference(SnapshotID("p\($0)")) }
    let names = ["a", "b", "c"]
    let records = names.map { name in
      Snapshot(id: SnapshotID(name), parents: parents + parents.suffix(9), file: "\(name).json")
    }
    let (graph, findings) = LineageGraph.build(from: records)
    #expect(graph.edgeCount == 150_000)
    #expect(graph.cohorts.map(\.members.count) == [3])
    #expect(findings.count { $0.kind == .repeatedParent } == 27)
  }

  @Test("takes a snapshot that was derived very many times", .timeLimit(.minutes(1)))
  func manyDerivations() {
    let count = 50_000
    var records = diagram("r <- a; r <- b")
    for index in records.indices.dropFirst() {
      records[index].derivationCount = count
      records[index].cohorts = (0..<count).map { number in
        CohortMembership(CohortID("c\(number)"), index: 3 - index, parents: ["r"])
      }
    }
    // Where a cohort is named twice, the first time counts.
    records[1].cohorts.append(CohortMembership("c9", index: 7))
    let graph = LineageGraph.build(from: records).graph
    #expect(graph.cohorts.count == count)
    #expect(graph.cohortIndices(of: NodeIndex(1)).count == count)
    #expect(graph.cohorts.allSatisfy { $0.members == [NodeIndex(2), NodeIndex(1)] })
    let ids = graph.cohortIndices(of: NodeIndex(1)).prefix(3).map { graph[$0].id }
    #expect(ids == ["c0", "c1", "c2"])
  }

  @Test("takes a chain of 200,000 without recursion")
  func deepChain() {
    let records = (0..<200_000).map { number in
      Snapshot(
        id: SnapshotID("n\(number)"),
        parents: number == 0 ? [] : [ParentReference(SnapshotID("n\(number - 1)"))],
        file: "n\(number).json")
    }
    let graph = LineageGraph.build(from: records).graph
    #expect(graph.generation(of: NodeIndex(199_999)) == 199_999)
    #expect(graph.ancestors(of: NodeIndex(199_999)).count == 199_999)
  }
}
