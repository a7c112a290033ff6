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

  /// While rows are added: the cohort of each node; of the siblings that are grouped, their cohorts
  /// or -1; for each cohort how many of them it has, then, below 0, where the next one belongs.
  private var primary: PrimaryCohorts?
  private var numbers: [Int32] = []
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
  /// - Returns: What there is to have a row each; `nil` where no two belong together.
  /// - Complexity: O(siblings), and O(cohorts) once.
  mutating func group(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) -> [Group]? {
    guard siblings.count > 1 else { return nil }
    count(siblings, in: outline)
    defer { for number in numbers where number >= 0 { slots[Int(number)] = 0 } }
    guard numbers.contains(where: { $0 >= 0 && slots[Int($0)] > 1 }) else { return nil }
    var groups: [Group] = []
    for (node, number) in zip(siblings, numbers) {
      let start = Int32(members.count)
      guard number >= 0, slots[Int(number)] != 1 else {
        groups.append(Group(node: node, members: start..<start))
        continue
      }
      let size = slots[Int(number)]
      if size > 0 {
        groups.append(Group(node: node, members: start..<start + size))
        members += repeatElement(node, count: Int(size))
        slots[Int(number)] = -start - 1
      }
      members[Int(-slots[Int(number)] - 1)] = node
      slots[Int(number)] -= 1
    }
    return groups
  }

  private mutating func count(_ siblings: ArraySlice<NodeIndex>, in outline: TreeOutline) {
    let cohorts = primary ?? outline.graph.primaryCohorts
    if primary == nil {
      primary = cohorts
      slots = Array(repeating: 0, count: outline.graph.cohortCount)
    }
    numbers.removeAll(keepingCapacity: true)
    for node in siblings {
      let cohort = outline.stretchLength(endingAt: node) == nil ? cohorts[node] : nil
      numbers.append(cohort.map { Int32($0.position) } ?? -1)
      if let cohort { slots[cohort.position] += 1 }
    }
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
  mutating func finish() { (primary, numbers, slots) = (nil, [], []) }
}
