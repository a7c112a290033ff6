// SPDX-License-Identifier: MIT

/// Something that a person should know about stored data: a value, never an exception.
///
/// One bad file yields a finding and leaves every other snapshot usable.
public struct Finding: Hashable, Sendable {
  /// What is the matter.
  public var kind: Kind

  /// The snapshot concerned, where one is known.
  public var snapshot: SnapshotID?

  /// The file concerned, as the store names it.
  public var file: String?

  /// Where in the file: `line 3, column 14`, or a key such as `lineage.parents[1].id`.
  public var place: String?

  /// What was found, in a sentence without the final stop.
  public var message: String

  /// Creates a finding.
  public init(
    _ kind: Kind, snapshot: SnapshotID? = nil, file: String? = nil, place: String? = nil,
    message: String
  ) {
    self.kind = kind
    self.snapshot = snapshot
    self.file = file
    self.place = place
    self.message = message
  }

  /// Whether a person should mend it.
  public var severity: Severity { kind.severity }
}

extension Finding {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// A person should mend it.
    case error
    /// It is the life of real stores.
    case note

    /// Whether the first severity matters more: errors sort before notes.
    public static func < (left: Self, right: Self) -> Bool { left == .error && right == .note }
  }

  /// What can be the matter.
  ///
  /// The raw value is stable and appears in machine-readable output.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    // No snapshot.
    case unreadable
    case link
    case tooLarge = "too-large"
    case unparsable
    case notObject = "not-an-object"
    case noID = "no-id"
    case noLineage = "no-lineage"
    // A snapshot, with an error.
    case nameMismatch = "name-mismatch"
    case duplicateID = "duplicate-id"
    case duplicateKey = "duplicate-key"
    case wrongType = "wrong-type"
    case contentMismatch = "content-mismatch"
    case damaged
    // A snapshot, with a note.
    case parentsDisagree = "parents-disagree"
    case missingParent = "missing-parent"
    case cycle
    case convergence
    case repeatedParent = "repeated-parent"
    case selfParent = "self-parent"
    case byteOrderMark = "byte-order-mark"
    case cohortParents = "cohort-parents"
    case cohortIncomplete = "cohort-incomplete"

    /// Whether a person should mend it.
    public var severity: Severity {
      switch self {
      case .unreadable, .link, .tooLarge, .unparsable, .notObject, .noID, .noLineage,
        .nameMismatch, .duplicateID, .duplicateKey, .wrongType, .contentMismatch, .damaged:
        .error
      case .parentsDisagree, .missingParent, .cycle, .convergence, .repeatedParent, .selfParent,
        .byteOrderMark, .cohortParents, .cohortIncomplete:
        .note
      }
    }
  }
}
