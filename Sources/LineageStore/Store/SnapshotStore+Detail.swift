// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Reads what there is to say of a snapshot out of its file, as the file is now.
  ///
  /// Of a missing snapshot it reads what another file says: the row of a chain, or at least the
  /// field in which a child names it.
  ///
  /// - Returns: The detail, or `nil` where nobody has heard of the snapshot.
  /// - Throws: `StoreError.unreadable` where the file cannot be read, or does not say it any more.
  /// - Complexity: O(length of the file).
  public func detail(of id: SnapshotID) throws(StoreError) -> SnapshotDetail? {
    guard let node = graph.node(for: id) else { return nil }
    if let file = source(of: node) {
      return try detail(in: file) { $0.places(of: id)?.facts }
    }
    for child in graph.children(of: node) {
      guard let file = source(of: child) else { continue }
      return try detail(in: file) { document in
        let place = document.places(of: graph.id(of: child))?.place(ofParent: id)
        return place.map { [SnapshotDetail.Fact(.id, [id.text], key: $0.path)] }
      }
    }
    return SnapshotDetail(facts: [])
  }

  /// Reads a file, and out of it the facts that a closure finds.
  private func detail(
    in file: String, facts: (SnapshotDocument) -> [SnapshotDetail.Fact]?
  ) throws(StoreError) -> SnapshotDetail {
    if let facts = facts(try document(in: file)) {
      return SnapshotDetail(facts: facts, file: file)
    }
    throw .unreadable(path: file, reason: "it was changed since it was read")
  }

  /// Reads and parses a file, as it is now.
  ///
  /// - Throws: `StoreError.unreadable`, also where it holds no snapshot.
  /// - Complexity: O(length of the file).
  func document(in file: String) throws(StoreError) -> SnapshotDocument {
    let bytes = try bytes(ofFileShownAs: file)
    let local = parts.lazy.compactMap { $0.directory.localName(file) }.first
    do {
      return try SnapshotDocument(bytes, in: StoreFile(local ?? file))
    } catch {
      let finding = error.finding
      let reason = finding.message + (finding.place.map { ", \($0)" } ?? "")
      throw .unreadable(path: file, reason: reason)
    }
  }
}

extension FactPlaces {
  /// Where the snapshot names a parent.
  func place(ofParent id: SnapshotID) -> JSONValue? {
    var reader = FieldReader(isQuiet: true)
    return Derivation.all(in: self, &reader).lazy.compactMap { $0.place(of: id) }.first
  }
}
