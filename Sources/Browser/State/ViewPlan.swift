// SPDX-License-Identifier: MIT

import LineageCore

/// What a view shows of a graph, and what of that is open: enough to make it again.
///
/// The rows of a million snapshots take some sixty megabytes, a plan takes some bits a node. So what
/// was left by narrowing is kept as a plan.
struct ViewPlan: Sendable {
  var scope: TreeScope
  var query: String?
  var expansion: Expansion

  /// What is in view besides what the query names, as it was opened or jumped to.
  var revealed: [NodeIndex] = []

  /// The same plan for another graph; `nil` where what it was narrowed to is gone.
  ///
  /// What a query names there has to be asked; until then, what is left of what it named is in view.
  ///
  /// - Complexity: O((nodes in view + exceptions) · log *n*), for a tree from a node O(*n* + *m*).
  func moved(from old: LineageGraph, to new: LineageGraph) -> ViewPlan? {
    var plan = self
    if let root = scope.root {
      guard let node = new.node(for: old.id(of: root)) else { return nil }
      let growsDown = scope.direction == .descendants
      plan.scope = growsDown ? .tree(from: node, in: new) : .ancestors(of: node, in: new)
    } else if let nodes = scope.nodes {
      let left = nodes.compactMap { new.node(for: old.id(of: $0)) }
      if left.isEmpty { return nil }
      plan.scope.nodes = NodeSet(left, capacity: new.count)
    }
    plan.expansion = expansion.moved(from: old, to: new)
    plan.revealed = revealed.compactMap { new.node(for: old.id(of: $0)) }
    return plan
  }
}
