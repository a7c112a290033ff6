// SPDX-License-Identifier: MIT

import LineageCore

/// A lineage as it is looked at: the graph, what of it is in view, and what of that is open.
struct LineageView: Sendable {
  let graph: LineageGraph
  private(set) var outline: TreeOutline
  private(set) var expansion: Expansion
  private(set) var layout: TreeLayout
  /// The letters of the cohorts, as the rows shown need them.
  private(set) var letters: CohortLetters

  /// The query that names what is in view; `nil` where that is everything, or what a snapshot leads
  /// to.
  let query: String?

  /// How siblings are ordered.
  let siblings: SiblingOrder

  private var ownLetters: CohortLetters

  /// The nodes in view in the order of their full rows, folded ones included.
  private(set) var readingOrder: [NodeIndex]

  /// The nodes that have a change somewhere below them.
  private(set) var nodesAboveChanges: NodeSet

  var trunk: TreeLayout.Trunk {
    didSet {
      layOut()
      readingOrder = outline.readingOrder(hasTrunk: layout.hasTrunk)
    }
  }

  /// - Complexity: O(*n* + *m*).
  init(
    _ graph: LineageGraph, scope: TreeScope = .everything, query: String? = nil,
    siblings: SiblingOrder = .usual, trunk: TreeLayout.Trunk, rows: Int, changes: LineageChanges?
  ) {
    self.graph = graph
    self.query = query
    self.trunk = trunk
    self.siblings = siblings
    outline = TreeOutline(graph, scope: scope, siblings: siblings)
    expansion = Expansion(openLevels: outline.openLevels(fitting: rows), capacity: graph.count)
    layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
    readingOrder = outline.readingOrder(hasTrunk: layout.hasTrunk)
    ownLetters = CohortLetters(outline, graph, readingOrder: readingOrder)
    letters = ownLetters.kept(apartIn: layout, graph)
    nodesAboveChanges = graph.noNodes
    if let changes { sign(changes) }
  }

  /// Signs what has changed below folded rows.
  ///
  /// - Complexity: O(changes · levels), each level once.
  mutating func sign(_ changes: LineageChanges) {
    nodesAboveChanges = graph.noNodes
    for node in changes.added.union(changes.altered) where outline.contains(node) {
      var upper = outline.placement(of: node)
      while let next = upper, nodesAboveChanges.insert(next) {
        upper = outline.placement(of: next)
      }
    }
  }

  private mutating func layOut() {
    layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
    letters = ownLetters.kept(apartIn: layout, graph)
  }

  /// Opens or folds nodes.
  ///
  /// - Complexity: O(*n* / 64 + rows).
  mutating func set(_ nodes: some Sequence<NodeIndex>, open: Bool) {
    for node in nodes { expansion.set(node, open: open) }
    layOut()
  }

  /// Opens so many levels, and forgets all exceptions.
  mutating func setOpenLevels(_ levels: Int) {
    expansion = Expansion(openLevels: levels, capacity: graph.count)
    layOut()
  }

  /// Opens and folds as another view of an older graph does.
  ///
  /// - Complexity: O(exceptions · log *n* + rows).
  mutating func adoptFolds(of other: LineageView) {
    expansion = other.expansion.moved(from: other.graph, to: graph)
    layOut()
  }

  /// The rows shown of a cohort's members.
  ///
  /// - Complexity: O(members).
  func rows(of cohort: CohortIndex) -> Set<Row> {
    Set(graph.members(of: cohort).compactMap(layout.row(of:)))
  }

  /// Where a row stands in the reading order: its own place, or, for a row that refers elsewhere,
  /// that of the nearest full row above it.
  ///
  /// - Complexity: O(nodes in view).
  func readingPlace(of row: Row) -> Int {
    var position = row.position
    while position > 0, layout[Row(position)].kind != .full { position -= 1 }
    return readingOrder.firstIndex(of: layout[Row(position)].node) ?? 0
  }

  /// Opens what hides a node in view, and returns its row; `nil` where it is not in view.
  ///
  /// - Complexity: O(levels), and O(rows) where something was folded.
  mutating func reveal(_ node: NodeIndex) -> Row? {
    guard outline.contains(node) else { return nil }
    if let row = layout.row(of: node) { return row }
    var hiding: [NodeIndex] = []
    var upper = outline.placement(of: node)
    while let next = upper {
      hiding.append(next)
      upper = outline.placement(of: next)
    }
    set(hiding, open: true)
    return layout.row(of: node)
  }

  /// The nodes of a subtree that have something to fold.
  func foldable(under node: NodeIndex) -> [NodeIndex] {
    var pending = [node]
    var found: [NodeIndex] = []
    while let next = pending.popLast() {
      if outline.isFoldable(next) { found.append(next) }
      pending.append(contentsOf: outline.nodes(under: next))
    }
    return found
  }
}
