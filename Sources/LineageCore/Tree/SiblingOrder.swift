// SPDX-License-Identifier: MIT

/// How what stands under one node, or at the top, is ordered in a tree.
public struct SiblingOrder: Hashable, Sendable {
  /// By what.
  public var key: Key

  /// Whether the other way round.
  public var isReversed: Bool

  /// What siblings can be ordered by.
  public enum Key: String, Hashable, Sendable, CaseIterable {
    /// By cohort, in the order of first members, then by recorded place; in the inverted tree, by the
    /// place among the parents.
    case cohort
    /// Those with the largest subtrees first.
    case descendants
    /// Those with the most children first.
    case children
    /// By generation.
    case generation
  }

  /// Creates an order.
  public init(_ key: Key = .cohort, isReversed: Bool = false) {
    self.key = key
    self.isReversed = isReversed
  }

  /// The order unless somebody asked for another one.
  public static let usual = SiblingOrder()
}
