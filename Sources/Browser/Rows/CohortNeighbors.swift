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

  /// Those that meet within some rows, or at their ends.
  ///
  /// - Complexity: O(those rows), and the rows without a cohort beside them.
  func meetings(within rows: Range<Int>) -> [Meeting] {
    var meetings: [Meeting] = []
    var upper = cohort(above: Row(rows.lowerBound))
    func note(_ lower: CohortIndex) {
      if let upper, upper != lower { meetings.append(Meeting(upper: upper, lower: lower)) }
      upper = lower
    }
    for position in rows {
      if let lower = cohort(at: position) { note(lower) }
    }
    if let below = cohort(below: Row(rows.upperBound - 1)) { note(below) }
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
      .flatMap { row -> [CohortIndex?] in
        let own = layout[row].parent.flatMap { layout[$0].kind == .cohort ? $0 : nil }
        // Above the first member stands the open row of its own cohort.
        return [own.flatMap(self.cohort(above:)), self.cohort(above: row), self.cohort(below: row)]
      }
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
