// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What differs between snapshots.
extension BrowserState {
  /// Compares the cursor's snapshot with each of its parents; of a cohort, lays out what each member
  /// changed.
  mutating func compareWithParents() -> [Effect] {
    if pages.isEmpty, isOnCohort { return showCohort() }
    guard let graph = view?.graph, let node = subjectNode, hasFile(node) else { return [] }
    guard !graph.parents(of: node).isEmpty else {
      message = Message(text: "\(graph.shortID(of: node)) has no parents")
      return []
    }
    return open(.differences(of: graph.id(of: node), from: nil, revealsHidden: false))
  }

  /// Compares the cursor's snapshot with the one that is selected, or else was marked last; where two
  /// are selected, these.
  mutating func compareWithMark() -> [Effect] {
    guard let graph = view?.graph, let node = cursorNode else { return [] }
    let selected = selectedIDs.compactMap { graph.node(for: $0) }.sorted()
    if selected.count == 2 { return compare(selected[1], with: selected[0], in: graph) }
    if selected.count > 2 {
      message = Message(text: "\(selected.count) are selected: two can be compared")
      return []
    }
    let marked = user.lastMark.flatMap { user.marks[$0] }.flatMap { graph.node(for: $0) }
    guard let other = selected.first ?? marked else {
      message = Message(text: "Space selects, m sets a mark; D then compares it with what is here")
      return []
    }
    if isOnCohort {
      message = Message(text: "one snapshot is compared: l opens the cohort, gc lays it out")
      return []
    }
    guard other != node else {
      message = Message(text: "there is nothing to compare: go to another snapshot")
      return []
    }
    return compare(node, with: other, in: graph)
  }

  private mutating func compare(
    _ node: NodeIndex, with other: NodeIndex, in graph: LineageGraph
  ) -> [Effect] {
    guard hasFile(node), hasFile(other) else { return [] }
    return open(
      .differences(of: graph.id(of: node), from: graph.id(of: other), revealsHidden: false))
  }

  private mutating func hasFile(_ node: NodeIndex) -> Bool {
    guard let graph = view?.graph, graph.isMissing(node) else { return true }
    message = Message(text: "\(graph.shortID(of: node)) cannot be compared: it has no file")
    return false
  }

  /// Shows or hides the hidden values of a page.
  mutating func reveal(_ page: Page) -> [Effect] {
    guard case .asked(.differences(let subject, let origin, let isRevealed), _) = page.content
    else {
      message = Message(text: "nothing is hidden here")
      return []
    }
    let question = PageQuestion.differences(
      of: subject, from: origin, revealsHidden: !isRevealed)
    pages[pages.count - 1].content = .asked(question, nil)
    layOutPage()
    return [.find(question)]
  }
}
