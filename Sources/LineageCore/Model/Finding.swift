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

    /// A file or a folder that cannot be read, or whose name is not UTF-8.
    case unreadable
    /// A symbolic link that is not followed: it leads out of the store, nowhere or in circles.
    case link
    /// A file of more bytes than are read.
    case tooLarge = "too-large"
    /// A file that is not JSON, be it empty, cut short or not UTF-8.
    case unparsable
    /// A file of JSON that is no object.
    case notObject = "not-an-object"
    /// An object without an id that is text.
    case noID = "no-id"
    /// An object with an id, but without the lineage that a file of its shape has.
    case noLineage = "no-lineage"

    // A snapshot, with an error.

    /// A file that is not named after its snapshot.
    case nameMismatch = "name-mismatch"
    /// A record that does not count, since another has the same id.
    case duplicateID = "duplicate-id"
    /// A key that stands twice in one object, where the last counts.
    case duplicateKey = "duplicate-key"
    /// An optional field of a wrong type, which is left out.
    case wrongType = "wrong-type"
    /// A content that is not the one the id was made of.
    case contentMismatch = "content-mismatch"
    /// A chain whose last row is not about the snapshot itself, or a file of which only that part is
    /// sound which the lineage needs.
    case damaged

    // A snapshot, with a note.

    /// Fields that name different parents, of which one counts.
    case parentsDisagree = "parents-disagree"
    /// A snapshot that others name, and that has no file.
    case missingParent = "missing-parent"
    /// Snapshots that descend from each other.
    case cycle
    /// A world that was reached by more than one derivation.
    case convergence
    /// A parent that a snapshot names more than once.
    case repeatedParent = "repeated-parent"
    /// A snapshot that names itself as a parent.
    case selfParent = "self-parent"
    /// A file that begins with a byte-order mark.
    case byteOrderMark = "byte-order-mark"
    /// A cohort whose members have different parents.
    case cohortParents = "cohort-parents"
    /// A cohort of fewer members than its files say.
    case cohortIncomplete = "cohort-incomplete"
    /// A place in a cohort that is below 0, or not below the number of the cohort's members.
    case cohortIndex = "cohort-index"
    /// A step made to harden or to soften, after which it was easier or harder; looked for by
    /// `check --effects` alone.
    case contradiction

    // Numbers from outside.

    /// A row of a file of metrics that does not count: it names no snapshot, metric or number.
    case badMetric = "bad-metric"
    /// A metric that has several rows for one snapshot and task, of which the last counts.
    case repeatedMetric = "repeated-metric"
    /// A metric of a snapshot that neither has a file nor is named by others.
    case unknownSnapshot = "unknown-snapshot"

    // No snapshot, a note.

    /// A file that a writer has not finished, and perhaps never will.
    case leftover

    /// Whether a person should mend it.
    public var severity: Severity {
      switch self {
      case .unreadable, .link, .tooLarge, .unparsable, .notObject, .noID, .noLineage,
        .nameMismatch, .duplicateID, .duplicateKey, .wrongType, .contentMismatch, .damaged,
        .badMetric:
        .error
      case .parentsDisagree, .missingParent, .cycle, .convergence, .repeatedParent, .selfParent,
        .byteOrderMark, .cohortParents, .cohortIncomplete, .cohortIndex, .contradiction, .leftover,
        .repeatedMetric, .unknownSnapshot:
        .note
      }
    }
  }
}
