// SPDX-License-Identifier: MIT

import LineageCore

// What is in view is narrowed, again and again, and widened one step at a time.
extension BrowserState {
  /// Narrows the view to what of it derives from the cursor's snapshot; or to what this derives from,
  /// all of it, since a provenance with gaps would be none.
  mutating func narrow(_ command: Command) {
    guard let view, let node = cursorNode else { return }
    let graph = view.graph
    let growsDown = command == .treeFromHere
    let members = NodeSet(cursorNodes, capacity: graph.count)
    let name = graph.expression(naming: cursorNodes)
    if growsDown, view.expression != nil, !view.isTreeFromNode {
      narrow(toThose: graph.descendantClosure(of: members), namedBy: name + "::")
    } else if isOnCohort {
      let nodes =
        growsDown ? graph.descendantClosure(of: members) : graph.ancestralClosure(of: members)
      narrow(
        to: TreeScope(nodes: nodes, direction: growsDown ? .descendants : .ancestors),
        query: growsDown ? name + "::" : "::" + name)
    } else {
      narrow(to: growsDown ? .tree(from: node, in: graph) : .ancestors(of: node, in: graph))
    }
  }

  /// Narrows the view to those of some nodes that are in it.
  ///
  /// - Returns: Whether there are any.
  @discardableResult
  mutating func narrow(toThose nodes: NodeSet, namedBy query: String) -> Bool {
    guard let view else { return false }
    // What is shown besides is in no expression.
    let besides = NodeSet(view.revealed, capacity: view.graph.count)
    let shown =
      view.outline.scope.nodes.map { nodes.intersection($0.subtracting(besides)) } ?? nodes
    guard !shown.isEmpty else { return false }
    narrow(
      to: .filter(shown), query: view.expression.map { Query.text(ofBoth: $0, query) } ?? query)
    return true
  }

  /// Narrows the view to what lies on a way between the mark set last and the cursor.
  mutating func narrowToPaths() {
    guard let view else { return }
    let here = cursorNodes
    guard let lastMark = user.lastMark, let id = user.marks[lastMark],
      let mark = view.graph.node(for: id)
    else {
      message = Message(text: "m sets a mark; p then shows the ways from it to here")
      return
    }
    let graph = view.graph
    let ends = [([mark], here), (here, [mark])].map { upper, lower in
      (upper, lower, graph.ways(from: upper, to: lower))
    }
    guard let (upper, lower, nodes) = ends.first(where: { !$0.2.isEmpty }) else {
      message = Message(text: "no way leads from mark \(lastMark) to here")
      return
    }
    let names = [upper, lower].map(graph.expression)
    narrow(toThose: nodes, namedBy: names.joined(separator: "::"))
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
  mutating func widen() -> [Effect] {
    guard let last = narrowings.popLast() else {
      message = Message(text: "nothing is narrowed")
      return []
    }
    restore(last)
    cursor = view?.row(of: last.place) ?? Row(0)
    firstRow = last.firstRow
    return last.isOfEarlierLineage ? askAgain() : []
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
    endRange()
    // The rows in view are given back before others are made, where nobody else holds them.
    guard let graph = view.take()?.graph else { return }
    view = make(graph, options, changes)
    cursor = Row(0)
    firstRow = 0
    firstLevel = 0
  }
}

extension LineageView {
  /// The expression that names what is in view; `nil` where that is everything.
  var expression: String? {
    if let query { return query }
    guard let root = outline.scope.root else { return nil }
    let name = graph.expression(naming: [root])
    return outline.scope.direction == .descendants ? name + "::" : "::" + name
  }

  /// Whether all that derives from one snapshot is in view.
  fileprivate var isTreeFromNode: Bool {
    query == nil && outline.scope.root != nil && outline.scope.direction == .descendants
  }
}

extension LineageGraph {
  /// All nodes on a way down from one of some nodes to one of others.
  func ways(from upper: [NodeIndex], to lower: [NodeIndex]) -> NodeSet {
    let below = descendantClosure(of: NodeSet(upper, capacity: count))
    return below.intersection(ancestralClosure(of: NodeSet(lower, capacity: count)))
  }

  /// An expression that names some nodes, by their short ids, as people are to read it.
  func expression(naming nodes: [NodeIndex]) -> String {
    Query.text(naming: nodes.map { SnapshotID(shortID(of: $0)) }) ?? "none()"
  }

  /// The short ids of the first of some nodes, and how many more there are.
  func list(of nodes: [NodeIndex]) -> String {
    let named = nodes.prefix(8).map(shortID(of:)).joined(separator: ", ")
    return named + (nodes.count > 8 ? " and \(nodes.count - 8) more" : "")
  }
}
