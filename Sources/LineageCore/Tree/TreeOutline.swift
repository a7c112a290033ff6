// SPDX-License-Identifier: MIT

/// The tree of a scope with everything open: which node's full row stands below which, and which
/// edges become rows that refer to a full row elsewhere.
///
/// A lineage has several parents a node, so that a tree cannot follow every edge: 30 diamonds in a
/// row have a billion paths. Here every node in view has one full row: under the first parent, in
/// stored order, that is in view, has a file and does not close a cycle; else under its first
/// missing parent; else at the top. Every other edge in view is one row under its parent. So there
/// are nodes + edges − placed nodes rows, whatever the paths.
///
/// It is made once for a scope; opening and folding only choose among its rows.
public struct TreeOutline: Sendable {
  /// The scope.
  public let scope: TreeScope

  /// How deep the plain tree is indented at most, when only children keep their parent's indent.
  public let plainIndent: Int

  /// How many nodes are in view.
  public let nodeCount: Int

  /// How many rows there are with everything open.
  public let rowCount: Int

  let graph: LineageGraph
  private let placement: NodeColumn
  /// What stands under each node, and after the last one what stands at the top.
  let placed: Adjacency<NodeIndex>
  let references: Adjacency<NodeIndex>
  private let sizes: [UInt32]
  /// As the builder has them; empty where there are no stretches.
  private let stretchLengths: [UInt32]
  private let wayUp: NodeColumn

  /// Makes the outline of a scope.
  ///
  /// - Complexity: O(*n* + *m* log *k*), for *k* children at most.
  public init(
    _ graph: LineageGraph, scope: TreeScope = .everything, siblings: SiblingOrder = .usual
  ) {
    var builder = OutlineBuilder(graph, scope, siblings)
    builder.place()
    builder.arrange()
    builder.measure()
    self.graph = graph
    self.scope = scope
    plainIndent = builder.plainIndent
    nodeCount = builder.view.count
    stretchLengths = builder.stretchLengths
    wayUp = builder.wayUp
    let stretchCount = stretchLengths.count { $0 > 0 }
    rowCount = nodeCount + builder.references.edgeCount + stretchCount
    placement = builder.placement
    placed = builder.placed
    references = builder.references
    sizes = builder.sizes
  }

  /// The nodes at the top, in the lineage's order; in the inverted tree, in the opposite order; or as
  /// siblings are ordered.
  ///
  /// - Complexity: O(1).
  public var top: ArraySlice<NodeIndex> { placed[NodeIndex(capacity)] }

  /// How many nodes the graph has, in view or not.
  public var capacity: Int { graph.count }

  /// Whether a node is in view.
  ///
  /// - Complexity: O(1).
  public func contains(_ node: NodeIndex) -> Bool {
    sizes[node.position] > 0 && stretchLength(endingAt: node) == nil
  }

  /// How many nodes out of view a node's row stands for, it being the last of them; `nil` where the
  /// row is its own.
  ///
  /// - Complexity: O(1).
  public func stretchLength(endingAt node: NodeIndex) -> Int? {
    guard !stretchLengths.isEmpty, stretchLengths[node.position] > 0 else { return nil }
    return Int(stretchLengths[node.position])
  }

  /// The nodes out of view for which a row stands, from the last one up; none where the row is a
  /// node's own.
  ///
  /// - Complexity: O(their number).
  public func stretch(endingAt node: NodeIndex) -> [NodeIndex] {
    var nodes: [NodeIndex] = []
    let length = stretchLength(endingAt: node) ?? 0
    var next: NodeIndex? = node
    while let node = next, nodes.count < length {
      nodes.append(node)
      next = wayUp[node.position]
    }
    return nodes
  }

  /// The node under which a node's full row stands; `nil` at the top.
  ///
  /// - Complexity: O(1).
  public func placement(of node: NodeIndex) -> NodeIndex? { placement[node.position] }

  /// The nodes whose full rows stand under a node, in the order of their rows.
  ///
  /// - Complexity: O(1).
  public func nodes(under node: NodeIndex) -> ArraySlice<NodeIndex> { placed[node] }

  /// The nodes that rows under a node refer to, in the order of those rows.
  ///
  /// - Complexity: O(1).
  public func references(under node: NodeIndex) -> ArraySlice<NodeIndex> { references[node] }

