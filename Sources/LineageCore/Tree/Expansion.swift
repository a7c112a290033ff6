// SPDX-License-Identifier: MIT

/// Which rows are open: all above some level, with exceptions either way; and whether cohorts have
/// rows of their own.
public struct Expansion: Hashable, Sendable {
  /// Rows at a level below this are open; the top is level 0.
  public private(set) var openLevels: Int

  /// Whether cohorts have rows of their own.
  public let cohortRows: CohortRows

  private var opened: NodeSet
  private var folded: NodeSet
  /// Members of the cohorts whose rows are not as ``cohortRows`` says.
  private var exceptions: NodeSet

  /// Whether several members of a cohort, side by side, have a row above them that stands for them.
  public enum CohortRows: Hashable, Sendable {
    /// They have none.
    case none
    /// They have one, folded unless it was opened.
    case folded
    /// They have one, open unless it was folded.
    case open
  }

  /// Creates an expansion that opens the first levels of a graph's tree.
  public init(openLevels: Int, capacity: Int, cohortRows: CohortRows = .none) {
    self.openLevels = openLevels
    self.cohortRows = cohortRows
    opened = NodeSet(capacity: capacity)
    folded = opened
    exceptions = opened
  }

  /// Everything open.
  public static func all(capacity: Int, cohortRows: CohortRows = .none) -> Expansion {
    Expansion(openLevels: .max, capacity: capacity, cohortRows: cohortRows)
  }

  /// Whether a node's row at a level is open.
  ///
  /// - Complexity: O(1).
  public func isOpen(_ node: NodeIndex, level: Int) -> Bool {
    level < openLevels ? !folded.contains(node) : opened.contains(node)
  }

  /// Opens or folds a node, whatever its level.
  ///
  /// - Complexity: O(1).
  public mutating func set(_ node: NodeIndex, open: Bool) {
    if open {
      opened.insert(node)
      folded.remove(node)
    } else {
      folded.insert(node)
      opened.remove(node)
    }
  }

  /// Whether the row that stands for some members of a cohort is open: it is as one of them is set,
  /// so that it stays so when others come or go.
  ///
  /// - Complexity: O(members).
  public func isOpen(cohortRowOf members: some Sequence<NodeIndex>) -> Bool {
    members.contains(where: exceptions.contains) != (cohortRows == .open)
  }

  /// Opens or folds the rows that stand for some members of cohorts.
  ///
  /// - Complexity: O(members).
  public mutating func set(cohortRowsOf members: some Sequence<NodeIndex>, open: Bool) {
    let isException = open != (cohortRows == .open)
    for member in members {
      if isException { exceptions.insert(member) } else { exceptions.remove(member) }
    }
  }

  /// The same levels and exceptions with rows for cohorts or without; what was said of such rows is
  /// forgotten.
  public func with(_ cohortRows: CohortRows) -> Expansion {
    var result = Expansion(
      openLevels: openLevels, capacity: exceptions.capacity, cohortRows: cohortRows)
    (result.opened, result.folded) = (opened, folded)
    return result
  }

  /// The same exceptions in another graph, found again by id; what is gone is forgotten.
  ///
  /// - Complexity: O(exceptions · log *n*).
  public func moved(from old: LineageGraph, to new: LineageGraph) -> Expansion {
    var result = Expansion(openLevels: openLevels, capacity: new.count, cohortRows: cohortRows)
    for (nodes, isOpen) in [(opened, true), (folded, false)] {
      for node in nodes {
        if let moved = new.node(for: old.id(of: node)) { result.set(moved, open: isOpen) }
      }
    }
    for member in exceptions {
      if let moved = new.node(for: old.id(of: member)) { result.exceptions.insert(moved) }
    }
    return result
  }
}
