// SPDX-License-Identifier: MIT

import LineageCore

/// A file of a store's directory, and what reading it gave.
struct IndexedFile: Hashable, Sendable {
  /// The name in the directory: `<id>.json` or `<id>/spec.json`.
  var name: String

  /// The path of the file that the name is a link to, where it is a link.
  var linkedPath: String?

  /// What the file was when it was read.
  var status: FileStamp

  /// The record of the snapshot; `nil` where the file holds none.
  var snapshot: Snapshot?

  /// What is the matter with the file.
  var findings: [Finding] = []

  /// What the file says about other snapshots, in its order.
  var hearsay: [Snapshot] = []

  /// What the snapshot asks for, in words.
  var prompt: String?

  /// What became of it, in words.
  var summary: String?

  /// The numbers that are metrics.
  var numbers: [NamedNumber] = []
}

extension IndexedFile {
  /// Whether two files say the same, whenever they were written.
  func hasSameContent(as other: IndexedFile) -> Bool {
    var timeless = other
    timeless.status = status
    timeless.snapshot?.observed = snapshot?.observed
    return self == timeless
  }

  /// Whether two files say the same of their own snapshot, whatever they tell of others.
  func tellsSameOfItself(as other: IndexedFile) -> Bool {
    var alone = other
    alone.hearsay = hearsay
    return hasSameContent(as: alone)
  }
}
