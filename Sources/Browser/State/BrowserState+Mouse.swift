// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// How many rows a turn of the wheel scrolls.
  private static let wheelRows = 3

  /// Takes in what the mouse did; `nil` for a key.
  mutating func useMouse(_ key: Key) -> [Effect]? {
    switch key {
    case .wheelUp(let point): return wheel(-Self.wheelRows, at: point)
    case .wheelDown(let point): return wheel(Self.wheelRows, at: point)
    case .click(let point, let count):
      if !pages.isEmpty { return clickPage(point, count: count) }
      if overlay != nil { return [] }
      click(point, count: count)
      return []
    default: return nil
    }
  }

  /// Scrolls the pane under the pointer; in the tree the cursor goes along only at the edge.
  private mutating func wheel(_ rows: Int, at point: Point) -> [Effect] {
    input = Input()
    guard overlay == nil, pages.isEmpty, let view else {
      return perform(rows < 0 ? .previous : .next, count: abs(rows))
    }
    if let area = panes.inspector, area.contains(point) {
      inspector.firstLine = max(0, inspector.firstLine + rows)
      return []
    }
    let last = max(0, view.layout.count - pageRows)
    firstRow = max(0, min(firstRow + rows, last))
    let margin = cursorMargin
    let highest = firstRow == 0 ? 0 : firstRow + margin
    let lowest = firstRow == last ? view.layout.count - 1 : firstRow + pageRows - 1 - margin
    cursor = Row(max(highest, min(cursor.position, lowest)))
    return []
  }

  /// A click selects a row; one on the mark, or left of it, folds; two act as Enter does.
  private mutating func click(_ point: Point, count: Int) {
    guard let view else { return }
    let panes = panes
    if let area = panes.inspector, area.contains(point) {
      inspector.hasFocus = true
      return
    }
    let row = firstRow + point.row - panes.tree.rows.lowerBound
    guard panes.tree.contains(point), row < view.layout.count else { return }
    inspector.hasFocus = false
    cursor = Row(row)
    if count > 1 {
      enter()
    } else if view.layout[cursor].fold != .none, point.column <= markColumn(of: cursor, view) {
      fold(.toggleFold)
    }
  }

  /// A click on a page selects a line; two act as Enter does.
  private mutating func clickPage(_ point: Point, count: Int) -> [Effect] {
    guard let page = pages.last else { return [] }
    let line = page.firstLine + point.row - (page.header == nil ? 1 : 2)
    guard point.row < size.rows - 1, line >= page.firstLine, line < page.lines.count else {
      return []
    }
    pages[pages.count - 1].cursor = line
    return count > 1 ? perform(.enter, count: nil) : []
  }

  /// The column of the screen where a row's mark stands, after the lines.
  private func markColumn(of row: Row, _ view: LineageView) -> Int {
    let lines = rowText(view).tree(of: row, levels: railLevels, firstLevel: firstLevel)
    return panes.tree.columns.lowerBound + TreeView.gutterColumns
      + lines.columns(glyphs.characters) - 1
  }
}
