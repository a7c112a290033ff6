// SPDX-License-Identifier: MIT

/// One stored state of a training world: what the graph and the rows need to know of it.
///
/// The large rest (prompts, files, the world itself) stays on disk and is read when it is looked at.
/// A snapshot without a ``file`` is *missing*: other snapshots name it, and what they know of it
/// stands here.
public struct Snapshot: Hashable, Sendable {
  /// The id, unique in a lineage.
  public var id: SnapshotID

  /// The parents in stored order, the primary parent first.
  public var parents: [ParentReference]

  /// The recorded cohorts, the first one first; more than one only where one world was reached by
  /// several derivations.
  public var cohorts: [CohortMembership]

  /// How many derivations are recorded to have reached this world.
  public var derivationCount: Int

  /// A name for people, where the manifest has one.
  public var title: String?

  /// What made the world.
  public var pack: Pack?

  /// How hard the world is, in its writer's own scale.
  public var difficulty: Double?

  /// The direction of the first derivation: `harden`, `soften`, `diversify`.
  public var direction: String?

  /// The number that the file gives as its generation; the graph's own is always computed.
  public var recordedGeneration: Int?

  /// The form of the file.
  public var shape: Shape?

  /// Whether the file lists its parents; else it is from before a snapshot could have several, and
  /// names one at most.
  public var listsParents: Bool

  /// When the file was last modified, in nanoseconds since 1970; not when the snapshot was made.
  public var observed: Int64?

  /// Where the snapshot is stored, as the store names the file; `nil` for a missing snapshot.
  public var file: String?

  /// Creates a snapshot.
  public init(
    id: SnapshotID, parents: [ParentReference] = [], cohorts: [CohortMembership] = [],
    derivationCount: Int = 1, title: String? = nil, pack: Pack? = nil, difficulty: Double? = nil,
    direction: String? = nil, recordedGeneration: Int? = nil, shape: Shape? = nil,
    listsParents: Bool = false, observed: Int64? = nil, file: String? = nil
  ) {
    self.id = id
    self.parents = parents
    self.cohorts = cohorts
    self.derivationCount = derivationCount
    self.title = title
    self.pack = pack
    self.difficulty = difficulty
    self.direction = direction
    self.recordedGeneration = recordedGeneration
    self.shape = shape
    self.listsParents = listsParents
    self.observed = observed
    self.file = file
  }

  /// Whether the snapshot is known only through others that name it.
  public var isMissing: Bool { file == nil }

  /// What was done to derive the snapshot from its primary parent, on one line.
  public var directive: String? { parents.first?.directive }
}

extension Snapshot {
  /// The forms in which snapshots are stored.
  public enum Shape: String, Hashable, Sendable, CaseIterable {
    /// `lineage` is an array of all ancestors, root first.
    case chain
    /// `lineage` is an object and the id is the world's content.
    case flat
    /// A folder with a `spec.json`.
    case spec
    /// Another program's, whose facts are where a mapping says.
    case mapped
  }

  /// What made a world: a pack and its version.
  public struct Pack: Hashable, Sendable, CustomStringConvertible {
    /// The pack's name.
    public var id: String

    /// The pack's version.
    public var version: String?

    /// Creates a pack.
    public init(id: String, version: String? = nil) {
      self.id = id
      self.version = version
    }

    /// The pack and its version, separated by a space.
    public var description: String { version.map { "\(id) \($0)" } ?? id }
  }
}