  /// Where a node in view stands in ``placed``.
  ///
  /// - Complexity: O(nodes beside it).
  func place(of node: NodeIndex) -> Int {
    let siblings = placed.range(of: placement(of: node)?.position ?? capacity)
    return siblings.first { placed.targets[$0] == node } ?? siblings.upperBound
  }

  func hasReferences(under node: NodeIndex) -> Bool { references.count(of: node.position) > 0 }

  /// Whether the edge from a node to one that stands above it closes a cycle.
  ///
  /// - Complexity: O(1).
  public func isCut(_ lower: NodeIndex, under upper: NodeIndex) -> Bool {
    scope.isCut(lower, under: upper)
  }

  /// How many full rows a node's subtree has, its own included.
  ///
  /// - Complexity: O(1).
  public func size(of node: NodeIndex) -> Int { Int(sizes[node.position]) }

  /// Whether rows can stand under a node's row.
  ///
  /// - Complexity: O(1).
  public func isFoldable(_ node: NodeIndex) -> Bool {
    placed.count(of: node.position) > 0 || hasReferences(under: node)
  }

  /// The node whose row stands last under a node, at its indent, when a trunk is drawn: the one
  /// with the largest subtree, the last of equals.
  ///
  /// An only one is always the trunk. Among several, one that has nothing under it is not: then
  /// none has a row of its own under it, and they stand side by side.
  ///
  /// - Complexity: O(nodes under it).
  public func trunk(under node: NodeIndex) -> NodeIndex? {
    let candidates = placed.range(of: node.position)
    guard var best = candidates.last else { return nil }
    for edge in candidates.reversed() where size(at: edge) > size(at: best) { best = edge }
    let trunk = placed.targets[best]
    return candidates.count == 1 || isFoldable(trunk) ? trunk : nil
  }

  private func size(at edge: Int) -> UInt32 { sizes[placed.targets[edge].position] }

  /// All nodes, each before those that stand under it.
  var downwards: some Sequence<NodeIndex> {
    let (first, step) = scope.direction == .ancestors ? (capacity - 1, -1) : (0, 1)
    return (0..<capacity).lazy.map { NodeIndex(first + step * $0) }
  }

  /// All nodes, each after those that stand under it.
  var upwards: some Sequence<NodeIndex> {
    let (first, step) = scope.direction == .ancestors ? (0, 1) : (capacity - 1, -1)
    return (0..<capacity).lazy.map { NodeIndex(first + step * $0) }
  }
}

extension TreeOutline {
  /// The nodes in the order of their full rows, everything open, with a trunk or without.
  ///
  /// - Complexity: O(nodes in view).
  public func readingOrder(hasTrunk: Bool) -> [NodeIndex] {
    var order = [NodeIndex](repeating: NodeIndex(0), count: nodeCount)
    var places = [Int32](repeating: 0, count: capacity)
    var next: Int32 = 0
    func place(_ node: NodeIndex) {
      places[node.position] = next
      next += Int32(sizes[node.position])
    }
    for node in top { place(node) }
    for node in downwards where sizes[node.position] > 0 {
      next = places[node.position]
      if stretchLength(endingAt: node) == nil {
        order[Int(next)] = node
        next += 1
      }
      let last = hasTrunk ? trunk(under: node) : nil
      for edge in placed.range(of: node.position) where placed.targets[edge] != last {
        place(placed.targets[edge])
      }
      if let last { place(last) }
    }
    return order
  }

  /// How many levels can be open so that no more than so many rows are shown.
  ///
  /// At least one where there is a single row at the top, and `Int.max` where all rows fit.
  ///
  /// - Complexity: O(nodes in view).
  public func openLevels(fitting rows: Int) -> Int {
    guard rowCount > rows else { return .max }
    var shown = top.count
    var level = Array(top)
    var levels = 0
    while !level.isEmpty {
      shown += level.reduce(0) { $0 + nodes(under: $1).count + references(under: $1).count }
      guard shown <= rows else { break }
      level = level.flatMap { nodes(under: $0) }
      levels += 1
    }
    return max(levels, top.count == 1 ? 1 : 0)
  }
}
