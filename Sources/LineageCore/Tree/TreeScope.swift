// SPDX-License-Identifier: MIT

/// What a tree shows: which nodes, and whether it grows towards children or towards parents.
public struct TreeScope: Hashable, Sendable {
  /// The nodes in view; `nil` for all.
  public var nodes: NodeSet?

  /// Which way the tree grows.
  public var direction: Direction

  /// A node that stands at the top whatever leads to it, as one in a cycle would not by itself.
  public var root: NodeIndex?

  /// Whether what is out of view between nodes in view has rows that stand for it, so that nodes keep
  /// their ancestors in view above them.
  public var showsStretches: Bool

  /// Which way a tree grows.
  public enum Direction: Hashable, Sendable {
    /// Children stand below their parents.
    case descendants
    /// Parents stand below their children: the inverted tree.
    case ancestors
  }

  /// Creates a scope.
  public init(
    nodes: NodeSet? = nil, direction: Direction = .descendants, root: NodeIndex? = nil,
    showsStretches: Bool = false
  ) {
    self.nodes = nodes
    self.direction = direction
    self.root = root
    self.showsStretches = showsStretches
  }

  /// The whole lineage.
  public static let everything = TreeScope()

  /// A node and all its descendants.
  public static func tree(from node: NodeIndex, in graph: LineageGraph) -> TreeScope {
    TreeScope(
      nodes: graph.descendantClosure(of: NodeSet([node], capacity: graph.count)), root: node)
  }

  /// A node and all its ancestors, growing towards the roots.
  public static func ancestors(of node: NodeIndex, in graph: LineageGraph) -> TreeScope {
    TreeScope(
      nodes: graph.ancestralClosure(of: NodeSet([node], capacity: graph.count)),
      direction: .ancestors, root: node)
  }
}

extension TreeScope {
  /// Some nodes, with rows for the stretches of ancestry between them.
  public static func filter(_ nodes: NodeSet) -> TreeScope {
    TreeScope(nodes: nodes, showsStretches: true)
  }

  /// Whether the edge between a node and one that would stand above it closes a cycle.
  func isCut(_ lower: NodeIndex, under upper: NodeIndex) -> Bool {
    direction == .descendants ? upper > lower : lower > upper
  }
}
