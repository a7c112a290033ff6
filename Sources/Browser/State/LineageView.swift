// SPDX-License-Identifier: MIT

import LineageCore

/// A lineage as it is looked at: the graph, what of it is in view, and what of that is open.
struct LineageView: Sendable {
  let graph: LineageGraph
  private(set) var outline: TreeOutline
  private(set) var expansion: Expansion
  private(set) var layout: TreeLayout
  private(set) var letters: CohortLetters

  /// The nodes in view in the order of their full rows, folded ones included.
  private(set) var readingOrder: [NodeIndex]

  var trunk: TreeLayout.Trunk {
    didSet { layOut() }
  }

  /// - Complexity: O(*n* + *m*).
  init(
    _ graph: LineageGraph, scope: TreeScope = .everything, trunk: TreeLayout.Trunk, rows: Int
  ) {
    self.graph = graph
    self.trunk = trunk
    outline = TreeOutline(graph, scope: scope)
    expansion = Expansion(openLevels: outline.openLevels(fitting: rows), capacity: graph.count)
    layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
    letters = CohortLetters(outline, graph)
    readingOrder = outline.readingOrder
  }

  private mutating func layOut() {
    layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
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

  /// Opens and folds as before a narrowing.
  mutating func restore(_ expansion: Expansion) {
    self.expansion = expansion
    layOut()
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
