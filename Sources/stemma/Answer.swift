// SPDX-License-Identifier: MIT

import LineageCore

/// The snapshots that a verb found, for a format to print.
struct Answer {
  /// The graph that the nodes belong to.
  let graph: LineageGraph

  /// The nodes, in the order in which people like to read them.
  var nodes: [NodeIndex]

  /// The edge that led to each of them, where there is one.
  var relation = Relation.none

  /// Whether programs get the nodes in this order, too: somebody asked for it.
  var keepsOrder = false

  /// Numbers from outside about the nodes; `nil` where none were given.
  var metrics: Metrics?

  /// How all nodes of an answer are related to the snapshot that was asked about.
  enum Relation: Hashable {
    /// By no edge, or by many.
    case none
    /// They are its parents.
    case parents(of: NodeIndex)
    /// They are its children.
    case children(of: NodeIndex)
  }

  /// The nodes as programs get them: in the lineage's order unless another one was asked for.
  ///
  /// - Complexity: O(*k* log *k*) for *k* nodes.
  var nodesInOrder: [NodeIndex] { keepsOrder ? nodes : nodes.sorted() }

  /// What the edge between a node and the snapshot asked about says.
  func reference(to node: NodeIndex) -> ParentReference? {
    switch relation {
    case .none: nil
    case .parents(let child): graph.reference(from: child, to: node)
    case .children(let parent): graph.reference(from: node, to: parent)
    }
  }
}

extension Answer {
  /// Nodes in the lineage's order.
  init(_ nodes: NodeSet, of graph: LineageGraph) {
    self.init(graph: graph, nodes: Array(nodes))
  }

  /// The parents of some nodes; those of a single one with the edges, the primary one first.
  init(parentsOf nodes: NodeSet, in graph: LineageGraph) {
    guard let node = nodes.onlyMember else {
      self.init(graph.parents(of: nodes), of: graph)
      return
    }
    self.init(
      graph: graph, nodes: Array(graph.parents(of: node)), relation: .parents(of: node))
  }

  /// The children of some nodes; those of a single one with the edges.
  init(childrenOf nodes: NodeSet, in graph: LineageGraph) {
    guard let node = nodes.onlyMember else {
      self.init(graph.children(of: nodes), of: graph)
      return
    }
    self.init(
      graph: graph, nodes: Array(graph.children(of: node)), relation: .children(of: node))
  }
}

extension Answer {
  /// The members of some cohorts, cohort by cohort and there by recorded place.
  init(membersOf cohorts: [CohortIndex], in graph: LineageGraph) {
    var seen = graph.noNodes
    let nodes = cohorts.flatMap { graph.members(of: $0) }.filter { seen.insert($0) }
    self.init(graph: graph, nodes: nodes)
  }

  /// The snapshots that have a full row in a tree, from top to bottom.
  init(shownIn layout: TreeLayout, of graph: LineageGraph) {
    let rows = (0..<layout.count).lazy.map { layout[Row($0)] }
    self.init(graph: graph, nodes: rows.filter { $0.kind == .full }.map(\.node))
  }
}

extension NodeSet {
  /// The member of a set that has just one.
  var onlyMember: NodeIndex? { count == 1 ? first { _ in true } : nil }
}
