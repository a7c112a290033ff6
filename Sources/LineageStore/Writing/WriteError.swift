// SPDX-License-Identifier: MIT

public import LineageCore

/// Why snapshots were not written.
///
/// Everything but the last three is refused before anything is written, and would be again.
public enum WriteError: Error, Hashable, Sendable {
  /// There is nothing to write: no snapshot, or no variant to derive.
  case nothing

  /// A text holds no snapshot, or a damaged one.
  case noSnapshot(source: String, Finding)

  /// No file can be named after the snapshot.
  case unsafeID(SnapshotID, reason: String)

  /// The content is not the one that the id was made of; `nil` where it gives no id.
  case contentMismatch(SnapshotID, computed: SnapshotID?)

  /// Two snapshots of one batch have the same id.
  case repeatedID(SnapshotID)

  /// A parent is in no file.
  case missingParent(SnapshotID, of: SnapshotID)

  /// The snapshot names itself as a parent.
  case selfParent(SnapshotID)

  /// The snapshot names a parent more than once.
  case repeatedParent(SnapshotID, of: SnapshotID)

  /// A parent descends from the snapshot.
  case cycle(SnapshotID, parent: SnapshotID)

  /// Members of the cohort have other parents.
  case cohortParents(CohortID, SnapshotID, member: SnapshotID)

  /// The snapshot is in the store with another content.
  case conflict(SnapshotID, ContentDifference)

  /// The file of the primary parent cannot be derived from, for a reason.
  case unsuitableParent(SnapshotID, reason: String)

  /// A directive or a payload is not what one is.
  case badVariant(number: Int, reason: String)

  /// The store's file of a snapshot cannot be read.
  case store(StoreError)

  /// The store is another program's.
  case foreignStore(path: String)

  /// A file cannot be read for comparison.
  case cannotRead(path: String, reason: String)

  /// A file cannot be written; all that was in the store is as it was.
  case cannotWrite(path: String, reason: String)
}

extension WriteError {
  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .nothing: "there is no snapshot to write"
    case .noSnapshot(let source, let finding):
      "\(source) holds no snapshot to add: \(finding.message)"
        + (finding.place.map { ", \($0)" } ?? "")
    case .unsafeID(let id, let reason): "no file can be named \(id.text): \(reason)"
    case .contentMismatch(let id, let computed):
      "the content of \(id.text) gives \(computed.map { "the id \($0.text)" } ?? "no id")"
    case .repeatedID(let id): "\(id.text) is in the batch twice"
    case .badVariant(let number, let reason): "variant \(number): \(reason)"
    case .unsuitableParent(let id, let reason): "nothing can be derived from \(id.text): \(reason)"
    case .conflict(let id, let difference):
      "\(id.text) is in the store with another content: \(difference.message)"
    case .missingParent, .selfParent, .repeatedParent, .cycle, .cohortParents: lineageMessage
    case .store(let error): error.message
    case .foreignStore(let path):
      """
      \(path) is another program's store, which stemma only reads; `stemma import` takes its snapshots \
      into a store of your own
      """
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }

  private var lineageMessage: String {
    switch self {
    case .missingParent(let parent, let id):
      "\(parent.text), a parent of \(id.text), is not in the store"
    case .selfParent(let id): "\(id.text) names itself as a parent"
    case .repeatedParent(let parent, let id):
      "\(id.text) names its parent \(parent.text) more than once"
    case .cycle(let id, let parent): "\(parent.text), a parent of \(id.text), descends from it"
    case .cohortParents(let cohort, let id, let member):
      "\(id.text) has other parents than \(member.text) in the cohort \(cohort.text)"
    default: ""
    }
  }
}
