// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// A cohort side by side.
extension BrowserState {
  /// Opens the table of the cohort of the line's snapshot, or else the cursor's.
  mutating func showCohort() -> [Effect] {
    guard let graph = view?.graph, let node = subjectNode ?? cursorNode else { return [] }
    guard graph.cohortIndex(of: node) != nil else {
      message = Message(text: "\(graph.shortID(of: node)) is in no cohort")
      return []
    }
    return open(.cohort(of: graph.id(of: node)))
  }

  /// Orders the table by the next column, or the other way round.
  mutating func sortPage(_ command: Command) -> [Effect] {
    let top = pages.count - 1
    guard case .asked(_, .cohort(let sheet)) = pages[top].content else {
      message = Message(text: "there is nothing to sort here")
      return []
    }
    if command == .reverse {
      pages[top].order.isReversed.toggle()
    } else {
      pages[top].order.advance(columns: sheet.columns.count)
    }
    layOutPage()
    return []
  }

  /// The lines of a sheet.
  func cohortLines(
    _ sheet: CohortSheet, by order: CohortSheet.Order
  ) -> (header: [Span], lines: [Page.Line]) {
    let rows = sheet.rows(by: order)
    let ids = rows.map { row in
      view?.graph.node(for: row.id).map { view?.graph.shortID(of: $0) ?? "" } ?? row.id.text
    }
    let texts = rows.map { row in
      sheet.cells(of: row).map { text($0, isComplete: sheet.isComplete) }
    }
    let names = sheet.columns.enumerated().map { $1 + (order.column == $0 ? orderMark(order) : "") }
    var widths = names.indices.map { column in
      let cells = [names[column]] + texts.map { $0[column] }
      let widest = cells.map { VisibleText($0, glyphs: glyphs.characters).columns }.max() ?? 0
      return widest
    }
    let idWidth = max(2, ids.map(\.count).max() ?? 0)
    fit(&widths, in: pageColumns - idWidth)
    let header = spans("id", names, idWidth, widths).map { Span($0.text, .heading) }
    let lines = zip(rows, zip(ids, texts)).map { row, line in
      Page.Line(
        spans(line.0, line.1, idWidth, widths), .snapshot(row.id),
        searched: ([row.id.text] + line.1).joined(separator: " "))
    }
    return (header, lines)
  }

  /// Narrows the directive where the row would leave the screen: what the world gained and lost tells
  /// more.
  private func fit(_ widths: inout [Int], in room: Int) {
    let excess = widths.reduce(0) { $0 + $1 + 2 } - room
    guard excess > 0, let widest = widths.first else { return }
    widths[0] = max(min(widest, Self.leastDirective), widest - excess)
  }

  /// So many columns of a directive tell what was done.
  private static let leastDirective = 24

  private func orderMark(_ order: CohortSheet.Order) -> String {
    let isUnicode = glyphs.characters == .unicode
    return order.isReversed ? (isUnicode ? "▼" : "v") : (isUnicode ? "▲" : "^")
  }

  private func text(_ cell: CohortSheet.Cell, isComplete: Bool) -> String {
    switch cell {
    case .text(let text): return text
    case .number(nil, _): return "-"
    case .number(.some(let number), let isSigned):
      return (isSigned && number > 0 ? "+" : "") + number.shortText
    case .world(nil) where isComplete: return "not read"
    case .world(nil): return String(Character(glyphs.characters.ellipsis))
    case .world(.some(let world)):
      let words = world.gained.map { "+" + $0 } + world.lost.map { "-" + $0 }
      return words.isEmpty ? "=" : words.joined(separator: " ")
    }
  }

  private func spans(
    _ id: String, _ cells: [String], _ idWidth: Int, _ widths: [Int]
  ) -> [Span] {
    var spans = [Span(id + gap(id, idWidth), .id)]
    for (column, cell) in cells.enumerated() {
      let text = VisibleText(cell, glyphs: glyphs.characters).truncated(to: widths[column])
      let padding = String(repeating: " ", count: max(0, widths[column] - text.columns))
      let isLast = column == cells.count - 1
      switch column {
      case 0: spans.append(Span("  " + text.text + padding, .directive))
      case _ where isLast: spans.append(Span("  " + text.text, .text))
      default: spans.append(Span("  " + padding + text.text, .number))
      }
    }
    return spans
  }

  private func gap(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count))
  }
}
