// SPDX-License-Identifier: MIT

/// An edge as a snapshot records it: from the snapshot to one of its parents.
public struct ParentReference: Hashable, Sendable {
  /// The role of a parent that names none.
  public static let defaultRole = "derived"

  /// The parent.
  public var id: SnapshotID

  /// What the parent was to the derivation, in free text such as `counterfactual`.
  public var role: String

  /// What was done to derive the snapshot from this parent, on one line.
  ///
  /// It belongs to the edge, not to the snapshot: a world that was reached twice has a directive
  /// for each way.
  public var directive: String?

  /// Creates a reference to a parent.
  public init(_ id: SnapshotID, role: String = Self.defaultRole, directive: String? = nil) {
    self.id = id
    self.role = role
    self.directive = directive
  }
}
