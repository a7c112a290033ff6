// SPDX-License-Identifier: MIT

public import LineageCore

/// What a page wants to know of the world.
public enum PageQuestion: Hashable, Sendable {
  /// What differs between a snapshot and another, or its parents.
  case differences(of: SnapshotID, from: SnapshotID?, revealsHidden: Bool)
}

/// What a page gets to know.
public enum PageAnswer: Sendable {
  /// What differs.
  case differences(SnapshotDifference)
  /// Why there is no answer.
  case failure(String)
}
