// SPDX-License-Identifier: MIT

import LineageCore

// What is selected, to be handed on together.
extension BrowserState {
  /// The snapshots that are selected, those of a range that is being made included.
  var selectedIDs: Set<SnapshotID> {
    guard let view, let rangeStart else { return selection }
    return selection.union(ids(from: rangeStart, in: view))
  }

  private func ids(from start: Row, in view: LineageView) -> [SnapshotID] {
    let last = min(max(start, cursor).position, view.layout.count - 1)
    let rows = min(start, cursor).position...max(last, min(start, cursor).position)
    return rows.compactMap { position in
      let row = view.layout[Row(position)]
      return row.kind == .full ? view.graph.id(of: row.node) : nil
    }
  }

  /// The selected snapshots in the lineage's order; without a selection, the cursor's.
  var chosen: [NodeIndex] {
    guard let view else { return [] }
    let selected = selectedIDs.compactMap { view.graph.node(for: $0) }.sorted()
    return selected.isEmpty ? cursorNode.map { [$0] } ?? [] : selected
  }

  /// Selects, or takes out of the selection.
  mutating func select(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    switch command {
    case .select:
      selection.formSymmetricDifference([graph.id(of: node)])
      cursor = Row(min(cursor.position + 1, view.layout.count - 1))
    case .selectRange where rangeStart != nil: endRange()
    case .selectRange: rangeStart = cursor
    default:
      guard let cohort = graph.cohortIndex(of: node) else {
        message = Message(text: "\(graph.shortID(of: node)) is in no cohort")
        return
      }
      let members = Set(graph.members(of: cohort).map { graph.id(of: $0) })
      if members.isSubset(of: selection) {
        selection.subtract(members)
      } else {
        selection.formUnion(members)
      }
    }
    let count = selectedIDs.count
    message = Message(text: count == 0 ? "nothing is selected" : "\(count) selected")
  }

  /// Ends a range: what is in it is selected.
  mutating func endRange() {
    selection = selectedIDs
    rangeStart = nil
  }

  /// Whether there was a selection, which is given up.
  mutating func dropSelection() -> Bool {
    guard !selection.isEmpty || rangeStart != nil else { return false }
    selection = []
    rangeStart = nil
    return true
  }
}
