// SPDX-License-Identifier: MIT

/// The steps from a scope to its outline, each a sweep over arrays.
///
/// "Upper" and "lower" are as on the screen: in the inverted tree a node's children are above it.
struct OutlineBuilder {
  let graph: LineageGraph
  let scope: TreeScope
  let order: SiblingOrder
  let view: NodeSet

  private var top: [NodeIndex] = []
  private(set) var placement: NodeColumn
  /// What stands under each node, and after the last one what stands at the top.
  private(set) var placed = Adjacency<NodeIndex>()
  private(set) var references = Adjacency<NodeIndex>()
  private(set) var sizes: [UInt32]
  private(set) var plainIndent = 0

  /// For each node out of view whose row stands for a stretch, how many nodes it stands for, else 0;
  /// empty where the scope shows no stretches.
  private(set) var stretchLengths: [UInt32] = []

  /// The next node on the way up to one in view, where nodes out of view lie between; empty where the
  /// scope shows no stretches.
  private(set) var wayUp = NodeColumn(count: 0)

  init(_ graph: LineageGraph, _ scope: TreeScope, _ order: SiblingOrder) {
    self.graph = graph
    self.scope = scope
    self.order = order
    view = scope.nodes ?? .all(capacity: graph.count)
    placement = NodeColumn(count: graph.count)
    sizes = Array(repeating: 0, count: graph.count)
  }

  private var isInverted: Bool { scope.direction == .ancestors }
  private var upperEdges: Adjacency<NodeIndex> { isInverted ? graph.childEdges : graph.parentEdges }
  private var lowerEdges: Adjacency<NodeIndex> { isInverted ? graph.parentEdges : graph.childEdges }

  private var showsAll: Bool { scope.nodes == nil }

  private func hasRow(_ position: Int) -> Bool {
    showsAll || view.contains(position: position)
      || !stretchLengths.isEmpty && stretchLengths[position] > 0
  }
}

extension OutlineBuilder {
  /// Finds for each node in view the one under which its full row stands.
  mutating func place() {
    let (upper, view, scope, missing) = (upperEdges, view, scope, graph.missing)
    let showsAll = showsAll
    let anyIsMissing = !missing.isEmpty
    for node in view where node != scope.root {
      var found: NodeIndex?
      for edge in upper.range(of: node.position) {
        let candidate = upper.targets[edge]
        guard showsAll || view.contains(candidate), !scope.isCut(node, under: candidate) else {
          continue
        }
        if found == nil { found = candidate }
        if anyIsMissing, missing.contains(candidate) { continue }
        found = candidate
        break
      }
      placement[node.position] = found
      if found == nil { top.append(node) }
    }
    if scope.showsStretches, !isInverted { placeBelowStretches() }
    if isInverted { top.reverse() }
    if let root = scope.root, view.contains(root) { top.insert(root, at: 0) }
  }

  /// Puts nodes without a parent in view below the nearest ancestor in view, with a row between them
  /// that stands for what is out of view.
  ///
  /// From each node the way goes up to the first parent, in stored order, from which it leads on to a
  /// node in view.
  private mutating func placeBelowStretches() {
    let lengths = findWaysUp()
    stretchLengths = Array(repeating: 0, count: graph.count)
    var left: [NodeIndex] = []
    for node in top {
      guard let end = wayUp[node.position] else {
        left.append(node)
        continue
      }
      placement[node.position] = end
      if stretchLengths[end.position] > 0 { continue }
      stretchLengths[end.position] = lengths[end.position]
      var upper = end
      while !view.contains(upper), let next = wayUp[upper.position] { upper = next }
      placement[end.position] = upper
    }
    top = left
  }

