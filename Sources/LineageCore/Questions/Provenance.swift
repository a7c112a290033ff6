// SPDX-License-Identifier: MIT

/// How snapshots came to be: all their ancestors, with every edge, role and directive, and cohorts.
public struct Provenance: Sendable {
  /// The snapshots in question.
  public let subjects: NodeSet

  /// The snapshots and all their ancestors.
  public let nodes: NodeSet

  /// Every edge among them, by child in the lineage's order, then in stored order.
  public let edges: [Edge]

  /// The cohorts of all these, ascending.
  public let cohorts: [CohortIndex]

  /// One step of a derivation.
  public struct Edge: Hashable, Sendable {
    /// The derived snapshot.
    public let child: NodeIndex
    /// What it was derived from.
    public let parent: NodeIndex
    /// What the parent was to the derivation.
    public let role: String
    /// What was done.
    public let directive: String?
  }
}

extension LineageGraph {
  /// The full provenance of a node.
  ///
  /// - Complexity: O(*n* + *m*).
  public func provenance(of node: NodeIndex) -> Provenance {
    provenance(of: NodeSet([node], capacity: count))
  }

  /// The full provenance of some nodes.
  ///
  /// - Complexity: O(*n* + *m*).
  public func provenance(of subjects: NodeSet) -> Provenance {
    let nodes = ancestralClosure(of: subjects)
    var edges: [Provenance.Edge] = []
    var cohorts: Set<CohortIndex> = []
    for child in nodes {
      for (parent, reference) in zip(parents(of: child), self[child].parents) {
        edges.append(
          Provenance.Edge(
            child: child, parent: parent, role: reference.role, directive: reference.directive))
      }
      cohorts.formUnion(cohortIndices(of: child))
    }
    return Provenance(
      subjects: subjects, nodes: nodes, edges: edges, cohorts: cohorts.sorted())
  }
}
