// SPDX-License-Identifier: MIT

/// The steps from a scope to its outline.
///
/// "Upper" and "lower" are as on the screen: in the inverted tree a node's children are above it.
struct OutlineBuilder {
  let graph: LineageGraph
  let scope: TreeScope
  let order: SiblingOrder
  let view: NodeSet

  private(set) var top: [NodeIndex] = []
  private(set) var placement: [NodeIndex?]
  private(set) var placed = Adjacency<NodeIndex>()
  private(set) var references = Adjacency<NodeIndex>()
  private(set) var sizes: [UInt32]
  private(set) var plainIndent = 0

  /// The nodes out of view whose rows stand for stretches, and how many nodes each of them stands for.
  private(set) var stretches: [NodeIndex: Int] = [:]

  /// The next node on the way up to one in view, where nodes out of view lie between; empty where the
  /// scope shows no stretches.
  private(set) var wayUp: [NodeIndex?] = []

  init(_ graph: LineageGraph, _ scope: TreeScope, _ order: SiblingOrder) {
    self.graph = graph
    self.scope = scope
    self.order = order
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
    if scope.showsStretches, !isInverted { placeBelowStretches() }
    if isInverted { top.reverse() }
    if let root = scope.root, view.contains(root) { top.insert(root, at: 0) }
  }

  /// Sorts what stands under each node: full rows, then references.
  mutating func arrange() {
    let lower = lowerEdges
    let ends = stretchesByUpperNode()
    countSubtrees()
    if order != .usual { top = sorted(top) }
    for upper in graph.nodes {
      guard view.contains(upper) || stretches[upper] != nil else {
        placed.appendNode([])
        references.appendNode([])
        continue
      }
      let inView = lower[upper].filter { view.contains($0) } + ends[upper, default: []]
      let sorted = inView.count < 2 ? inView : sorted(inView)
      placed.appendNode(sorted.filter { placement[$0.position] == upper })
      let isInView = view.contains(upper)
      references.appendNode(isInView ? sorted.filter { placement[$0.position] != upper } : [])
    }
  }

  private func stretchesByUpperNode() -> [NodeIndex: [NodeIndex]] {
    var ends: [NodeIndex: [NodeIndex]] = [:]
    for end in stretches.keys {
      if let upper = placement[end.position] { ends[upper, default: []].append(end) }
    }
    return ends
  }

  /// Puts nodes without a parent in view below the nearest ancestor in view, with a row between them
  /// that stands for what is out of view.
  ///
  /// From each node the way goes up to the first parent, in stored order, from which it leads on to a
  /// node in view.
  private mutating func placeBelowStretches() {
    wayUp = Array(repeating: nil, count: graph.count)
    var lengths = [UInt32](repeating: 0, count: graph.count)
    for node in graph.nodes where placement[node.position] == nil && node != scope.root {
      let way = graph.parentEdges[node].first {
        !scope.isCut(node, under: $0) && (view.contains($0) || wayUp[$0.position] != nil)
      }
      guard let way else { continue }
      wayUp[node.position] = way
      if !view.contains(node) {
        lengths[node.position] = view.contains(way) ? 1 : lengths[way.position] + 1
      }
    }
    let first = top
    top = first.filter { wayUp[$0.position] == nil }
    for node in first {
      guard let end = wayUp[node.position] else { continue }
      placement[node.position] = end
      if stretches.updateValue(Int(lengths[end.position]), forKey: end) != nil { continue }
      var upper = end
      while !view.contains(upper), let next = wayUp[upper.position] { upper = next }
      placement[end.position] = upper
    }
  }

  private func sorted(_ siblings: [NodeIndex]) -> [NodeIndex] {
    let sorted =
      switch order.key {
      case .cohort: isInverted ? siblings : byCohort(siblings)
      case .descendants: siblings.stablySorted { -Int(sizes[$0.position]) }
      case .children: siblings.stablySorted { -graph.children(of: $0).count }
      case .generation: siblings.stablySorted { graph.generation(of: $0) }
      }
    return order.isReversed ? sorted.reversed() : sorted
  }

  /// Sorts by cohort, in the order of first members, then by index, then in the lineage's order.
  ///
  /// Those without a cohort come last. Parents, in the inverted tree, keep their stored order.
  private func byCohort(_ siblings: [NodeIndex]) -> [NodeIndex] {
    let keys = siblings.map { node -> (Int, Int, NodeIndex) in
      guard let cohort = graph.cohortIndex(of: node) else { return (.max, .max, node) }
      return (cohort.position, graph.recordedIndex(of: node, in: cohort) ?? .max, node)
    }
    return keys.sorted { $0 < $1 }.map(\.2)
  }

  /// The nodes with rows, each before the one it stands under.
  private var lowerFirst: [NodeIndex] {
    var shown = view
    for end in stretches.keys { shown.insert(end) }
    return isInverted ? Array(shown) : shown.reversed()
  }

  /// Counts subtrees, lower nodes first.
  private mutating func countSubtrees() {
    for node in lowerFirst {
      if view.contains(node) { sizes[node.position] += 1 }
      if let upper = placement[node.position] { sizes[upper.position] += sizes[node.position] }
    }
  }

  /// Finds the deepest indent, upper nodes first.
  mutating func measure() {
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

extension [NodeIndex] {
  /// The nodes by a number, equal ones as they were.
  fileprivate func stablySorted(by number: (NodeIndex) -> Int) -> [NodeIndex] {
    enumerated().map { (number($1), $0, $1) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }
}