  /// Finds the ways up, and how many nodes out of view lie on each.
  private mutating func findWaysUp() -> [UInt32] {
    let (parents, view, scope) = (graph.parentEdges, view, scope)
    wayUp = NodeColumn(count: graph.count)
    var lengths = [UInt32](repeating: 0, count: graph.count)
    for node in graph.nodes where placement[node.position] == nil && node != scope.root {
      for edge in parents.range(of: node.position) {
        let parent = parents.targets[edge]
        let isInView = view.contains(parent)
        guard !scope.isCut(node, under: parent), isInView || wayUp[parent.position] != nil else {
          continue
        }
        wayUp[node.position] = parent
        if !view.contains(node) {
          lengths[node.position] = isInView ? 1 : lengths[parent.position] + 1
        }
        break
      }
    }
    return lengths
  }
}

extension OutlineBuilder {
  /// Sorts what stands under each node: full rows, then references.
  mutating func arrange() {
    let (lower, ends) = (lowerEdges, stretchesByUpperNode())
    countSubtrees()
    let sorting = SiblingSorting(order, in: graph, sizes: sizes, isInverted: isInverted)
    if order != .usual { sorting.sort(&top) }
    placed.reserveCapacity(nodes: graph.count + 1, edges: view.count)
    references.reserveCapacity(nodes: graph.count, edges: max(0, lower.edgeCount - view.count))
    for position in 0..<graph.count {
      if hasRow(position) { arrange(under: NodeIndex(position), lower, ends) }
      placed.endNode { sorting.sort(&$0, from: $1) }
      references.endNode { sorting.sort(&$0, from: $1) }
    }
    placed.appendNode(top)
    top = []
  }

  /// Adds what stands under a node, full rows apart from references, both in the lineage's order.
  private mutating func arrange(
    under upper: NodeIndex, _ lower: Adjacency<NodeIndex>, _ ends: Adjacency<NodeIndex>?
  ) {
    let isInView = view.contains(upper)
    let start = placed.edgeCount
    for edge in lower.range(of: upper.position) {
      let node = lower.targets[edge]
      guard showsAll || view.contains(node) else { continue }
      if placement[node.position] == upper {
        placed.append(node)
      } else if isInView {
        references.append(node)
      }
    }
    guard let ends, ends.count(of: upper.position) > 0 else { return }
    for end in ends[upper] { placed.append(end) }
    placed.sortTargets(from: start)
  }

  /// The nodes whose rows stand for stretches, by the node in view above them.
  private func stretchesByUpperNode() -> Adjacency<NodeIndex>? {
    if stretchLengths.isEmpty { return nil }
    var counts = [UInt32](repeating: 0, count: graph.count)
    let ends = graph.nodes.filter { stretchLengths[$0.position] > 0 }
    for end in ends { if let upper = placement[end.position] { counts[upper.position] += 1 } }
    return Adjacency(counts: counts, filler: NodeIndex(0)) { put in
      for end in ends { if let upper = placement[end.position] { put(upper.position, end) } }
    }
  }

  /// Counts subtrees, lower nodes first.
  private mutating func countSubtrees() {
    for number in 0..<graph.count {
      let position = isInverted ? number : graph.count - 1 - number
      guard hasRow(position) else { continue }
      if showsAll || view.contains(position: position) { sizes[position] += 1 }
      if let upper = placement[position] { sizes[upper.position] += sizes[position] }
    }
  }

  /// Finds the deepest indent, upper nodes first.
  mutating func measure() {
    var indents = [UInt32](repeating: 0, count: graph.count)
    var deepest: UInt32 = 0
    for number in 0..<graph.count {
      let position = isInverted ? graph.count - 1 - number : number
      let placedCount = placed.count(of: position)
      let referenceCount = references.count(of: position)
      if placedCount + referenceCount == 0 { continue }
      let indent = indents[position] + (placedCount == 1 && referenceCount == 0 ? 0 : 1)
      for edge in placed.range(of: position) { indents[placed.targets[edge].position] = indent }
      deepest = max(deepest, indent)
    }
    plainIndent = Int(deepest)
  }
}
