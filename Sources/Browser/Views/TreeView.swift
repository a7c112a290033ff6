// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The tree of rows: gutter, lines, texts.
enum TreeView {
  /// The cursor's mark, the letter of the cohort, the sign of a change.
  static let gutterColumns = 3

  /// So many columns belong to a row's label before anything at its right end is shown.
  private static let labelColumns = 24

  static func draw(_ state: BrowserState, _ view: LineageView, into frame: inout Frame, area: Rect)
  {
    let text = state.rowText(view)
    let cohort = OwnCohort(state, view)
    let selected = state.selectedIDs
    for line in 0..<area.size.rows {
      let row = Row(state.firstRow + line)
      guard row.position < view.layout.count else { break }
      let screenRow = area.rows.lowerBound + line
      drawGutter(of: row, text, cohort, state, into: &frame, area, screenRow)
      drawSign(of: row, text, selected, state, view, into: &frame, area, screenRow)
      drawText(of: row, text, state, view, into: &frame, area, screenRow)
      if row == state.cursor {
        drawCursor(state, into: &frame, area, screenRow)
      }
    }
  }

  private static func drawCursor(
    _ state: BrowserState, into frame: inout Frame, _ area: Rect, _ screenRow: Int
  ) {
    let point = Point(row: screenRow, column: area.columns.lowerBound)
    frame.write(state.glyphs.cursor, at: point, in: area)
    let line = Rect(rows: screenRow..<screenRow + 1, columns: area.columns)
    if state.input.prompt == nil { frame.cursor = point }
    let style = state.inspector.hasFocus ? state.theme.style(.heading) : state.theme.style(.cursor)
    frame.restyle(line.trimmed(left: 1), with: style)
  }

  private static func drawGutter(
    of row: Row, _ text: RowText, _ own: OwnCohort, _ state: BrowserState,
    into frame: inout Frame, _ area: Rect, _ screenRow: Int
  ) {
    let point = Point(row: screenRow, column: area.columns.lowerBound + 1)
    if var letter = text.gutter(of: row) {
      if own.members.contains(row) { letter.role = .ownCohort(own.number) }
      frame.write([letter], at: point, in: area, theme: state.theme)
    } else if own.span.contains(row) {
      let bar = Span(state.glyphs.bar, .cohortBar(own.number))
      frame.write([bar], at: point, in: area, theme: state.theme)
    }
  }

  private static func drawSign(
    of row: Row, _ text: RowText, _ selected: Set<SnapshotID>, _ state: BrowserState,
    _ view: LineageView, into frame: inout Frame, _ area: Rect, _ screenRow: Int
  ) {
    let point = Point(row: screenRow, column: area.columns.lowerBound + 2)
    if view.isSelected(row, among: selected) {
      let sign = Span(state.glyphs.selected, .selected)
      frame.write([sign], at: point, in: area, theme: state.theme)
    } else if let changes = state.changes,
      let change = text.change(of: row, in: changes, below: view.nodesAboveChanges)
    {
      frame.write([change], at: point, in: area, theme: state.theme)
    }
  }

  private static func drawText(
    of row: Row, _ text: RowText, _ state: BrowserState, _ view: LineageView,
    into frame: inout Frame, _ area: Rect, _ screenRow: Int
  ) {
    let inner = area.trimmed(left: gutterColumns)
    let lines = text.tree(of: row, levels: state.railLevels, firstLevel: state.firstLevel)
    let start = Point(row: screenRow, column: inner.columns.lowerBound)
    let column = frame.write(lines, at: start, in: inner, theme: state.theme)
    let room = max(0, inner.columns.upperBound - column)
    let body = text.body(of: row).map { $0.bounded(by: room) }
    let said =
      view.layout[row].kind == .full
      ? state.userSpans(of: view.layout[row].node, in: view.graph) : []
    let tail = fit(said + text.tail(of: row), beside: body, in: room, state.glyphs)
    let tailColumns = tail.columns(state.glyphs.characters)
    let bodyArea = inner.trimmed(right: tailColumns)
    let end = frame.write(
      body, at: Point(row: screenRow, column: column), in: bodyArea, theme: state.theme,
      search: state.search)
    markCut(body, from: column, to: end, bodyArea, state, into: &frame, screenRow)
    let tailStart = Point(row: screenRow, column: inner.columns.upperBound - tailColumns)
    frame.write(tail, at: tailStart, in: inner, theme: state.theme)
  }

  /// As much of a row's right end as leaves room for its label, with spaces between; what is last
  /// matters most.
  private static func fit(
    _ tail: [Span], beside body: [Span], in room: Int, _ glyphs: Glyphs
  ) -> [Span] {
    let wanted = min(body.columns(glyphs.characters), labelColumns)
    var kept = tail
    while !kept.isEmpty {
      let spaced = kept.flatMap { [Span("  "), $0] }
      if spaced.columns(glyphs.characters) + wanted <= room { return spaced }
      kept.removeFirst()
    }
    return []
  }

  private static func markCut(
    _ body: [Span], from column: Int, to end: Int, _ area: Rect, _ state: BrowserState,
    into frame: inout Frame, _ screenRow: Int
  ) {
    guard body.columns(state.glyphs.characters) > end - column, end > area.columns.lowerBound else {
      return
    }
    let last = Point(row: screenRow, column: area.columns.upperBound - 1)
    let ellipsis = String(Character(state.glyphs.characters.ellipsis))
    frame.write(ellipsis, at: last, style: state.theme.style(.faint), in: area)
  }
}

extension LineageView {
  /// Whether all snapshots that a row stands for are selected.
  func isSelected(_ row: Row, among selected: Set<SnapshotID>) -> Bool {
    guard !selected.isEmpty, [.full, .cohort].contains(layout[row].kind) else { return false }
    return nodes(of: row).allSatisfy { selected.contains(graph.id(of: $0)) }
  }
}

/// The cohort of the cursor's snapshot, as far as it is on the screen.
private struct OwnCohort {
  let number: Int
  let members: Set<Row>
  let span: Range<Row>

  init(_ state: BrowserState, _ view: LineageView) {
    let node = view.layout[state.cursor].node
    guard let cohort = view.graph.cohortIndex(of: node) else {
      number = 0
      members = []
      span = Row(0)..<Row(0)
      return
    }
    number = view.letters.number(of: cohort) ?? 0
    members = view.rows(of: cohort)
    let rows = members.sorted()
    span = (rows.first ?? Row(0))..<(rows.last ?? Row(0))
  }
}
