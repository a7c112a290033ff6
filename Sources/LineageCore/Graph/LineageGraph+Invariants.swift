// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// Traps with a message where the graph is not what its documentation says.
  ///
  /// Run after building in debug builds, and by the tests on every graph they make.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  public func checkInvariants() {
    checkStructure()
    checkRecords()
  }

  /// Traps where the arrays are not what their documentation says; the records are left alone.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  func checkStructure() {
    precondition(parentEdges.nodeCount == count, "each node has its parents")
    precondition(childEdges == parentEdges.transposed(), "children mirror parents")
    for node in nodes {
      precondition(!parents(of: node).contains(node), "no node is its own parent")
      precondition(
        Set(parents(of: node)).count == parents(of: node).count, "a parent is named once")
    }
    checkCycles()
    checkOrder()
    checkCohorts()
  }

  private func checkRecords() {
    for (position, snapshot) in snapshots.enumerated() {
      let node = NodeIndex(position)
      precondition(
        snapshot.parents.map(\.id) == parents(of: node).map(id(of:)),
        "a record's parents are the graph's")
      precondition(snapshot.isMissing == isMissing(node), "missing nodes are those without a file")
    }
  }

  private func checkCycles() {
    var members = noNodes
    var end = 0
    for cycle in cycles {
      precondition(cycle.lowerBound.position >= end, "cycles are ascending and apart")
      precondition(cycle.upperBound.position - cycle.lowerBound.position > 1, "a cycle has members")
      end = cycle.upperBound.position
      for position in cycle.lowerBound.position..<end { members.insert(position: position) }
    }
    precondition(members == cyclic, "the cyclic nodes are the members of the cycles")
  }

  private func checkOrder() {
    for node in nodes {
      for parent in parents(of: node) {
        if isCyclic(node), cycle(of: node) == cycle(of: parent) {
          precondition(generation(of: parent) == generation(of: node), "a cycle is one generation")
        } else {
          precondition(parent < node, "only edges inside a cycle are cut")
          precondition(generation(of: parent) < generation(of: node), "a child is a generation on")
        }
      }
      if node.position > 0 {
        let previous = NodeIndex(node.position - 1)
        precondition(generation(of: previous) <= generation(of: node), "generations ascend")
      }
    }
    precondition(nodesByDigits.count == count, "each node is found by its id")
    for (first, second) in zip(nodesByDigits, nodesByDigits.dropFirst()) {
      let order = ids.withBytes(of: second.position) { ids.compareByDigits(first.position, to: $0) }
      precondition(order < 0, "ids are unique")
    }
  }

  private func checkCohorts() {
    var members = [[NodeIndex]](repeating: [], count: cohorts.count)
    for node in nodes {
      for cohort in cohortIndices(of: node) { members[cohort.position].append(node) }
    }
    for (cohort, members) in zip(cohorts, members) {
      precondition(!cohort.members.isEmpty, "a cohort has members")
      precondition(cohort.members.sorted() == members, "members know their cohort, once")
    }
  }
}
