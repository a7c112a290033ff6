// SPDX-License-Identifier: MIT

import LineageCore

/// What a document says it is: its shape and its id.
struct Identity {
  /// The shape.
  let shape: Snapshot.Shape

  /// The snapshot's id.
  let id: String

  /// The id as the document has it: for a spec it may be another than its folder's name, which
  /// counts.
  let storedID: String

  /// The mapping by which the facts are found, where another program wrote the document.
  var mapping: Mapping?
}

extension Identity {
  /// Finds out what a document is, from its content alone; that it is a spec says its place.
  ///
  /// - Parameters:
  ///   - root: The document.
  ///   - file: Where it is.
  ///   - mapping: What says where its facts are, whatever it looks like.
  ///   - recognized: The mappings that are tried on what is in no shape of stemma's.
  /// - Throws: The finding that says why the document holds no snapshot.
  init(
    of root: JSONValue, in file: StoreFile, mapping: Mapping? = nil,
    recognizing recognized: [Mapping] = Mapping.shipped
  ) throws(Rejection) {
    guard root.kind == .object else {
      throw Rejection(
        .notObject, "the file holds \(root.kind.description) instead of an object")
    }
    let known = root["lineage"] == nil ? recognized.first { $0.recognizes(root) } : nil
    if let mapping = mapping ?? known {
      self = try .init(ofForeign: root, by: mapping)
    } else {
      self = try file.isSpec ? .init(ofSpec: root, in: file) : .init(ofRoot: root)
    }
  }

  private init(ofForeign root: JSONValue, by mapping: Mapping) throws(Rejection) {
    let value = mapping.value(.id, in: root)
    guard let id = Mapped.id(value) else {
      let key = mapping.paths[.id]?.text ?? Mapping.Fact.id.rawValue
      guard let value else { throw Rejection(.noID, "there is no `\(key)`") }
      throw Rejection(
        .noID, place: value.path,
        "expected an id, which is text or a whole number, found \(value.wording)")
    }
    self.init(shape: .mapped, id: id, storedID: id, mapping: mapping)
  }

  /// Where a document of this shape keeps its facts.
  func places(in root: JSONValue, _ reader: inout FieldReader) -> FactPlaces {
    switch shape {
    case .chain: Chain.places(in: root, id: id, &reader)
    case .flat: Flat.places(in: root, &reader)
    case .spec: Spec.places(in: root, &reader)
    case .mapped:
      mapping.map { Mapped.places(in: root, by: $0, &reader) }
        ?? FactPlaces(foreignID: nil, in: root)
    }
  }

  /// Whether the document only tells of a snapshot that is not there.
  func isMissing(in root: JSONValue) -> Bool {
    mapping?.value(.missing, in: root)?.kind == .true
  }

  private init(ofSpec root: JSONValue, in file: StoreFile) throws(Rejection) {
    guard let lineage = root["lineage"], lineage.kind == .object else {
      throw Self.noLineage(root, expected: "an object")
    }
    guard let stored = Self.id(lineage["snapshot_id"]) else {
      throw Self.noID(lineage["snapshot_id"], key: "lineage.snapshot_id")
    }
    self.init(shape: .spec, id: file.namesake, storedID: stored)
  }

  private init(ofRoot root: JSONValue) throws(Rejection) {
    let chainID = Self.id(root["id"])
    let flatID = Self.id(root["snapshot_id"])
    let lineage = root["lineage"]?.kind
    if let chainID, lineage == .array {
      self.init(shape: .chain, id: chainID, storedID: chainID)
    } else if let flatID, lineage == .object {
      self.init(shape: .flat, id: flatID, storedID: flatID)
    } else if let id = flatID ?? chainID {
      throw Self.noLineage(root, expected: flatID == nil ? "a list" : "an object", id: id)
    } else {
      let key = root["snapshot_id"] == nil && root["id"] != nil ? "id" : "snapshot_id"
      throw Self.noID(root[key], key: root[key] == nil ? "id` or `snapshot_id" : key)
    }
  }

  private static func id(_ value: JSONValue?) -> String? {
    guard let id = value?.exactString, !id.isEmpty else { return nil }
    return id
  }

  private static func noID(_ value: JSONValue?, key: String) -> Rejection {
    guard let value else { return Rejection(.noID, "there is no `\(key)`") }
    return Rejection(.noID, place: key, "expected an id, which is text, found \(value.wording)")
  }

  private static func noLineage(
    _ root: JSONValue, expected: String, id: String? = nil
  ) -> Rejection {
    guard let lineage = root["lineage"] else {
      return Rejection(.noLineage, snapshot: id, "there is no `lineage`")
    }
    return Rejection(
      .noLineage, snapshot: id, place: "lineage", "expected \(expected), found \(lineage.wording)")
  }
}

/// Why a document holds no snapshot.
struct Rejection: Error {
  /// What is the matter with it.
  var finding: Finding

  /// Creates a rejection.
  init(_ kind: Finding.Kind, snapshot: String? = nil, place: String? = nil, _ message: String) {
    finding = Finding(
      kind, snapshot: snapshot.map { SnapshotID($0) }, place: place, message: message)
  }
}
