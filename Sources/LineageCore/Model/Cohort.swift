// SPDX-License-Identifier: MIT

/// The id of a cohort.
public struct CohortID: ByteName {
  /// The id as it stands in the file.
  public let text: String

  /// Creates an id from its text.
  public init(_ text: String) { self.text = text }
}

/// A snapshot's own record of a batch it was made in.
public struct CohortMembership: Hashable, Sendable {
  /// The cohort.
  public var id: CohortID

  /// What the cohort is called.
  public var label: String?

  /// The snapshot's place in the cohort, from 0.
  public var index: Int?

  /// How many members the cohort is said to have.
  public var size: Int?

  /// The parents of the derivation that this membership belongs to, where the snapshot was derived
  /// more than once; `nil` where they are simply the snapshot's parents.
  public var parents: [SnapshotID]?

  /// Creates a membership.
  public init(
    _ id: CohortID, label: String? = nil, index: Int? = nil, size: Int? = nil,
    parents: [SnapshotID]? = nil
  ) {
    self.id = id
    self.label = label
    self.index = index
    self.size = size
    self.parents = parents
  }
}

extension Int {
  /// The place that people count from 1, of an index that counts from 0.
  ///
  /// A file may give any index: the largest that there is remains itself.
  public var placeFromOne: Int { self == .max ? self : self + 1 }
}

/// The number of a cohort in one graph, in the order of the cohorts' first members.
public struct CohortIndex: Hashable, Comparable, Sendable, BitwiseCopyable {
  private let rawValue: UInt32

  /// Wraps a number.
  public init(_ position: Int) { rawValue = UInt32(position) }

  /// The number, from 0.
  public var position: Int { Int(rawValue) }

  /// Whether the first cohort comes before the second.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Snapshots made together: recorded by their files, or inferred from a shared set of parents.
public struct Cohort: Hashable, Sendable {
  /// The recorded id; for an inferred cohort, `inferred:` and the ids of the parents joined by `+`.
  public var id: CohortID

  /// What the cohort is called: where its members say different things, the smallest by bytes.
  public var label: String?

  /// How many members the files say there are: the largest number recorded.
  public var size: Int?

  /// The members whose files are known, by recorded index, then in the lineage's order.
  public var members: [NodeIndex]

  /// Whether no file recorded the cohort: its members merely have the same parents.
  public var isInferred: Bool
}
