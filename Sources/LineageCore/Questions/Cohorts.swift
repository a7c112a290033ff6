// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// A cohort by its number.
  ///
  /// - Complexity: O(1).
  public subscript(cohort: CohortIndex) -> Cohort { cohorts[cohort.position] }

  /// The cohorts of a node, the one recorded first first.
  ///
  /// - Complexity: O(1).
  public func cohortIndices(of node: NodeIndex) -> ArraySlice<CohortIndex> {
    cohortMemberships[node]
  }

  /// The cohort of a node that was recorded first, or the inferred one.
  ///
  /// - Complexity: O(1).
  public func cohortIndex(of node: NodeIndex) -> CohortIndex? { cohortMemberships[node].first }

  /// The members of a cohort, by recorded index, then in the lineage's order.
  ///
  /// - Complexity: O(1).
  public func members(of cohort: CohortIndex) -> [NodeIndex] { self[cohort].members }

  /// The recorded place of a node in one of its cohorts, from 0.
  ///
  /// - Complexity: O(cohorts of the node).
  public func recordedIndex(of node: NodeIndex, in cohort: CohortIndex) -> Int? {
    self[node].index(in: self[cohort].id)
  }

  /// All members of all cohorts of a node, the node included; empty where it has none.
  ///
  /// - Complexity: O(members).
  public func cohortMates(of node: NodeIndex) -> NodeSet {
    NodeSet(cohortIndices(of: node).lazy.flatMap { members(of: $0) }, capacity: count)
  }

  /// The cohorts with an id, or else those with a label, compared byte by byte.
  ///
  /// - Complexity: O(cohorts).
  public func cohortIndices(named name: String) -> [CohortIndex] {
    let id = CohortID(name)
    let byID = cohorts.indices.filter { cohorts[$0].id == id }
    let named =
      byID.isEmpty
      ? cohorts.indices.filter { cohorts[$0].label?.compareBytes(to: name) == 0 } : byID
    return named.map { CohortIndex($0) }
  }

  /// The nodes that share a parent with a node, without the node itself.
  ///
  /// - Complexity: O(children of the parents).
  public func siblings(of node: NodeIndex) -> NodeSet {
    var result = noNodes
    for parent in parents(of: node) {
      for child in children(of: parent) { result.insert(child) }
    }
    result.remove(node)
    return result
  }
}
