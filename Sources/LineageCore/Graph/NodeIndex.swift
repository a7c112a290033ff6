// SPDX-License-Identifier: MIT

/// The number of a node in one graph: its place in the lineage's order.
///
/// A wrapper, so that it is never mixed up with a row or an offset. It means nothing outside the
/// graph that gave it: keep a ``SnapshotID`` across rebuilds.
public struct NodeIndex: Hashable, Comparable, Sendable, BitwiseCopyable {
  let rawValue: UInt32

  /// Wraps a place in the lineage's order.
  public init(_ position: Int) { rawValue = UInt32(position) }

  /// The place in the lineage's order, from 0.
  public var position: Int { Int(rawValue) }

  /// Whether the first node comes before the second in the lineage's order.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
