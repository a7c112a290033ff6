// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// Statistics as pictures.
extension BrowserState {
  /// Counts what is in view.
  mutating func showStatistics() -> [Effect] {
    guard let view else { return [] }
    let isNarrowed = view.outline.scope.nodes != nil || view.outline.scope.root != nil
    return open(question(about: isNarrowed ? .view(nodesInView(view)) : .whole))
  }

  /// Counts the next part: all, what is in view if that is less, what derives from the cursor's
  /// snapshot.
  mutating func showNextPart(_ page: Page) -> [Effect] {
    guard case .asked(.statistics(let part, _, _), _) = page.content, let view,
      let node = cursorNode
    else {
      message = Message(text: "there is nothing else to see here")
      return []
    }
    let isNarrowed = view.outline.scope.nodes != nil || view.outline.scope.root != nil
    let subtree = LineagePart.subtree(view.graph.id(of: node))
    let next: LineagePart =
      switch part {
      case .whole: isNarrowed ? .view(nodesInView(view)) : subtree
      case .view: subtree
      case .subtree: .whole
      }
    let question = question(about: next)
    pages[pages.count - 1].content = .asked(question, nil)
    layOutPage()
    return [.find(question)]
  }

  private func question(about part: LineagePart) -> PageQuestion {
    let here = (subjectNode ?? cursorNode).flatMap { node in view?.graph.id(of: node) }
    return .statistics(part, to: here, edition: edition)
  }

  private func nodesInView(_ view: LineageView) -> NodeSet {
    NodeSet(view.outline.readingOrder(hasTrunk: false), capacity: view.graph.count)
  }

  /// The lines of statistics.
  func statisticsLines(_ statistics: LineageStatistics, path: [PathSeries]) -> [Page.Line] {
    let text = StatisticsText(statistics, glyphs: glyphs.characters, columns: pageColumns)
    var lines = text.lines
    let shown = path.filter { series in series.values.contains { $0 != nil } }
    if let length = shown.first?.values.count {
      lines += [[], [Span("on the way here", .heading), Span("  \(length) snapshots", .faint)]]
      let width = shown.map { VisibleText($0.name, glyphs: glyphs.characters).columns }.max() ?? 0
      lines += shown.map { series in
        let name = VisibleText(series.name, glyphs: glyphs.characters)
        let gap = String(repeating: " ", count: width - name.columns + 2)
        let bars = Sparkline(series.values, glyphs: glyphs.characters)
        return [Span("  " + name.text + gap)] + bars.line(columns: max(8, pageColumns - width - 36))
      }
    }
    return lines.map { Page.Line($0) }
  }

  /// What a part is called.
  func name(of part: LineagePart) -> String {
    switch part {
    case .whole: "the whole lineage"
    case .view: "what is in view"
    case .subtree(let id): name(id) + " and what derives from it"
    }
  }
}
