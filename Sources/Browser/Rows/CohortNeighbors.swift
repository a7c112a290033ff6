// SPDX-License-Identifier: MIT

import LineageCore

/// Which cohorts have rows next to each other, those without a cohort between them left out.
struct CohortNeighbors {
  private let layout: TreeLayout
  private let graph: LineageGraph
  private let cohorts: PrimaryCohorts

  /// Two cohorts, the row of one of which is the next after one of the other.
  struct Meeting {
    let upper: CohortIndex
    let lower: CohortIndex
  }

  init(_ layout: TreeLayout, _ graph: LineageGraph) {
    self.layout = layout
    self.graph = graph
    cohorts = graph.primaryCohorts
  }

  /// All that meet.
  ///
  /// - Complexity: O(rows).
  func all() -> [Meeting] {
    var meetings: [Meeting] = []
    var upper: CohortIndex?
    for position in 0..<layout.count {
      guard let lower = cohort(at: position) else { continue }
      if let upper, upper != lower { meetings.append(Meeting(upper: upper, lower: lower)) }
      upper = lower
    }
    return meetings
  }

  /// Those that meet where rows are folded away.
  ///
  /// - Complexity: O(rows), as a pass over neighboring memory.
  func besideFoldedRows() -> [Meeting] {
    layout.foldedRows.compactMap { row in
      guard let upper = cohort(at: row.position) ?? cohort(above: row),
        let lower = cohort(below: row), upper != lower
      else { return nil }
      return Meeting(upper: upper, lower: lower)
    }
  }

  /// All that meet one.
  ///
  /// - Complexity: O(members).
  func cohorts(beside cohort: CohortIndex) -> [CohortIndex] {
    graph.members(of: cohort).filter { cohorts[$0] == cohort }
      .compactMap { layout.row(of: $0) ?? layout.foldedCohortRow(of: $0) }
      .flatMap { [self.cohort(above: $0), self.cohort(below: $0)] }
      .compactMap { $0 == cohort ? nil : $0 }
  }

  private func cohort(at position: Int) -> CohortIndex? {
    layout.ownNode(of: Row(position)).flatMap { cohorts[$0] }
  }

  private func cohort(above row: Row) -> CohortIndex? {
    (0..<row.position).reversed().lazy.compactMap(cohort(at:)).first
  }

  private func cohort(below row: Row) -> CohortIndex? {
    (row.position + 1..<layout.count).lazy.compactMap(cohort(at:)).first
  }
}
