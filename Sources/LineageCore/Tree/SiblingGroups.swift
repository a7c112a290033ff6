// SPDX-License-Identifier: MIT

/// The siblings of an outline with those of one cohort next to each other, where the first of them
/// stands.
struct SiblingGroups: Sendable {
  /// The nodes under each node, and then those at the top, in the places that they have together in
  /// ``TreeOutline/placed``.
  private(set) var nodes: [NodeIndex]

  /// For each place whether its node belongs with the one before.
  private(set) var isJoined: [Bool]

  /// The place of each node.
  private var places: [Int32]

  /// Finds who belongs together.
  ///
  /// - Complexity: O(*n* + cohorts).
  init(_ outline: TreeOutline) {
    nodes = outline.placed.targets
    isJoined = Array(repeating: false, count: nodes.count)
    places = Array(repeating: -1, count: outline.capacity)
    var finder = GroupFinder(outline)
    for upper in 0...outline.capacity {
      let siblings = outline.placed.range(of: upper)
      if siblings.count > 1, finder.find(nodes[siblings], in: outline) { join(siblings, finder) }
    }
    for (place, node) in nodes.enumerated() { places[node.position] = Int32(place) }
  }

  private mutating func join(_ siblings: Range<Int>, _ finder: GroupFinder) {
    var next: [Int] = []
    var first = siblings.lowerBound
    for count in finder.counts {
      for place in first + 1..<first + count { isJoined[place] = true }
      next.append(first)
      first += count
    }
    for (node, group) in zip(Array(nodes[siblings]), finder.groupOfSibling) {
      nodes[next[Int(group)]] = node
      next[Int(group)] += 1
    }
  }

  /// The places of the group that begins at a place: one, or those of several members of a cohort.
  ///
  /// - Complexity: O(its length).
  func group(from first: Int) -> Range<Int> {
    var end = first + 1
    while end < isJoined.count, isJoined[end] { end += 1 }
    return first..<end
  }

  /// The members of the group whose first one a node is.
  ///
  /// - Complexity: O(their number).
  func members(from node: NodeIndex) -> ArraySlice<NodeIndex> {
    nodes[group(from: place(of: node))]
  }

  /// Where a node in view stands.
  ///
  /// - Complexity: O(1).
  func place(of node: NodeIndex) -> Int { Int(places[node.position]) }
}

/// Tells which siblings belong together, in arrays that are used again for the next ones: a million
/// nodes have some hundred thousand parents.
private struct GroupFinder {
  /// How many nodes each group has.
  private(set) var counts: [Int] = []
  private(set) var groupOfSibling: [Int32] = []
  /// For each cohort its group among these siblings; -1 for none.
  private var groupOfCohort: [Int32]
  private let cohorts: PrimaryCohorts

  init(_ outline: TreeOutline) {
    cohorts = outline.graph.primaryCohorts
    groupOfCohort = Array(repeating: -1, count: outline.graph.cohortCount)
  }

  /// Finds the groups of some siblings.
  ///
  /// - Returns: Whether any two belong together.
  mutating func find(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) -> Bool {
    counts.removeAll(keepingCapacity: true)
    groupOfSibling.removeAll(keepingCapacity: true)
    for node in siblings {
      let cohort = outline.stretchLength(endingAt: node) == nil ? cohorts[node] : nil
      let known = cohort.map { groupOfCohort[$0.position] } ?? -1
      if known < 0 {
        if let cohort { groupOfCohort[cohort.position] = Int32(counts.count) }
        groupOfSibling.append(Int32(counts.count))
        counts.append(1)
      } else {
        groupOfSibling.append(known)
        counts[Int(known)] += 1
      }
    }
    for node in siblings {
      if let cohort = cohorts[node] { groupOfCohort[cohort.position] = -1 }
    }
    return counts.count < siblings.count
  }
}
