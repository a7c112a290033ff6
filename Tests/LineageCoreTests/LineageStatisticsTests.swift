// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Statistics of a lineage")
struct LineageStatisticsTests {
  @Test("count what the definitions say, of all and of some", arguments: 0..<20)
  func laws(batch: Int) async throws {
    for seed in batch * 40..<batch * 40 + 40 {
      var random = SeededGenerator(seed: seed + 1)
      var records = randomLineage(seed: seed)
      for index in records.indices where random.chance(0.6) {
        records[index].difficulty = Double.random(in: 0...1, using: &random)
      }
      let (naive, graph) = (NaiveLineage(records), LineageGraph.build(from: records).graph)
      let share = random.chance(0.3) ? 1 : 0.6
      let ids = Set(naive.ids.filter { _ in random.chance(share) })
      let nodes = NodeSet(ids.compactMap(graph.node(for:)), capacity: graph.count)
      let statistics = try await LineageStatistics(of: nodes, in: QueryScope(of: graph))
      expect(statistics, of: ids, in: naive, seed)
      let numbers = nodes.compactMap { node in
        graph.isMissing(node)
          ? nil : graph[node].difficulty.map { (graph.generation(of: node), $0) }
      }
      for band in statistics.difficultyByGeneration {
        let own = numbers.filter { band.generations.contains($0.0) }.map(\.1).sorted()
        #expect(band.count == own.count && band.least == own.first && band.greatest == own.last)
        for (share, number) in [(0.25, band.lower), (0.5, band.median), (0.75, band.upper)] {
          // As many are below as are wanted, but for the one that the number itself may be.
          let below = Double(own.count { $0 < number })
          #expect(abs(below - share * Double(own.count - 1)) <= 1, "\(seed)")
        }
      }
      let counted = statistics.difficultyByGeneration.reduce(0) { $0 + $1.count }
      #expect(counted == numbers.count, "\(seed)")
    }
  }

  @Test("put many generations into few bands, in order and without overlaps")
  func bands() async throws {
    var records = diagram((0..<500).map { "s\($0)" }.joined(separator: " <- "))
    for index in records.indices { records[index].difficulty = Double(index) }
    records[499].difficulty = nil
    let graph = LineageGraph.build(from: records).graph
    let bands = try await LineageStatistics(
      of: .all(capacity: graph.count), in: QueryScope(of: graph)
    ).difficultyByGeneration
    try #require(bands.count > 1 && bands.count <= 60)
    #expect(bands[0].generations == 0..<9)
    #expect(
      zip(bands, bands.dropFirst()).allSatisfy {
        $0.generations.upperBound == $1.generations.lowerBound
      })
    #expect(bands[1].least == 9 && bands[1].median == 13 && bands[1].greatest == 17)
  }

  private func expect(
    _ statistics: LineageStatistics, of ids: Set<SnapshotID>, in naive: NaiveLineage, _ seed: Int
  ) {
    let present = ids.filter { !naive.isMissing($0) }
    #expect(statistics.snapshotCount == present.count, "\(seed)")
    #expect(statistics.missingCount == ids.count - present.count, "\(seed)")
    let edges = ids.reduce(0) { $0 + naive.parents($1).count(where: ids.contains) }
    #expect(statistics.edgeCount == edges, "\(seed)")
    #expect(statistics.mergeCount == present.count { naive.parents($0).count > 1 }, "\(seed)")
    #expect(statistics.familyCount == families(of: ids, in: naive), "\(seed)")
    let cohorts = naive.cohorts.filter { !$0.members.isDisjoint(with: ids) }
    let recorded = cohorts.count { $0.recorded != nil }
    #expect(statistics.recordedCohortCount == recorded, "\(seed)")
    #expect(statistics.inferredCohortCount == cohorts.count - recorded, "\(seed)")
    let cohorted = naive.cohorts.reduce(into: Set()) { $0.formUnion($1.members) }
    let cohortSize = Distribution(
      of: cohorts.map { Double($0.members.count) },
      lacking: present.subtracting(cohorted).count, by: .doubling)
    #expect(statistics.cohortSize.bins == cohortSize.bins, "\(seed)")
    #expect(statistics.cohortSize.lacking == cohortSize.lacking, "\(seed)")
    let generations = present.map { Double(naive.generation($0)) }
    #expect(statistics.generation.bins == Distribution(of: generations, by: .whole).bins, "\(seed)")
    let children = present.map { Double(naive.children($0).count) }
    #expect(statistics.children.bins == Distribution(of: children, by: .doubling).bins, "\(seed)")
    let difficulties = present.compactMap { naive.records[$0]?.difficulty }
    #expect(statistics.difficulty.count == difficulties.count, "\(seed)")
    #expect(statistics.difficulty.lacking == present.count - difficulties.count, "\(seed)")
    #expect(statistics.difficulty.least == difficulties.min(), "\(seed)")
  }

  /// Merges parts that an edge joins, until none is left to merge.
  private func families(of ids: Set<SnapshotID>, in naive: NaiveLineage) -> Int {
    var part = Dictionary(uniqueKeysWithValues: ids.map { ($0, $0) })
    for child in ids {
      for parent in naive.parents(child) where ids.contains(parent) {
        let (old, new) = (part[child], part[parent])
        for id in ids where part[id] == old { part[id] = new }
      }
    }
    return Set(part.values).count
  }
}
