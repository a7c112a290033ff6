// SPDX-License-Identifier: MIT

import LineageCore

/// Whether the content of a file gives the id that the snapshot has.
enum ContentVerdict: Hashable, Sendable {
  /// It does.
  case matching
  /// No content gives such an id, so that nothing can be said.
  case unverifiable
  /// It does not, for a reason, in a sentence without the final stop.
  case mismatch(String)

  /// Computes the id that a document should have, and compares.
  ///
  /// - Complexity: O(length).
  init(on id: SnapshotID, _ shape: Snapshot.Shape, _ root: JSONValue) {
    guard ContentID.isRecomputable(id, shape, root) else {
      self = .unverifiable
      return
    }
    do {
      let computed = try shape == .chain ? ContentID.chain(root) : ContentID.flat(root)
      self =
        SnapshotID(computed) == id
        ? .matching
        : .mismatch("the content gives the id \(computed): it was changed after the file was named")
    } catch {
      self = .mismatch("the content gives no id: \(error.message)")
    }
  }
}
