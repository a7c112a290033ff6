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
    if let file = graph[node].file {
      return try detail(in: file) { root, identity, reader in
        identity.id.compareBytes(to: id.text) == 0 ? identity.places(in: root, &reader).facts : nil
      }
    }
    if let statement = hearsay.statements[id] {
      return try detail(in: statement.file) { root, identity, reader in
        let row = Chain.otherRows(in: root, id: identity.id).last {
          $0.row["id"]?.isText(id.text) == true
        }
        return row.map { Chain.places(inRow: $0.row, &reader).facts }
      }
    }
    guard let file = graph.children(of: node).lazy.compactMap({ graph[$0].file }).first else {
      return SnapshotDetail(facts: [])
    }
    return try detail(in: file) { root, identity, reader in
      let derivations = Derivation.all(in: identity.places(in: root, &reader), &reader)
      let place = derivations.lazy.compactMap { $0.place(of: id) }.first
      return place.map { [SnapshotDetail.Fact(.id, [id.text], key: $0.path)] }
    }
  }

  /// Reads a file, and out of it the facts that a closure finds.
  private func detail(
    in file: String,
    facts: (JSONValue, Identity, inout FieldReader) -> [SnapshotDetail.Fact]?
  ) throws(StoreError) -> SnapshotDetail {
    let bytes = try bytes(ofFileShownAs: file)
    let root: JSONValue
    do {
      root = try JSONDocument(bytes).root
    } catch {
      let reason = "it was damaged since it was read: \(error.problem.message), \(error.place)"
      throw .unreadable(path: file, reason: reason)
    }
    let name = scans.lazy.compactMap { $0.file(shownAs: file) }.first ?? StoreFile(file)
    var reader = FieldReader()
    do {
      if let facts = facts(root, try Identity(of: root, in: name), &reader) {
        return SnapshotDetail(facts: facts, file: file)
      }
    } catch {
      throw .unreadable(path: file, reason: error.finding.message)
    }
    throw .unreadable(path: file, reason: "it was changed since it was read")
  }
}
