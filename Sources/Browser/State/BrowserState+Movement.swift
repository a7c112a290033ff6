// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// The node of the cursor's row; on the row of a cohort, the first of the members.
  var cursorNode: NodeIndex? { view.map { $0.layout[cursor].node } }

  /// The nodes that the cursor's row stands for: one, or the members of a cohort.
  var cursorNodes: [NodeIndex] { view.map { Array($0.nodes(of: cursor)) } ?? [] }

  /// The node that commands do something with: of the line of the page on top, or else of the cursor.
  var subjectNode: NodeIndex? {
    guard let page = pages.last else { return cursorNode }
    return page.subject.flatMap { view?.graph.node(for: $0) }
  }

  /// The nodes that commands do something with.
  var subjectNodes: [NodeIndex] { pages.isEmpty ? cursorNodes : subjectNode.map { [$0] } ?? [] }

  /// Whether the cursor is on the row of a cohort.
  var isOnCohort: Bool { view.map { $0.layout[cursor].kind == .cohort } ?? false }

  /// The row that folding commands are about: on a row that refers elsewhere, the one above it.
  private var foldRow: Row? {
    view.flatMap { view in
      let row = view.layout[cursor]
      return row.kind == .full || row.kind == .cohort ? cursor : row.parent
    }
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
      setFold(cursor, open: false)
    } else if let parent = row.parent {
      cursor = parent
    }
  }

  /// Unfolds the row, or goes to the first one below it.
  mutating func unfoldOrGoDown() {
    guard let row = view?.layout[cursor] else { return }
    switch row.fold {
    case .folded: setFold(cursor, open: true)
    case .open: cursor = Row(cursor.position + 1)
    case .none: break
    }
  }

  /// Folds as in vi.
  mutating func fold(_ command: Command) {
    guard let view, let foldRow else { return }
    let row = view.layout[foldRow]
    switch command {
    case .toggleFold where row.fold == .folded: setFold(foldRow, open: true)
    case .openFold: setFold(foldRow, open: true)
    case .toggleFold where row.fold == .open, .closeFold where row.fold == .open: close(foldRow)
    case .toggleFold, .closeFold: if let parent = row.parent { close(parent) }
    case .openSubtree: changeRows { $0.setAll(under: foldRow, open: true) }
    case .closeSubtree:
      cursor = foldRow
      changeRows { $0.setAll(under: foldRow, open: false) }
    case .openAll: changeRows { $0.setOpenLevels(.max) }
    case .closeAll: changeRows { $0.setOpenLevels(0) }
    default: break
    }
  }

  private mutating func close(_ row: Row) {
    cursor = row
    setFold(row, open: false)
  }

  private mutating func setFold(_ row: Row, open: Bool) {
    changeRows { $0.set(row, open: open) }
  }

  /// Draws each cohort as one row, or all its members again.
  mutating func foldCohorts() {
    options.foldsCohorts.toggle()
    let folds = options.foldsCohorts
    changeRows { $0.foldsCohorts = folds }
    message = Message(
      text: folds ? "each cohort in one line; C shows all members" : "all members shown")
  }

  /// Changes the rows; the cursor stays on its snapshot, at its height on the screen.
  mutating func changeRows(_ change: (inout LineageView) -> Void) {
    // Taken out, so that a million rows are changed where they are instead of in a copy.
    guard var view = view.take() else { return }
    let place = view.place(of: cursor)
    let height = cursor.position - firstRow
    change(&view)
    cursor = view.row(of: place)
    firstRow = cursor.position - height
    self.view = view
  }
}
