// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The last line: what is being typed, a message, or the path to the cursor; and the counts, or how
/// far the comparison with the files has got.
enum StatusView {
  static func draw(_ state: BrowserState, into frame: inout Frame, area: Rect) {
    let style = state.theme.style(.status)
    frame.fill(area, style: style)
    let start = area.origin
    if let prompt = state.input.prompt {
      PromptView.draw(prompt, state, into: &frame, area: area)
      return
    }
    let facts =
      state.asked.map(question) ?? state.comparison.map(comparison)
      ?? state.pages.last.map { place(on: $0, state) } ?? counts(state)
    let pending = state.input.pendingText + (state.isFollowing ? "  following" : "")
    let right = [pending, facts].filter { !$0.isEmpty }.joined(separator: "  ") + " "
    let rightColumns = VisibleText(right, glyphs: state.glyphs.characters).columns
    var room = area.size.columns - 1
    let message = state.message.map { VisibleText(" " + $0.text, glyphs: state.glyphs.characters) }
    // Of a message and the counts the message goes first, of the counts and a path the counts.
    let showsCounts = message.map { $0.columns + rightColumns < room } ?? true
    if showsCounts, rightColumns < room {
      room -= rightColumns
      frame.write(
        right, at: Point(row: start.row, column: area.columns.upperBound - rightColumns),
        style: style, in: area)
    }
    let isError = state.message?.isError == true
    let left = state.pages.isEmpty ? place(state, columns: room - 1) : state.name
    let text = message ?? VisibleText(" " + left, glyphs: state.glyphs.characters)
    frame.write(
      text.truncated(to: room), at: start,
      style: isError ? Style(attributes: .bold).over(style) : style, in: area)
  }

  /// Narrower screens have room for numbers alone.
  private static let columnsForHints = 40

  /// `line 5 of 80`, and which key shows the rest of the cursor's line where it is cut.
  static func place(on page: Page, _ state: BrowserState) -> String {
    let line = page.lines.indices.contains(page.cursor) ? page.lines[page.cursor].spans : []
    let glyphs = state.glyphs.characters
    let isCut = page.inSight(line, glyphs).columns(glyphs) > state.pageColumns
    let hasRoom = state.size.columns >= Self.columnsForHints
    return (isCut && hasRoom ? "l: more  " : "") + "line \(page.cursor + 1) of \(page.lines.count)"
  }

  /// `asking: 62 %, Esc stops`.
  static func question(_ asked: BrowserState.Asked) -> String {
    let share = asked.progress.map { ": \(Int($0 * 100)) %" } ?? ""
    return "asking\(share), Esc stops"
  }

  /// `comparing with 100000 files: 62 %`.
  static func comparison(_ progress: LoadingProgress) -> String {
    guard progress.total > 0 else { return "comparing with the files" }
    let files = progress.total.counted(progress.phase == .reading ? "changed file" : "file")
    let verb = progress.phase == .reading ? "reading" : "comparing with"
    return "\(verb) \(files): \(100 * progress.done / progress.total) %"
  }

  /// `62 snapshots · 66 rows · 1 missing`.
  static func counts(_ state: BrowserState) -> String {
    guard let view = state.view else { return "" }
    let shown = view.outline.scope.nodes ?? .all(capacity: view.graph.count)
    let missing = shown.intersection(view.graph.missing).count
    let shownRows = view.layout.count - view.layout.cohortRowCount
    let hidden = view.outline.rowCount - shownRows
    let filtered = view.query == nil ? 0 : view.graph.present.subtracting(shown).count
    var parts = [
      (view.outline.nodeCount - missing).counted("snapshot"), view.layout.count.counted("row"),
    ]
    if !state.selection.isEmpty { parts.insert("\(state.selectedIDs.count) selected", at: 0) }
    if hidden > 0 { parts.append("\(hidden) hidden") }
    if filtered > 0 { parts.append("\(filtered) left out") }
    if missing > 0 { parts.append("\(missing) missing") }
    return parts.joined(separator: state.glyphs.separator)
  }

  /// What narrows the view, and the path to the cursor, which has half of the room at most.
  private static func place(_ state: BrowserState, columns: Int) -> String {
    guard let view = state.view, let expression = view.expression, columns >= columnsForHints / 2
    else { return path(state, columns: columns) }
    let glyphs = state.glyphs.characters
    let path = path(state, columns: columns / 2)
    let room = columns - 3 - VisibleText(path, glyphs: glyphs).columns
    return VisibleText("& " + expression, glyphs: glyphs).truncated(to: room).text + "  " + path
  }

  /// Root › … › here, along the parents shown: of these as many as there is room for, and three at
  /// most.
  static func path(_ state: BrowserState, columns: Int) -> String {
    guard let view = state.view, let node = state.cursorNode else { return state.name }
    let row = view.layout[state.cursor]
    let cohort = row.kind == .cohort ? view.cohortFacts[node]?.name : nil
    var steps = [cohort.map { "cohort \($0)" } ?? view.graph.shortID(of: node)]
    var upper = view.layout.lineageParent(of: row).map { view.layout[$0].node }
    var skipped = 0
    var root: NodeIndex?
    while let next = upper {
      if steps.count < 4 { steps.append(view.graph.shortID(of: next)) } else { skipped += 1 }
      root = next
      upper = view.outline.placement(of: next)
    }
    let ellipsis = String(Character(state.glyphs.characters.ellipsis))
    var end = skipped > 1 ? [ellipsis] : []
    if skipped > 0, let root { end.append(view.graph.shortID(of: root)) }
    while true {
      let path = (steps + end).reversed().joined(separator: state.glyphs.step)
      let width = VisibleText(path, glyphs: state.glyphs.characters).columns
      if width <= columns || steps.count == 1 { return width <= columns ? path : steps[0] }
      if end.isEmpty || end == [ellipsis] { steps.removeLast() }
      end = [ellipsis]
    }
  }
}

extension BrowserState.Input {
  /// What has been typed of a command.
  var pendingText: String {
    let letter = awaitsLetter.map { $0 == .setMark ? "m" : "'" } ?? ""
    return (count.map(String.init) ?? "") + keys.map(\.description).joined() + letter
  }
}
