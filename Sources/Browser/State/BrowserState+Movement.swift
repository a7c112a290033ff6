// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// The node of the cursor's row.
  var cursorNode: NodeIndex? { view.map { $0.layout[cursor].node } }

  /// The row that folding commands are about: on a row that refers elsewhere, the one above it.
  private var foldRow: Row? {
    view.flatMap { $0.layout[cursor].kind == .full ? cursor : $0.layout[cursor].parent }
  }

  /// How many rows of the tree are on the screen.
  var pageRows: Int { max(1, panes.tree.size.rows) }

  /// Moves by rows, or scrolls the inspector where that has the focus.
  mutating func move(_ command: Command, count: Int?) {
    guard let view else { return }
    if inspector.hasFocus, command != .center {
      let page = max(1, panes.inspector?.size.rows ?? 1)
      inspector.firstLine = Self.target(
        command, from: inspector.firstLine, count: count, page: page, last: inspectorEnd)
      return
    }
    if command == .center {
      firstRow = cursor.position - pageRows / 2
      return
    }
    let last = view.layout.count - 1
    let row = Self.target(command, from: cursor.position, count: count, page: pageRows, last: last)
    let isJump = command == .first || command == .last
    if isJump { remember() }
    cursor = Row(row)
  }

  /// Where a movement leads from a line, between 0 and the last.
  static func target(_ command: Command, from line: Int, count: Int?, page: Int, last: Int) -> Int {
    let target =
      switch command {
      case .next: line + (count ?? 1)
      case .previous: line - (count ?? 1)
      case .halfPageDown: line + (count ?? max(1, page / 2))
      case .halfPageUp: line - (count ?? max(1, page / 2))
      case .pageDown: line + (count ?? 1) * max(1, page - 1)
      case .pageUp: line - (count ?? 1) * max(1, page - 1)
      case .first: count.map { $0 - 1 } ?? 0
      case .last: count.map { $0 - 1 } ?? last
      default: line
      }
    return max(0, min(target, last))
  }

  /// Keeps the cursor on the screen, some rows from its edge, and its level in sight.
  mutating func scrollToCursor() {
    guard let view, view.layout.count > 0 else { return }
    cursor = Row(max(0, min(cursor.position, view.layout.count - 1)))
    let rows = pageRows
    let margin = cursorMargin
    let last = max(0, view.layout.count - rows)
    firstRow = max(firstRow, cursor.position - rows + 1 + margin)
    firstRow = max(0, min(firstRow, cursor.position - margin, last))
    let indent = view.layout[cursor].indent
    let levels = railLevels
    if view.layout.deepestIndent <= levels {
      firstLevel = 0
    } else if indent - 1 < firstLevel {
      firstLevel = max(0, indent - 1 - levels / 4)
    } else if indent > firstLevel + levels {
      firstLevel = indent - levels + levels / 4
    }
  }

  /// How far from the screen's edge the cursor stays, where there are rows beyond.
  var cursorMargin: Int { min(3, (pageRows - 1) / 2) }

  /// How many levels of the tree are drawn: as many as fill a third of the width.
  var railLevels: Int { max(1, panes.tree.size.columns / 3 / 2) }
}

extension BrowserState {
  /// Folds the row; where there is nothing to fold, goes to the row above that it hangs from.
  mutating func foldOrGoUp() {
    guard let row = view?.layout[cursor] else { return }
    if row.fold == .open {
      setFolds([row.node], open: false)
    } else if let parent = row.parent {
      cursor = parent
    }
  }

  /// Unfolds the row, or goes to the first one below it.
  mutating func unfoldOrGoDown() {
    guard let row = view?.layout[cursor] else { return }
    switch row.fold {
    case .folded: setFolds([row.node], open: true)
    case .open: cursor = Row(cursor.position + 1)
    case .none: break
    }
  }

  /// Folds as in vi.
  mutating func fold(_ command: Command) {
    guard let view, let foldRow else { return }
    let row = view.layout[foldRow]
    switch command {
    case .toggleFold where row.fold == .folded: setFolds([row.node], open: true)
    case .openFold: setFolds([row.node], open: true)
    case .toggleFold where row.fold == .open, .closeFold where row.fold == .open: close(foldRow)
    case .toggleFold, .closeFold: if let parent = row.parent { close(parent) }
    case .openSubtree: setFolds(view.foldable(under: row.node), open: true)
    case .closeSubtree:
      cursor = foldRow
      setFolds(view.foldable(under: row.node), open: false)
    case .openAll: changeRows { $0.setOpenLevels(.max) }
    case .closeAll: changeRows { $0.setOpenLevels(0) }
    default: break
    }
  }

  private mutating func close(_ row: Row) {
    guard let node = view?.layout[row].node else { return }
    cursor = row
    setFolds([node], open: false)
  }

  private mutating func setFolds(_ nodes: [NodeIndex], open: Bool) {
    changeRows { $0.set(nodes, open: open) }
  }

  /// Changes the rows; the cursor stays on its snapshot, at its height on the screen.
  mutating func changeRows(_ change: (inout LineageView) -> Void) {
    guard var view else { return }
    let place = view.place(of: cursor)
    let height = cursor.position - firstRow
    change(&view)
    cursor = view.row(of: place)
    firstRow = cursor.position - height
    self.view = view
  }
}
