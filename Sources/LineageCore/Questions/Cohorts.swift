// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// How many cohorts there are, recorded and inferred.
  ///
  /// - Complexity: O(1).
  public var cohortCount: Int { cohortTable.count }

  /// The cohorts, recorded and inferred, in the order of their first members.
  public var cohorts: LazyMapSequence<Range<Int>, Cohort> {
    (0..<cohortCount).lazy.map { self[CohortIndex($0)] }
  }

  /// A cohort by its number.
  ///
  /// - Complexity: O(members).
  public subscript(cohort: CohortIndex) -> Cohort {
    let number = cohort.position
    return Cohort(
      id: id(of: cohort),
      label: cohortTable.labels.isEmpty(number) ? nil : cohortTable.labels[number],
      size: recordedSize(of: cohort), members: Array(members(of: cohort)),
      isInferred: isInferred(cohort))
  }

  /// The id of a cohort: the recorded one, or `inferred:` and the parents' ids joined by `+`.
  ///
  /// - Complexity: O(length).
  public func id(of cohort: CohortIndex) -> CohortID {
    guard isInferred(cohort), let member = members(of: cohort).first else {
      return CohortID(cohortTable.ids[cohort.position])
    }
    let names = parents(of: member).map { id(of: $0) }.sorted().map(\.text)
    return CohortID("inferred:" + names.joined(separator: "+"))
  }

  /// How many members the files say a cohort has: the largest number recorded.
  ///
  /// - Complexity: O(1).
  public func recordedSize(of cohort: CohortIndex) -> Int? {
    let size = cohortTable.sizes[cohort.position]
    return size < 0 ? nil : size
  }

  /// Whether no file recorded a cohort: its members merely have the same parents.
  ///
  /// - Complexity: O(1).
  public func isInferred(_ cohort: CohortIndex) -> Bool { cohortTable.isInferred(cohort.position) }

  /// The cohorts of a node, the one recorded first first.
  ///
  /// - Complexity: O(1).
  public func cohortIndices(of node: NodeIndex) -> ArraySlice<CohortIndex> {
    cohortTable.memberships[node]
  }

  /// The cohort of a node that was recorded first, or the inferred one.
  ///
  /// - Complexity: O(1).
  public func cohortIndex(of node: NodeIndex) -> CohortIndex? {
    cohortTable.memberships[node].first
  }

  /// The cohort of each node that was recorded first, or the inferred one, for sweeps over many nodes.
  ///
  /// - Complexity: O(1).
  public var primaryCohorts: PrimaryCohorts { PrimaryCohorts(memberships: cohortTable.memberships) }

  /// The members of a cohort, by recorded index, then in the lineage's order.
  ///
  /// - Complexity: O(1).
  public func members(of cohort: CohortIndex) -> ArraySlice<NodeIndex> {
    cohortTable.members[NodeIndex(cohort.position)]
  }

  /// The recorded place of a node in one of its cohorts, from 0.
  ///
  /// - Complexity: O(cohorts of the node).
  public func recordedIndex(of node: NodeIndex, in cohort: CohortIndex) -> Int? {
    guard let place = cohortTable.place(of: node, in: cohort) else { return nil }
    if place > .min, place < CohortTable.lastPlace { return Int(place) }
    let id = id(of: cohort)
    return self[node].cohorts.first { $0.id == id }?.index
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
    let cohorts = (0..<cohortCount).map { CohortIndex($0) }
    let wanted = CohortID(name)
    let byID = cohorts.filter { id(of: $0) == wanted }
    guard byID.isEmpty else { return byID }
    return cohorts.filter { cohort in
      !name.isEmpty && cohortTable.labels[cohort.position].compareBytes(to: name) == 0
    }
  }

  /// The nodes that share a parent with a node, without the node itself.
  ///
  /// - Complexity: O(*n* / 64 + children of the parents).
  public func siblings(of node: NodeIndex) -> NodeSet {
    siblings(of: NodeSet([node], capacity: count))
  }
}

/// The first cohort of each node of a graph.
public struct PrimaryCohorts: Sendable {
  let memberships: Adjacency<CohortIndex>

  /// The cohort of a node that was recorded first, or the inferred one.
  ///
  /// - Complexity: O(1).
  public subscript(node: NodeIndex) -> CohortIndex? {
    memberships.range(of: node.position).first.map { memberships.targets[$0] }
  }
}

// Of many nodes at once.
extension LineageGraph {
  /// The cohorts that some nodes belong to: those of one in recorded order, those of several in the
  /// order of the first nodes.
  ///
  /// - Complexity: O(cohorts + number of nodes).
  public func cohortIndices(of nodes: NodeSet) -> [CohortIndex] {
    var isKnown = [Bool](repeating: false, count: cohortCount)
    var cohorts: [CohortIndex] = []
    for node in nodes {
      for cohort in cohortIndices(of: node) where !isKnown[cohort.position] {
        isKnown[cohort.position] = true
        cohorts.append(cohort)
      }
    }
    return cohorts
  }

  /// All members of all cohorts of some nodes; those that have none are not among them.
  ///
  /// - Complexity: O(*n* / 64 + cohorts + members).
  public func cohortMates(of nodes: NodeSet) -> NodeSet {
    let memberships = cohortTable.memberships
    var wanted = [Bool](repeating: false, count: cohortCount)
    for node in nodes {
      for edge in memberships.range(of: node.position) {
        wanted[memberships.targets[edge].position] = true
      }
    }
    return members { wanted[$0.position] }
  }

  /// The members of all recorded, or all inferred, cohorts.
  ///
  /// - Complexity: O(cohorts + members).
  public func cohortMembers(inferred: Bool) -> NodeSet {
    members { isInferred($0) == inferred }
  }

  /// The members of the cohorts whose id or label matches.
  ///
  /// - Complexity: O(bytes of ids and labels + members).
  func members(ofCohortsMatching pattern: QueryPattern) -> NodeSet {
    members { cohort in
      if pattern.matches(id(of: cohort).text) { return true }
      let labels = cohortTable.labels
      return !labels.isEmpty(cohort.position) && pattern.matches(labels[cohort.position])
    }
  }

  /// Those of some nodes that have no children.
  ///
  /// - Complexity: O(*n* / 64 + number of nodes).
  public func childless(among nodes: NodeSet) -> NodeSet {
    NodeSet(nodes.lazy.filter { childEdges.count(of: $0.position) == 0 }, capacity: count)
  }

  private func members(where isWanted: (CohortIndex) -> Bool) -> NodeSet {
    let members = cohortTable.members
    var result = noNodes
    for number in 0..<cohortCount where isWanted(CohortIndex(number)) {
      for edge in members.range(of: number) { result.insert(members.targets[edge]) }
    }
    return result
  }
}
