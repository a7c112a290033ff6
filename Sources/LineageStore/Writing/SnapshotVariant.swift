// SPDX-License-Identifier: MIT

public import LineageCore

/// What makes one derived snapshot differ from its parents, and from others derived with it.
public struct SnapshotVariant: Hashable, Sendable {
  /// What was done, as the JSON of an object, or `null`: a chain's `curriculum`, or what goes into
  /// the `_evolve` of a flat file.
  public var directive: String

  /// The derived world, as the JSON of an object; `nil` for the primary parent's own.
  ///
  /// It has the keys that the shape of the primary parent has beside `id` and `lineage`, and is
  /// whole: nothing but `manifest`, or `ontology_id`, is taken from the parent where it is absent,
  /// since what was found out about one world says nothing about another. Its `lineage`, if it has
  /// one, is an object of more fields for the lineage of the new snapshot itself: `prompt`,
  /// `builder_summary` and `touched_files` of a chain, `world_difficulty` of a flat file, or any
  /// others.
  public var payload: String?

  /// Creates a variant.
  public init(directive: String, payload: String? = nil) {
    self.directive = directive
    self.payload = payload
  }
}

/// Whether derived snapshots are a cohort, and which.
public enum CohortChoice: Hashable, Sendable {
  /// They are none.
  case none
  /// They are one of their own, whose id is made from what they are.
  case new(label: String? = nil)
  /// They join the cohort with an id, or found it.
  case named(CohortID, label: String? = nil)
}
