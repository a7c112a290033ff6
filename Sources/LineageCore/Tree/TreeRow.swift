// SPDX-License-Identifier: MIT

/// A row's place among the rows that are shown, from 0.
public struct Row: Hashable, Comparable, Sendable {
  /// The place, from 0.
  public let position: Int

  /// Wraps a place.
  public init(_ position: Int) { self.position = position }

  /// Whether the first row stands above the second.
  public static func < (above: Self, below: Self) -> Bool { above.position < below.position }
}

/// One visible line of the tree.
public struct TreeRow: Hashable, Sendable {
  /// The node that the row shows or refers to; of a cohort's row, the first of the members.
  public let node: NodeIndex

  /// The row under which this one stands; `nil` at the top.
  public let parent: Row?

  /// How many levels the row is indented.
  public let indent: Int

  /// Whether the row is the node's own, or refers to it.
  public let kind: Kind

  /// Whether the row stands straight below its parent, at the same indent.
  public let isContinuation: Bool

  /// How the row is folded.
  public let fold: Fold

  /// What kinds of rows there are.
  public enum Kind: UInt8, Hashable, Sendable {
    /// The one full row of a node.
    case full
    /// A further edge to a node whose full row stands elsewhere.
    case repeated
    /// The same for an edge that closes a cycle.
    case cut
    /// Some nodes out of view, one above the other, of which the row's is the last.
    case stretch
    /// Several members of a cohort that stand side by side.
    case cohort
  }

  /// Whether there is something below a row, and whether it is shown.
  public enum Fold: UInt8, Hashable, Sendable {
    /// Nothing stands below.
    case none
    /// What stands below is shown.
    case open
    /// What stands below is not shown.
    case folded
  }
}
