// SPDX-License-Identifier: MIT

// Rows that stand for members of a cohort. Each is a node of the tree between them and their parent.
extension TreeLayout {
  /// How many rows stand for members of cohorts.
  ///
  /// - Complexity: O(1).
  public var cohortRowCount: Int { cohorts.count }

  /// The members that a cohort's row stands for, in the order of their rows; none for another row.
  ///
  /// - Complexity: O(log rows).
  public func members(of row: Row) -> ArraySlice<NodeIndex> { cohorts.members(of: row) }

  /// The row that a row hangs from, the row of its cohort left out.
  ///
  /// - Complexity: O(1).
  public func lineageParent(of row: TreeRow) -> Row? {
    guard let parent = row.parent, self[parent].kind == .cohort else { return row.parent }
    return self[parent].parent
  }
}

extension TreeLayout {
  /// What stands at the top with cohorts together, to be added from the last one on; `nil` where none
  /// are.
  mutating func topGroups() -> [Pending]? {
    guard cohorts.group(outline.top[...], in: outline) else { return nil }
    return cohorts.groups.reversed().map { group in
      cohorts.push(group)
      return Pending(
        node: group.node, parent: -1, owner: -1, indent: 0, level: 0,
        flags: flags(of: group))
    }
  }

  /// Adds what stands under a row, cohorts together.
  ///
  /// - Returns: Whether there was anything to put together; if not, nothing was added.
  mutating func addGroups(
    under upper: Pending, at row: Int32, to pending: inout [Pending]
  ) -> Bool {
    if upper.flags.contains(.cohort) {
      cohorts.ungroup(in: outline)
      addGroups([], under: upper, at: row, to: &pending)
      return true
    }
    guard cohorts.group(outline.nodes(under: upper.node), in: outline) else { return false }
    addGroups(outline.references(under: upper.node), under: upper, at: row, to: &pending)
    return true
  }

  /// Full rows and those of cohorts first, then references, and the trunk last; pushed in the opposite
  /// order.
  private mutating func addGroups(
    _ references: ArraySlice<NodeIndex>, under upper: Pending, at row: Int32,
    to pending: inout [Pending]
  ) {
    let isOnly = cohorts.groups.count == 1 && references.isEmpty
    let trunk = isOnly ? 0 : hasTrunk ? trunkGroup() : nil
    let isCohort = upper.flags.contains(.cohort)
    var next = Pending(
      node: upper.node, parent: row, owner: row, indent: upper.indent + 1,
      level: upper.level + (isCohort ? 0 : 1), flags: [])
    func push(_ node: NodeIndex, _ kind: Flags) {
      next.node = node
      next.flags.formUnion(kind)
      pending.append(next)
      next.flags = .goesOn
    }
    if let trunk {
      let group = cohorts.groups[trunk]
      var straight = next
      (straight.node, straight.owner, straight.indent) = (group.node, upper.owner, upper.indent)
      straight.flags = upper.flags.intersection(.goesOn).union([.continuation, flags(of: group)])
      cohorts.push(group)
      pending.append(straight)
      next.flags = .goesOn
    }
    for node in references.reversed() {
      push(node, outline.isCut(node, under: upper.node) ? .cut : .repeated)
    }
    for place in cohorts.groups.indices.reversed() where place != trunk {
      let group = cohorts.groups[place]
      cohorts.push(group)
      push(group.node, flags(of: group))
    }
  }

  private func flags(of group: CohortRowTable.Group) -> Flags {
    group.members.isEmpty ? [] : .cohort
  }

  /// The last of the largest groups, by the same rule as ``TreeOutline/trunk(under:)``.
  private func trunkGroup() -> Int? {
    let groups = cohorts.groups
    guard var best = groups.indices.last else { return nil }
    for place in groups.indices.reversed() where groups[place].size > groups[best].size {
      best = place
    }
    let goesOn = !groups[best].members.isEmpty || outline.isFoldable(groups[best].node)
    return groups.count == 1 || goesOn ? best : nil
  }
}

extension TreeOutline {
  /// The cohort that a node's full row belongs to; `nil` for a row that stands for nodes out of view.
  func cohort(of node: NodeIndex) -> CohortIndex? {
    stretchLength(endingAt: node) == nil ? graph.cohortIndex(of: node) : nil
  }

  /// The members of a node's cohort whose full rows stand beside its own, it included: those for which
  /// one row stands where cohorts have rows; none where there are no others.
  ///
  /// - Complexity: O(nodes beside it).
  public func cohortMates(beside node: NodeIndex) -> [NodeIndex] {
    guard let own = cohort(of: node) else { return [] }
    let siblings = placement(of: node).map(nodes(under:)) ?? top[...]
    let mates = siblings.filter { cohort(of: $0) == own }
    return mates.count > 1 ? mates : []
  }
}
