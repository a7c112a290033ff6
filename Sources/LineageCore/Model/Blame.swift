// SPDX-License-Identifier: MIT

/// Which ancestor brought something into a snapshot, and by which way it came.
///
/// Values stand here as text that may be shown: what the world hides is left out unless somebody
/// asked for it.
public struct Blame: Hashable, Sendable {
  /// The snapshot.
  public var subject: SnapshotID

  /// Where its file has it, as in `graph.nodes[id=svc.0].attrs.port`.
  public var path: String

  /// What the file has there.
  public var value: SnapshotDifference.Value

  /// The way, from the snapshot up, to parents that have the same.
  public var steps: [Step]

  /// The ancestor that brought it in; `nil` where it goes round in a cycle.
  public var origin: SnapshotID?

  /// The parents of that ancestor, of which none has it.
  public var parents: [Parent]

  /// The snapshots of the cycle, each with the next one as a parent; none where there is an origin.
  public var cycle: [SnapshotID]

  /// Creates a blame.
  public init(
    subject: SnapshotID, path: String, value: SnapshotDifference.Value, steps: [Step],
    origin: SnapshotID?, parents: [Parent] = [], cycle: [SnapshotID] = []
  ) {
    self.subject = subject
    self.path = path
    self.value = value
    self.steps = steps
    self.origin = origin
    self.parents = parents
    self.cycle = cycle
  }

  /// A step to a parent that has the same.
  public struct Step: Hashable, Sendable {
    /// The snapshot that has the parent.
    public var child: SnapshotID

    /// The parent.
    public var parent: SnapshotDifference.Origin

    /// Other parents that have the same.
    public var others: [SnapshotID]

    /// Creates a step.
    public init(child: SnapshotID, parent: SnapshotDifference.Origin, others: [SnapshotID]) {
      self.child = child
      self.parent = parent
      self.others = others
    }
  }

  /// A parent that has something else, or nothing.
  public struct Parent: Hashable, Sendable {
    /// The parent.
    public var parent: SnapshotDifference.Origin

    /// Whether nobody has its file, so that it may have had the same.
    public var isMissing: Bool

    /// What it has there.
    public var value: SnapshotDifference.Value?

    /// Creates a parent.
    public init(
      _ parent: SnapshotDifference.Origin, isMissing: Bool, value: SnapshotDifference.Value?
    ) {
      self.parent = parent
      self.isMissing = isMissing
      self.value = value
    }
  }
}
