// SPDX-License-Identifier: MIT

/// The number under which a graph's records are kept, wherever that is.
public struct RecordNumber: Hashable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt32

  /// Wraps a number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }

  /// The number of a snapshot that is merely named: there is no record of it.
  public static let none = RecordNumber(.max)
}

/// Gives the records of a graph's nodes when somebody looks at them.
///
/// A graph itself keeps only what its questions need, so that a million snapshots are a few arrays.
/// The records stay where they are: in an array, or in an index on disk.
public protocol SnapshotRecords: Sendable {
  /// The record of a snapshot.
  ///
  /// One number may stand for several snapshots: for one and the missing ones that its file tells
  /// of.
  ///
  /// - Parameters:
  ///   - id: The snapshot.
  ///   - number: Where its record is; never ``RecordNumber/none``.
  /// - Returns: The record, with the id.
  func record(of id: SnapshotID, at number: RecordNumber) -> Snapshot
}

extension [Snapshot]: SnapshotRecords {
  /// The record at a place in the array.
  public func record(of id: SnapshotID, at number: RecordNumber) -> Snapshot {
    self[Int(number.rawValue)]
  }
}
