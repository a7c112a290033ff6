// SPDX-License-Identifier: MIT

/// By which parents snapshots came into cohorts.
struct CohortOrigins {
  private let graph: LineageGraph

  /// For snapshots of several derivations the parents of each that made them a member.
  private var derivations: [NodeIndex: [CohortID: [SnapshotID]]] = [:]

  init(_ graph: LineageGraph) {
    self.graph = graph
    for node in graph.converged {
      let snapshot = graph[node]
      derivations[node] = Dictionary(
        snapshot.cohorts.map { ($0.id, $0.parents ?? snapshot.parents.map(\.id)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// The earliest member that came into a cohort by other parents than the first member did.
  func stray(in cohort: CohortIndex, comparedWith first: NodeIndex) -> NodeIndex? {
    let members = graph.members(of: cohort)
    let isPlain = members.allSatisfy {
      derivations[$0] == nil && graph.parents(of: $0) == graph.parents(of: first)
    }
    if isPlain { return nil }
    let id = graph.id(of: cohort)
    let expected = parents(of: first, in: id)
    return members.sorted().first { parents(of: $0, in: id) != expected }
  }

  private func parents(of node: NodeIndex, in cohort: CohortID) -> Set<SnapshotID> {
    if let parents = derivations[node]?[cohort] { return Set(parents) }
    return Set(graph.parents(of: node).map { graph.id(of: $0) })
  }
}
