// SPDX-License-Identifier: MIT

import LineageCore

/// What a row stands for, so that it is found again after the rows have changed.
struct Place: Hashable, Sendable {
  var node: SnapshotID
  var kind: TreeRow.Kind
  /// The snapshot above, for a row that refers to another.
  var under: SnapshotID?
}

extension LineageView {
  /// What a row stands for.
  func place(of row: Row) -> Place {
    let row = layout[row]
    return Place(
      node: graph.id(of: row.node), kind: row.kind,
      under: layout.lineageParent(of: row).map { graph.id(of: layout[$0].node) })
  }

  /// The row of a place; where that is gone or folded away, the nearest row above it.
  ///
  /// - Complexity: O(rows under the place's parent), for a full row O(levels).
  func row(of place: Place) -> Row {
    guard let node = graph.node(for: place.node) else { return Row(0) }
    if place.kind == .cohort { return cohortRow(of: node) }
    if place.kind != .full, let under = place.under.flatMap(graph.node(for:)) {
      guard let upper = layout.row(of: under) else { return layout.nearestRow(of: under) ?? Row(0) }
      for position in upper.position + 1..<max(layout.count, upper.position + 1) {
        let row = layout[Row(position)]
        if row.node == node, row.kind != .full, row.parent == upper { return Row(position) }
        guard let parent = row.parent, parent >= upper else { break }
      }
      return upper
    }
    return layout.nearestRow(of: node) ?? Row(0)
  }

  /// The row that stands for a node and others of its cohort, where there is one.
  private func cohortRow(of node: NodeIndex) -> Row {
    guard let row = layout.row(of: node) else { return layout.nearestRow(of: node) ?? Row(0) }
    guard let parent = layout[row].parent, layout[parent].kind == .cohort else { return row }
    return parent
  }
}
