// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A page: its title, the names of its columns, its lines.
enum PageView {
  /// How many lines of a page there is room for.
  static func rows(for page: Page, on size: Size) -> Int {
    max(1, size.rows - 2 - (page.header == nil ? 0 : 1))
  }

  static func draw(_ page: Page, _ state: BrowserState, into frame: inout Frame, area: Rect) {
    frame.fill(area)
    let title = area.top(1)
    let inner = area.trimmed(left: 1, right: 1)
    frame.fill(title, style: state.theme.style(.status))
    let text = VisibleText(state.title(of: page), glyphs: state.glyphs.characters)
    frame.write(
      text.truncated(to: inner.size.columns), at: inner.origin,
      style: state.theme.style(.heading).over(state.theme.style(.status)), in: inner)
    var first = area.rows.lowerBound + 1
    if let header = page.header.map({ page.inSight($0, state.glyphs.characters) }) {
      let point = Point(row: first, column: inner.columns.lowerBound)
      let end = frame.write(header, at: point, in: inner, theme: state.theme)
      markCut(header, from: point, to: end, inner, state, into: &frame)
      first += 1
    }
    let room = max(0, area.rows.upperBound - first)
    let selected = state.selectedIDs
    for (offset, line) in page.lines.dropFirst(page.firstLine).prefix(room).enumerated() {
      let row = first + offset
      let point = Point(row: row, column: inner.columns.lowerBound)
      let spans = page.inSight(line.spans, state.glyphs.characters)
      let end = frame.write(spans, at: point, in: inner, theme: state.theme, search: page.search)
      markCut(spans, from: point, to: end, inner, state, into: &frame)
      if page.firstLine + offset == page.cursor {
        drawCursor(state, into: &frame, area, row)
      } else if let id = line.snapshot, selected.contains(id) {
        let sign = Span(state.glyphs.selected, .selected)
        frame.write(
          [sign], at: Point(row: row, column: area.columns.lowerBound), in: area, theme: state.theme
        )
      }
    }
  }

  private static func drawCursor(
    _ state: BrowserState, into frame: inout Frame, _ area: Rect, _ row: Int
  ) {
    let line = Rect(rows: row..<row + 1, columns: area.columns)
    frame.restyle(line.trimmed(left: 1), with: state.theme.style(.cursor))
    frame.write(state.glyphs.cursor, at: line.origin, in: area)
    if state.input.prompt == nil { frame.cursor = line.origin }
  }

  private static func markCut(
    _ spans: [Span], from start: Point, to end: Int, _ area: Rect, _ state: BrowserState,
    into frame: inout Frame
  ) {
    guard end >= area.columns.upperBound,
      spans.columns(state.glyphs.characters) > end - start.column
    else { return }
    let last = Point(row: start.row, column: area.columns.upperBound - 1)
    let ellipsis = String(Character(state.glyphs.characters.ellipsis))
    frame.write(ellipsis, at: last, style: state.theme.style(.faint), in: area)
  }
}

extension CohortSheet {
  /// That not all worlds are told, where there are too many.
  fileprivate var hint: String {
    let read = rows.count { $0.world != nil }
    return isComplete && read < rows.count
      ? "  the worlds of \(read) of \(rows.count); d tells one" : ""
  }
}

extension BrowserState {
  /// What a page is called.
  func title(of page: Page) -> String {
    switch page.content {
    case .help: "Keys"
    case .health: healthTitle
    case .asked(_, .cohort(let sheet)): "Cohort " + sheet.name + sheet.hint
    case .asked(let question, _): title(of: question)
    }
  }

  private func title(of question: PageQuestion) -> String {
    switch question {
    case .differences(let subject, nil, let isRevealed):
      "Differences of \(name(subject)) from its parents" + Self.hint(isRevealed)
    case .differences(let subject, .some(let origin), let isRevealed):
      "Differences of \(name(subject)) from \(name(origin))" + Self.hint(isRevealed)
    case .statistics(let part, _, _): "Statistics of " + name(of: part)
    case .verb(let words, _): "stemma " + words.map(\.asShellWord).joined(separator: " ")
    case .cohort(let member): "Cohort of " + name(member)
    case .file(let file, let place): [file, place].compactMap(\.self).joined(separator: ", ")
    }
  }

  private static func hint(_ isRevealed: Bool) -> String {
    isRevealed ? ", hidden values shown" : ""
  }

  /// What a snapshot is called.
  func name(_ id: SnapshotID) -> String {
    guard let graph = view?.graph, let node = graph.node(for: id) else { return id.text }
    return graph.shortID(of: node)
  }
}
