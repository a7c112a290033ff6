// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// How many rows a turn of the wheel scrolls.
  private static let wheelRows = 3

  /// Takes in what the mouse did; `nil` for a key.
  mutating func useMouse(_ key: Key) -> [Effect]? {
    switch key {
    case .wheelUp: return wheel(.previous)
    case .wheelDown: return wheel(.next)
    case .click(let point, let count):
      if overlay == nil { click(point, count: count) }
      return []
    default: return nil
    }
  }

  private mutating func wheel(_ command: Command) -> [Effect] {
    input = Input()
    return perform(command, count: Self.wheelRows)
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
    } else if point.column < textColumn(of: cursor) {
      fold(.toggleFold)
    }
  }

  /// The column of the screen where a row's text begins, after the lines and the mark.
  private func textColumn(of row: Row) -> Int {
    guard let view else { return 0 }
    let hidden = min(view.layout[row].indent, firstLevel)
    let indent = min(view.layout[row].indent - hidden, railLevels)
    return panes.tree.columns.lowerBound + TreeView.gutterColumns + 2 * indent + 1
  }
}
