// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Inspects; on a reference goes to the row it stands for; on a folded row opens it.
  mutating func enter() {
    guard let row = view?.layout[cursor] else { return }
    if row.kind == .stretch {
      openStretch(endingAt: row.node)
    } else if row.kind == .repeated || row.kind == .cut {
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

  /// Gives the inspector the whole screen, or takes it back.
  mutating func zoomPane() {
    inspector.isZoomed = !(inspector.isOpen && inspector.isZoomed)
    inspector.isOpen = true
    inspector.hasFocus = inspector.isZoomed
  }

  /// Scrolls the pane that does not have the focus.
  mutating func scrollOtherPane(_ command: Command, count: Int?) {
    guard inspector.isOpen else {
      message = Message(text: "Enter opens the inspector")
      return
    }
    inspector.hasFocus.toggle()
    move(command == .scrollDown ? .next : .previous, count: count)
    inspector.hasFocus.toggle()
  }

  /// The last line that the inspector can begin with.
  var inspectorEnd: Int {
    guard let view, let area = panes.inspector else { return 0 }
    let lines = InspectorText(self, view).lines(of: cursor, width: area.size.columns - 2)
    return max(0, lines.count - area.size.rows)
  }

  /// Begins with the first line where another snapshot is shown, and with none beyond the end.
  mutating func scrollInspector() {
    guard inspector.isOpen, let view else { return }
    let place = view.place(of: cursor)
    if inspector.shown != place {
      inspector.shown = place
      inspector.firstLine = 0
    }
    if inspector.firstLine > 0 { inspector.firstLine = min(inspector.firstLine, inspectorEnd) }
  }
}

extension BrowserState {
  /// Narrows the view to what derives from the cursor's snapshot, or to what it derives from.
  mutating func narrow(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    let growsDown = command == .treeFromHere
    if isOnCohort {
      let members = NodeSet(cursorNodes, capacity: graph.count)
      let nodes =
        growsDown ? graph.descendantClosure(of: members) : graph.ancestralClosure(of: members)
      let name = graph.expression(naming: cursorNodes)
      narrow(
        to: TreeScope(nodes: nodes, direction: growsDown ? .descendants : .ancestors),
        query: growsDown ? name + "::" : "::" + name)
    } else {
      narrow(to: growsDown ? .tree(from: node, in: graph) : .ancestors(of: node, in: graph))
    }
  }

  /// Narrows the view to a scope; the cursor stays where it is, if that is in view.
  mutating func narrow(to scope: TreeScope, query: String? = nil) {
    guard let view, let node = cursorNode else { return }
    let (place, isCohort) = (view.place(of: cursor), isOnCohort)
    narrowings.append(Narrowing(view: view, place: place, firstRow: firstRow))
    remember()
    show(scope, query: query)
    if let row = isCohort ? self.view?.row(of: place) : self.view?.reveal(node) { cursor = row }
    message = Message(text: "u shows again what was in view")
  }

  /// Undoes the last narrowing, and goes back to where the cursor was.
  mutating func widen() {
    guard let last = narrowings.popLast() else {
      message = Message(text: "nothing is narrowed")
      return
    }
    restore(last.view)
    cursor = view?.row(of: last.place) ?? Row(0)
    firstRow = last.firstRow
  }

  /// Shows a view as it was left, but for the trunk, which may have been chosen since.
  mutating func restore(_ earlier: LineageView) {
    view = earlier
    if earlier.trunk != options.trunk { view?.trunk = options.trunk }
    if earlier.foldsCohorts != options.foldsCohorts { view?.foldsCohorts = options.foldsCohorts }
    if let shown = view, shown.siblings != options.siblings { view = reordered(shown) }
    cursor = Row(0)
    firstRow = 0
    firstLevel = 0
  }

  /// Orders siblings by the next key, or the other way round.
  mutating func sortSiblings(_ command: Command) {
    guard let earlier = view else { return }
    if command == .reverse {
      options.siblings.isReversed.toggle()
    } else {
      options.siblings.key = options.siblings.key.next
    }
    let place = earlier.place(of: cursor)
    let height = cursor.position - firstRow
    view = reordered(earlier)
    cursor = view?.row(of: place) ?? Row(0)
    firstRow = cursor.position - height
    let way = options.siblings.isReversed ? ", the other way round" : ""
    message = Message(text: "siblings by \(options.siblings.key.rawValue)\(way)")
  }

  /// The same view with siblings in the order that was chosen since, folded in the same way.
  private func reordered(_ earlier: LineageView) -> LineageView {
    var next = LineageView(
      earlier.graph, scope: earlier.outline.scope, query: earlier.query,
      options: options, rows: pageRows, changes: changes)
    next.adoptFolds(of: earlier)
    return next
  }

  /// Shows a scope of the lineage, as many of its levels open as fit the screen.
  mutating func show(_ scope: TreeScope, query: String? = nil) {
    guard let view else { return }
    self.view = LineageView(
      view.graph, scope: scope, query: query, options: options, rows: pageRows, changes: changes)
    cursor = Row(0)
    firstRow = 0
    firstLevel = 0
  }
}
