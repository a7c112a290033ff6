// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Inspects; on a reference goes to the row it stands for; on a folded row opens it.
  mutating func enter() {
    guard let row = view?.layout[cursor] else { return }
    if row.kind != .full {
      jump(to: row.node)
    } else if row.fold == .folded {
      unfoldOrGoDown()
    } else if inspector.isOpen {
      inspector.hasFocus.toggle()
    } else {
      inspector.isOpen = true
      inspector.firstLine = 0
    }
  }

  /// Moves the focus; opens the inspector where it is closed.
  mutating func switchPane() {
    inspector.hasFocus = inspector.isOpen ? !inspector.hasFocus : true
    inspector.isOpen = true
  }

  /// Scrolls the inspector, however the focus stands.
  mutating func scrollInspector(by lines: Int) {
    guard inspector.isOpen else {
      message = Message(text: "Enter opens the inspector")
      return
    }
    inspector.firstLine = max(0, inspector.firstLine + lines)
  }
}

extension BrowserState {
  /// Narrows the view to what derives from the cursor's snapshot, or to what it derives from.
  mutating func narrow(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    narrowings.append(
      Narrowing(
        scope: view.outline.scope, expansion: view.expansion, place: view.place(of: cursor),
        firstRow: firstRow))
    remember()
    let graph = view.graph
    show(
      command == .treeFromHere
        ? .tree(from: node, in: graph) : .ancestors(of: node, in: graph))
    if let row = self.view?.reveal(node) { cursor = row }
    message = Message(text: "u shows again what was in view")
  }

  /// Undoes the last narrowing, and goes back to where the cursor was.
  mutating func widen() {
    guard let last = narrowings.popLast() else {
      message = Message(text: "nothing is narrowed")
      return
    }
    show(last.scope)
    changeRows { $0.restore(last.expansion) }
    guard let view else { return }
    cursor = view.row(of: last.place)
    firstRow = last.firstRow
  }

  /// Shows a scope of the lineage, as many of its levels open as fit the screen.
  mutating func show(_ scope: TreeScope) {
    guard let view else { return }
    self.view = LineageView(view.graph, scope: scope, trunk: options.trunk, rows: pageRows)
    cursor = Row(0)
    firstRow = 0
    firstLevel = 0
  }
}
