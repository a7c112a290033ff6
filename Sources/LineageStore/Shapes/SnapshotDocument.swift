// SPDX-License-Identifier: MIT

import LineageCore

/// A parsed file that holds a snapshot, and perhaps rows about others.
struct SnapshotDocument {
  /// The document.
  let root: JSONValue

  /// What it says it is.
  let identity: Identity

  /// Parses a file.
  ///
  /// - Throws: The finding that says why the file holds no snapshot.
  /// - Complexity: O(length).
  init(
    _ bytes: [UInt8], in file: StoreFile, mapping: Mapping? = nil
  ) throws(Rejection) {
    do {
      root = try JSONDocument(bytes).root
    } catch {
      throw Rejection(.unparsable, place: error.place, error.problem.message)
    }
    identity = try Identity(of: root, in: file, mapping: mapping)
  }

  /// Where the file keeps what it says of a snapshot, its own or another; `nil` where it says
  /// nothing.
  func places(of id: SnapshotID) -> FactPlaces? {
    var reader = FieldReader(isQuiet: true)
    if identity.id.compareBytes(to: id.text) == 0 { return identity.places(in: root, &reader) }
    guard identity.shape == .chain else { return nil }
    let row = Chain.otherRows(in: root, id: identity.id).last {
      $0.id.compareBytes(to: id.text) == 0
    }
    return row.map { Chain.places(inRow: $0.row, &reader) }
  }
}
