// SPDX-License-Identifier: MIT

/// What files say of how one snapshot came to be, each fact with its key: a page of the sheet that
/// tells the same of all its ancestors.
public struct ProvenancePage: Hashable, Sendable {
  /// The steps from each parent, in stored order: a parent that several derivations name stands in
  /// each.
  public var steps: [Step]

  /// What else there is to say.
  public var facts: [SnapshotDetail.Fact]

  /// The file that says so, as the store names it: of a missing snapshot somebody else's; `nil` where
  /// no file does.
  public var file: String?

  /// Creates a page.
  public init(steps: [Step], facts: [SnapshotDetail.Fact], file: String?) {
    self.steps = steps
    self.facts = facts
    self.file = file
  }

  /// A step from a parent.
  public struct Step: Hashable, Sendable {
    /// The parent, what it was to the derivation, and what was done.
    public var parent: ParentReference

    /// The derivation, from 1: most snapshots have one.
    public var derivation: Int

    /// Where the file names the parent, as in `lineage[2].parents[1].id`.
    public var key: String

    /// Where it says what was done.
    public var directiveKey: String?

    /// Creates a step.
    public init(_ parent: ParentReference, derivation: Int, key: String, directiveKey: String?) {
      self.parent = parent
      self.derivation = derivation
      self.key = key
      self.directiveKey = directiveKey
    }
  }
}
