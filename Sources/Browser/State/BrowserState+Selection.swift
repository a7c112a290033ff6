// SPDX-License-Identifier: MIT

import LineageCore

// What is selected, to be handed on together.
extension BrowserState {
  /// The snapshots that are selected, those of a range that is being made included.
  var selectedIDs: Set<SnapshotID> {
    guard let view, let rangeStart else { return selection }
    return selection.union(ids(from: view.row(of: rangeStart), in: view))
  }

  private func ids(from start: Row, in view: LineageView) -> [SnapshotID] {
    let last = min(max(start, cursor).position, view.layout.count - 1)
    let rows = min(start, cursor).position...max(last, min(start, cursor).position)
    return rows.flatMap { position -> [SnapshotID] in
      let row = view.layout[Row(position)]
      // The members of an open cohort have rows of their own.
      guard row.kind == .full || row.kind == .cohort && row.fold == .folded else { return [] }
      return view.nodes(of: Row(position)).map { view.graph.id(of: $0) }
    }
  }

  /// The selected snapshots in the lineage's order; without a selection, those of the
  /// cursor's row, or of the line of a page.
  var chosen: [NodeIndex] {
    guard let view else { return [] }
    let selected = selectedIDs.compactMap { view.graph.node(for: $0) }.sorted()
    return selected.isEmpty ? subjectNodes : selected
  }

  /// Selects, or takes out of the selection.
  mutating func select(_ command: Command) {
    guard let view, let node = subjectNode else { return }
    let graph = view.graph
    switch command {
    case .select:
      toggle(subjectNodes.map { graph.id(of: $0) })
      if pages.isEmpty {
        cursor = Row(min(cursor.position + 1, view.layout.count - 1))
      } else {
        movePage(.next, count: nil)
      }
    case .selectRange where rangeStart != nil: endRange()
    case .selectRange: rangeStart = view.place(of: cursor)
    default:
      guard let cohort = graph.cohortIndex(of: node) else {
        message = Message(text: "\(graph.shortID(of: node)) is in no cohort")
        return
      }
      toggle(graph.members(of: cohort).map { graph.id(of: $0) })
    }
    let count = selectedIDs.count
    message = Message(text: count == 0 ? "nothing is selected" : "\(count) selected")
  }

  /// Selects all of some snapshots, or takes them out where all were selected.
  private mutating func toggle(_ ids: [SnapshotID]) {
    change(Set(ids), isSelected: !selection.isSuperset(of: ids))
  }

  /// Ends a range, if one is being made: what is in it is selected.
  mutating func endRange() {
    guard rangeStart != nil else { return }
    let ids = selectedIDs
    rangeStart = nil
    change(ids, isSelected: true)
  }

  /// Whether there was a selection, which is given up; snapshots that are gone are not in it any more
  /// either.
  mutating func dropSelection() -> Bool {
    guard !selection.isEmpty || rangeStart != nil else { return false }
    rangeStart = nil
    change(user.selection, isSelected: false)
    return true
  }

  /// Selects some snapshots or takes them out, here and for the next time.
  private mutating func change(_ ids: Set<SnapshotID>, isSelected: Bool) {
    guard !ids.isEmpty else { return }
    let change = UserState.Change.select(ids, isSelected: isSelected)
    user.apply(change)
    if isSelected { selection.formUnion(ids) } else { selection.subtract(ids) }
    unsaved.append(change)
  }

  /// Finds out what of the user's selection is in the lineage.
  ///
  /// - Complexity: O(selected · log *n*).
  mutating func showSelection() {
    guard let graph = view?.graph else { return }
    selection = user.selection.filter { graph.node(for: $0) != nil }
  }
}
