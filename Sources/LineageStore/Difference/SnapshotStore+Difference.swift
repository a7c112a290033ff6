// SPDX-License-Identifier: MIT

public import LineageCore

extension SnapshotStore {
  /// Compares a snapshot with another, as their files are now.
  ///
  /// ```swift
  /// let difference = try store.difference(of: "9f3a2b1c", from: "ab9ce87e")
  /// for section in difference.sections {
  ///   for change in section.changes { print(section.subject, change.item, change.kind) }
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - id: The snapshot.
  ///   - other: What it is compared with.
  ///   - revealsHidden: Whether values are told that the attributes of hidden nodes have.
  ///   - tellsSame: Whether it also tells what is the same.
  /// - Returns: What differs; nothing where either is unknown.
  /// - Throws: `StoreError.unreadable` where a file cannot be read, or there is none.
  /// - Complexity: O(length of the files), and O(*k* log *k*) for *k* keys and ids that differ.
  public func difference(
    of id: SnapshotID, from other: SnapshotID, revealsHidden: Bool = false,
    tellsSame: Bool = false
  ) throws(StoreError) -> SnapshotDifference {
    let documents = [try currentDocument(of: other), try currentDocument(of: id)]
    var builder = DifferenceBuilder(documents, revealsHidden: revealsHidden)
    var difference = SnapshotDifference(
      subject: id, origins: [.init(other)], sections: builder.sections)
    if tellsSame { difference.same = builder.sameSections() }
    return difference
  }

  /// Compares a snapshot with all its parents at once, as their files are now.
  ///
  /// Of several parents it tells which of them each thing came from, what is new and what was
  /// dropped.
  ///
  /// - Parameters:
  ///   - id: The snapshot.
  ///   - revealsHidden: Whether values are told that the attributes of hidden nodes have.
  ///   - tellsSame: Whether it also tells what is the same.
  /// - Returns: What differs; nothing where no parent has a file.
  /// - Throws: `StoreError.unreadable` where a file cannot be read, or there is none.
  /// - Complexity: O(length of the files), and O(*k* log *k*) for *k* keys and ids that differ.
  public func differenceFromParents(
    of id: SnapshotID, revealsHidden: Bool = false, tellsSame: Bool = false
  ) throws(StoreError) -> SnapshotDifference {
    let parents = (self[id]?.parents ?? []).enumerated().map { number, parent in
      SnapshotDifference.Origin(
        parent.id, number: number + 1, role: parent.role, directive: parent.directive)
    }
    var difference = SnapshotDifference(
      subject: id, origins: parents.filter { self[$0.id]?.isMissing == false },
      missing: parents.filter { self[$0.id]?.isMissing != false })
    guard !difference.origins.isEmpty else { return difference }
    var documents: [SnapshotDocument] = []
    for origin in difference.origins { documents.append(try currentDocument(of: origin.id)) }
    documents.append(try currentDocument(of: id))
    var builder = DifferenceBuilder(documents, revealsHidden: revealsHidden)
    difference.sections = builder.sections
    if tellsSame { difference.same = builder.sameSections() }
    difference.origins = difference.origins.map { builder.shown.origin($0) }
    difference.missing = difference.missing.map { builder.shown.origin($0) }
    return difference
  }

  /// The file of a snapshot, as it is now.
  func currentDocument(of id: SnapshotID) throws(StoreError) -> SnapshotDocument {
    guard let node = graph.node(for: id), !graph.isMissing(node), let file = source(of: node) else {
      throw .unreadable(path: id.text, reason: "the snapshot has no file")
    }
    let document = try document(in: file)
    guard document.identity.id.compareBytes(to: id.text) == 0 else {
      throw .unreadable(path: file, reason: "it was changed since it was read")
    }
    return document
  }
}

extension ShownValues {
  /// A parent with its texts as they may be shown.
  func origin(_ origin: SnapshotDifference.Origin) -> SnapshotDifference.Origin {
    var origin = origin
    origin.role = origin.role.map { text($0).text }
    origin.directive = origin.directive.map { text($0).text }
    return origin
  }
}
