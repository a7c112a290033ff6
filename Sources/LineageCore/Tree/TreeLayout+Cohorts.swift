// SPDX-License-Identifier: MIT

// Rows that stand for members of a cohort. Each is a node of the tree between them and their parent.
extension TreeLayout {
  /// The members that a cohort's row stands for, in the order of their rows; none for another row.
  ///
  /// - Complexity: O(members).
  public func members(of row: Row) -> ArraySlice<NodeIndex> {
    guard let groups, self[row].kind == .cohort else { return [] }
    return groups.members(from: self[row].node)
  }

  /// The row that a row hangs from, the row of its cohort left out.
  ///
  /// - Complexity: O(1).
  public func lineageParent(of row: TreeRow) -> Row? {
    guard let parent = row.parent, self[parent].kind == .cohort else { return row.parent }
    return self[parent].parent
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
