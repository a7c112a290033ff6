// SPDX-License-Identifier: MIT

/// The steps from a scope to its outline.
///
/// "Upper" and "lower" are as on the screen: in the inverted tree a node's children are above it.
struct OutlineBuilder {
  let graph: LineageGraph
  let scope: TreeScope
  let view: NodeSet

  private(set) var top: [NodeIndex] = []
  private(set) var placement: [NodeIndex?]
  private(set) var placed = Adjacency<NodeIndex>()
  private(set) var references = Adjacency<NodeIndex>()
  private(set) var sizes: [UInt32]
  private(set) var plainIndent = 0

  init(_ graph: LineageGraph, _ scope: TreeScope) {
    self.graph = graph
    self.scope = scope
    view = scope.nodes ?? .all(capacity: graph.count)
    placement = Array(repeating: nil, count: graph.count)
    sizes = Array(repeating: 0, count: graph.count)
  }

  private var isInverted: Bool { scope.direction == .ancestors }
  private var upperEdges: Adjacency<NodeIndex> { isInverted ? graph.childEdges : graph.parentEdges }
  private var lowerEdges: Adjacency<NodeIndex> { isInverted ? graph.parentEdges : graph.childEdges }

  /// Finds for each node in view the one under which its full row stands.
  mutating func place() {
    let upper = upperEdges
    // Not `self` in the closure: a copy of it would make every assignment copy the array.
    let (view, scope) = (view, scope)
    for node in view where node != scope.root {
      let candidates = upper[node].lazy.filter {
        view.contains($0) && !scope.isCut(node, under: $0)
      }
      placement[node.position] = candidates.first { !graph.isMissing($0) } ?? candidates.first
      if placement[node.position] == nil { top.append(node) }
    }
    if isInverted { top.reverse() }
    if let root = scope.root, view.contains(root) { top.insert(root, at: 0) }
  }

  /// Sorts what stands under each node: full rows, then references.
  mutating func arrange() {
    let lower = lowerEdges
    for upper in graph.nodes {
      guard view.contains(upper) else {
        placed.appendNode([])
        references.appendNode([])
        continue
      }
      let inView = lower[upper].filter { view.contains($0) }
      let sorted = isInverted || inView.count < 2 ? inView : siblingOrder(inView)
      placed.appendNode(sorted.filter { placement[$0.position] == upper })
      references.appendNode(sorted.filter { placement[$0.position] != upper })
    }
  }

  /// Sorts by cohort, in the order of first members, then by index, then in the lineage's order.
  ///
  /// Those without a cohort come last. Parents, in the inverted tree, keep their stored order.
  private func siblingOrder(_ siblings: [NodeIndex]) -> [NodeIndex] {
    let keys = siblings.map { node -> (Int, Int, NodeIndex) in
      guard let cohort = graph.cohortIndex(of: node) else { return (.max, .max, node) }
      return (cohort.position, graph.recordedIndex(of: node, in: cohort) ?? .max, node)
    }
    return keys.sorted { $0 < $1 }.map(\.2)
  }

  /// Counts subtrees, lower nodes first, and the deepest indent, upper nodes first.
  mutating func measure() {
    let lowerFirst = isInverted ? Array(view) : view.reversed()
    for node in lowerFirst {
      sizes[node.position] += 1
      if let upper = placement[node.position] { sizes[upper.position] += sizes[node.position] }
    }
    var indents = [UInt32](repeating: 0, count: graph.count)
    for node in lowerFirst.reversed() {
      let placedCount = placed.count(of: node.position)
      let referenceCount = references.count(of: node.position)
      let step: UInt32 = placedCount == 1 && referenceCount == 0 ? 0 : 1
      for lower in placed[node] { indents[lower.position] = indents[node.position] + step }
      let deepest = indents[node.position] + (placedCount + referenceCount > 0 ? step : 0)
      plainIndent = max(plainIndent, Int(deepest))
    }
  }
}
