// SPDX-License-Identifier: MIT

/// Which rows are open: all above some level, with exceptions either way.
public struct Expansion: Hashable, Sendable {
  /// Rows at a level below this are open; the top is level 0.
  public private(set) var openLevels: Int

  private var opened: NodeSet
  private var folded: NodeSet

  /// Creates an expansion that opens the first levels of a graph's tree.
  public init(openLevels: Int, capacity: Int) {
    self.openLevels = openLevels
    opened = NodeSet(capacity: capacity)
    folded = opened
  }

  /// Everything open.
  public static func all(capacity: Int) -> Expansion {
    Expansion(openLevels: .max, capacity: capacity)
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

  /// The same exceptions in another graph, found again by id; what is gone is forgotten.
  ///
  /// - Complexity: O(exceptions · log *n*).
  public func moved(from old: LineageGraph, to new: LineageGraph) -> Expansion {
    var result = Expansion(openLevels: openLevels, capacity: new.count)
    for (nodes, isOpen) in [(opened, true), (folded, false)] {
      for node in nodes {
        if let moved = new.node(for: old.id(of: node)) { result.set(moved, open: isOpen) }
      }
    }
    return result
  }
}
