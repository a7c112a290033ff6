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
    guard let graph = view?.graph, let node = cursorNode else { return }
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
    guard let node = cursorNode, let plan = view?.plan, let place = view?.place(of: cursor)
    else { return }
    let isCohort = isOnCohort
    let outline = narrowings.isEmpty ? view?.letteredOutline : nil
    narrowings.append(
      Narrowing(plan: plan, outline: outline, place: place, firstRow: firstRow))
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
    restore(last)
    cursor = view?.row(of: last.place) ?? Row(0)
    firstRow = last.firstRow
  }

  /// Shows again what was in view before the first narrowing.
  mutating func endNarrowing() {
    guard let first = narrowings.first else { return }
    narrowings = []
    restore(first)
  }

  /// Shows again what was left by narrowing.
  private mutating func restore(_ narrowing: Narrowing) {
    remakeView {
      LineageView(
        $0, as: narrowing.plan, reusing: narrowing.outline, options: $1, changes: $2)
    }
  }

  /// Shows a scope of the lineage, as many of its levels open as fit the screen.
  private mutating func show(_ scope: TreeScope, query: String?) {
    let rows = pageRows
    remakeView {
      LineageView($0, scope: scope, query: query, options: $1, rows: rows, changes: $2)
    }
  }

  /// Shows another view of the same graph from its beginning.
  private mutating func remakeView(
    _ make: (LineageGraph, Options, LineageChanges?) -> LineageView
  ) {
    // A range in rows that go away is what it is by now.
    if rangeStart != nil { endRange() }
    // The rows in view are given back before others are made, where nobody else holds them.
    guard let graph = view.take()?.graph else { return }
    view = make(graph, options, changes)
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
    view = LineageView(earlier.graph, as: earlier.plan, options: options, changes: changes)
    cursor = view?.row(of: place) ?? Row(0)
    firstRow = cursor.position - height
    let way = options.siblings.isReversed ? ", the other way round" : ""
    message = Message(text: "siblings by \(options.siblings.key.rawValue)\(way)")
  }
}
