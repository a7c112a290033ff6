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
    guard graph.node(for: id) != nil else { return nil }
    guard let testimony = try testimony(of: id) else { return SnapshotDetail(facts: []) }
    return SnapshotDetail(facts: testimony.facts(), file: testimony.file)
  }

  /// Finds the file that tells of a snapshot, and where in it.
  ///
  /// - Returns: The testimony, or `nil` where no file tells of it.
  /// - Throws: `StoreError.unreadable` where the file cannot be read, or does not tell of it any more.
  /// - Complexity: O(length of the file).
  func testimony(of id: SnapshotID) throws(StoreError) -> Testimony? {
    guard let node = graph.node(for: id) else { return nil }
    if let file = source(of: node) {
      let document = try document(in: file)
      if let places = document.places(of: id) {
        return Testimony(id: id, file: file, document: document, content: .places(places))
      }
      throw .unreadable(path: file, reason: "it was changed since it was read")
    }
    for child in graph.children(of: node) {
      guard let file = source(of: child) else { continue }
      let document = try document(in: file)
      if let place = document.places(of: graph.id(of: child))?.place(ofParent: id) {
        return Testimony(id: id, file: file, document: document, content: .mention(place))
      }
      throw .unreadable(path: file, reason: "it was changed since it was read")
    }
    return nil
  }

  /// Reads and parses a file, as it is now.
  ///
  /// - Throws: `StoreError.unreadable`, also where it holds no snapshot.
  /// - Complexity: O(length of the file).
  func document(in file: String) throws(StoreError) -> SnapshotDocument {
    let bytes = try bytes(ofFileShownAs: file)
    do {
      return try document(bytes, ofFileShownAs: file)
    } catch {
      let finding = error.finding
      let reason = finding.message + (finding.place.map { ", \($0)" } ?? "")
      throw .unreadable(path: file, reason: reason)
    }
  }
}

/// What a file tells of a snapshot: its own file, or of a missing one another's.
struct Testimony {
  let id: SnapshotID
  let file: String
  let document: SnapshotDocument
  let content: Content

  /// What it comes to.
  enum Content {
    /// Where the facts stand.
    case places(FactPlaces)
    /// Where a child names it, and no more.
    case mention(JSONValue)
  }

  /// The facts, each with its key.
  func facts(_ shown: ShownValues = ShownValues(hidden: nil)) -> [SnapshotDetail.Fact] {
    switch content {
    case .places(let places): places.facts(shown)
    case .mention(let place): [SnapshotDetail.Fact(.id, [id.text], key: place.path)]
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
