// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import Browser

@Suite("The letters of cohorts")
struct CohortLettersTests {
  @Test("differ between neighbors in view, also over hundreds of cohorts")
  func neighbors() {
    for seed in 0..<40 {
      let graph = LineageGraph.build(from: Self.curriculum(seed: seed)).graph
      let outline = TreeOutline(graph)
      let letters = CohortLetters(outline, graph)
      let cohorts = outline.readingOrder.compactMap(graph.cohortIndex(of:))
      for (first, second) in zip(cohorts, cohorts.dropFirst()) where first != second {
        #expect(letters.number(of: first) != letters.number(of: second))
      }
    }
  }

  /// Cohorts of three under random earlier snapshots, one parent each.
  private static func curriculum(seed: Int) -> [Snapshot] {
    var random = SeededGenerator(seed: seed)
    var records = [Snapshot(id: "r", file: "r")]
    for cohort in 0..<200 {
      let parent = records[
        Int.random(in: max(0, records.count - 9)..<records.count, using: &random)]
      for member in 0..<3 {
        records.append(
          Snapshot(
            id: SnapshotID("\(cohort)-\(member)"), parents: [ParentReference(parent.id)],
            cohorts: [CohortMembership(CohortID("c\(cohort)"), index: member)], file: "f"))
      }
    }
    return records
  }
}
