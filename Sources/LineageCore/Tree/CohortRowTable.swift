// SPDX-License-Identifier: MIT

/// The rows of a layout that stand for several members of a cohort, and who these are.
struct CohortRowTable: Sendable {
  /// What one row stands for: a node, or several members of a cohort.
  struct Group {
    var node: NodeIndex
    /// The places of the members in the table; empty for a node.
    var members: Range<Int32>
  }

  private var members: [NodeIndex] = []
  /// The rows, ascending, and the members of each.
  private var rows: [(row: Int32, members: Range<Int32>)] = []

  /// The groups whose rows are still to come, the next one last.
  private var pending: [Range<Int32>] = []

  /// While siblings are grouped: for each cohort how many there are; then, below 0, where the next of
  /// them belongs.
  private var slots: [Int32] = []

  /// How many rows there are.
  var count: Int { rows.count }

  /// The members that a row stands for, in the order of their rows; none for a row of another kind.
  ///
  /// - Complexity: O(log rows).
  func members(of row: Row) -> ArraySlice<NodeIndex> {
    let place = rows.partitionPoint { $0.row >= row.position }
    guard place < rows.count, rows[place].row == row.position else { return [] }
    return self[rows[place].members]
  }

  subscript(_ range: Range<Int32>) -> ArraySlice<NodeIndex> {
    members[Int(range.lowerBound)..<Int(range.upperBound)]
  }
}

extension CohortRowTable {
  /// Puts siblings of one cohort together, where the first of them stands; all others stay as they are.
  ///
  /// - Complexity: O(siblings), and O(cohorts) once.
  mutating func group(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) -> [Group] {
    if slots.isEmpty { slots = Array(repeating: 0, count: outline.graph.cohortCount) }
    let cohorts = siblings.map { outline.cohort(of: $0)?.position }
    for case let cohort? in cohorts { slots[cohort] += 1 }
    var groups: [Group] = []
    for (node, cohort) in zip(siblings, cohorts) {
      let start = Int32(members.count)
      guard let cohort, slots[cohort] != 1 else {
        groups.append(Group(node: node, members: start..<start))
        continue
      }
      if slots[cohort] > 0 {
        groups.append(Group(node: node, members: start..<start + slots[cohort]))
        members += repeatElement(node, count: Int(slots[cohort]))
        slots[cohort] = -(start + 1)
      }
      members[Int(-slots[cohort] - 1)] = node
      slots[cohort] -= 1
    }
    for case let cohort? in cohorts { slots[cohort] = 0 }
    return groups
  }

  /// Keeps the members of a group until its row comes.
  mutating func push(_ group: Group) {
    if !group.members.isEmpty { pending.append(group.members) }
  }

  /// The members of the group whose row comes now.
  mutating func pop(at row: Int32) -> ArraySlice<NodeIndex> {
    guard let range = pending.popLast() else { return [] }
    rows.append((row, range))
    return self[range]
  }

  /// Gives back what is only needed while rows are added.
  mutating func finish() { slots = [] }
}
