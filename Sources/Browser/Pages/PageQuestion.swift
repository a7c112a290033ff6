// SPDX-License-Identifier: MIT

public import LineageCore

/// What a page wants to know of the world.
public enum PageQuestion: Hashable, Sendable {
  /// What differs between a snapshot and another, or its parents.
  case differences(of: SnapshotID, from: SnapshotID?, revealsHidden: Bool)

  /// How many there are of what in a part of the so many-th lineage that was loaded, from 1, and what
  /// the numbers were on the way to a snapshot.
  case statistics(LineagePart, to: SnapshotID?, edition: Int)

  /// The cohort in which a snapshot was made, side by side.
  case cohort(of: SnapshotID)

  /// What stands around a place in a file.
  case file(String, place: String?)

  /// What a verb of the command line prints, with so many columns.
  case verb([String], columns: Int)
}

/// A part of a lineage.
public enum LineagePart: Hashable, Sendable {
  /// All of it.
  case whole
  /// What is in view.
  case view(NodeSet)
  /// A snapshot and what derives from it.
  case subtree(SnapshotID)
}

/// What a page gets to know.
public enum PageAnswer: Sendable {
  /// What differs.
  case differences(SnapshotDifference)
  /// How many there are of what, and the numbers on the way to a snapshot.
  case statistics(LineageStatistics, path: [PathSeries])
  /// A cohort side by side.
  case cohort(CohortSheet)
  /// Some lines of a file.
  case file(FileExcerpt)
  /// What a verb has printed.
  case output(String)
  /// Why there is no answer.
  case failure(String)
}

/// A number of each snapshot on a way.
public struct PathSeries: Hashable, Sendable {
  /// What it is called.
  public var name: String

  /// The numbers, from the root on.
  public var values: [Double?]

  /// Creates a series.
  public init(_ name: String, _ values: [Double?]) {
    self.name = name
    self.values = values
  }
}
