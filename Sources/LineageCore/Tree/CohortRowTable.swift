// SPDX-License-Identifier: MIT

/// The rows of a layout that stand for several members of a cohort, and who these are.
///
/// While rows are added it also puts the siblings under one row together, in arrays that are used
/// again for the next row: a million nodes have some hundred thousand parents.
struct CohortRowTable: Sendable {
  /// What one row stands for: a node, or several members of a cohort.
  struct Group {
    /// The node, or the first of the members.
    let node: NodeIndex
    /// How many nodes belong to it.
    var count: Int32 = 1
    /// How many full rows it has with all that stands under it.
    var size: Int
    /// The places of the members in the table; empty for a node.
    var members: Range<Int32> = 0..<0
  }

  private var members: [NodeIndex] = []
  /// The rows, ascending, and the members of each.
  private var rows: [(row: Int32, members: Range<Int32>)] = []

  /// The groups whose rows are still to come, the next one last.
  private var pending: [Range<Int32>] = []

  /// The siblings that were put together last.
  private(set) var groups: [Group] = []
  /// The group of each of these siblings.
  private var groupOfSibling: [Int32] = []
  /// For each cohort its group among them; -1 for none.
  private var groupOfCohort: [Int32] = []
  private var primary: PrimaryCohorts?

  /// How many rows there are.
  var count: Int { rows.count }

  /// The members that a row stands for, in the order of their rows; none for a row of another kind.
  ///
  /// - Complexity: O(log rows).
  func members(of row: Row) -> ArraySlice<NodeIndex> {
    let place = rows.partitionPoint { $0.row >= row.position }
    guard place < rows.count, rows[place].row == row.position else { return [] }
    return members(at: rows[place].members)
  }

  private func members(at places: Range<Int32>) -> ArraySlice<NodeIndex> {
    members[Int(places.lowerBound)..<Int(places.upperBound)]
  }
}

extension CohortRowTable {
  /// Puts siblings of one cohort together, where the first of them stands; all others stay as they are.
  ///
  /// - Returns: Whether any two belong together; then ``groups`` has what is to have a row each.
  /// - Complexity: O(siblings), and O(cohorts) once.
  mutating func group(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) -> Bool {
    guard siblings.count > 1 else { return false }
    gather(siblings, in: outline)
    guard groups.count < siblings.count else { return false }
    for place in groups.indices where groups[place].count > 1 {
      let start = Int32(members.count)
      groups[place].members = start..<start
      members += repeatElement(groups[place].node, count: Int(groups[place].count))
    }
    for (node, place) in zip(siblings, groupOfSibling) where groups[Int(place)].count > 1 {
      let places = groups[Int(place)].members
      members[Int(places.upperBound)] = node
      groups[Int(place)].members = places.lowerBound..<places.upperBound + 1
    }
    return true
  }

  /// Has a row for each member of the cohort whose row came last.
  mutating func ungroup(in outline: TreeOutline) {
    groups.removeAll(keepingCapacity: true)
    guard let places = rows.last?.members else { return }
    for node in members(at: places) {
      groups.append(Group(node: node, size: outline.size(of: node)))
    }
  }

  private mutating func gather(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) {
    let cohorts = primary ?? outline.graph.primaryCohorts
    if primary == nil {
      primary = cohorts
      groupOfCohort = Array(repeating: -1, count: outline.graph.cohortCount)
    }
    groups.removeAll(keepingCapacity: true)
    groupOfSibling.removeAll(keepingCapacity: true)
    for node in siblings {
      let cohort = outline.stretchLength(endingAt: node) == nil ? cohorts[node] : nil
      let known = cohort.map { groupOfCohort[$0.position] } ?? -1
      let size = outline.size(of: node)
      if known < 0 {
        if let cohort { groupOfCohort[cohort.position] = Int32(groups.count) }
        groupOfSibling.append(Int32(groups.count))
        groups.append(Group(node: node, size: size))
      } else {
        groups[Int(known)].count += 1
        groups[Int(known)].size += size
        groupOfSibling.append(known)
      }
    }
    for node in siblings {
      if let cohort = cohorts[node] { groupOfCohort[cohort.position] = -1 }
    }
  }

  /// Keeps the members of a group until its row comes.
  mutating func push(_ group: Group) {
    if !group.members.isEmpty { pending.append(group.members) }
  }

  /// The members of the group whose row comes now.
  mutating func pop(at row: Int32) -> ArraySlice<NodeIndex> {
    guard let places = pending.popLast() else { return [] }
    rows.append((row, places))
    return members(at: places)
  }

  /// Gives back what is only needed while rows are added.
  mutating func finish() {
    (primary, groups, groupOfSibling, groupOfCohort) = (nil, [], [], [])
  }
}
