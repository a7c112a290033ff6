// SPDX-License-Identifier: MIT

import LineageCore

/// Recording in the file of a snapshot that it was derived in another way as well.
///
/// The file keeps every byte that it has; `derivations` is all that is added. What the other file
/// says besides about how it came to be, such as its history, goes into its derivation, where
/// readers pass over what they do not know: so nothing is lost.
struct LineageMerge {
  private let stored: SnapshotDocument

  /// The fields of a lineage that are told otherwise in a derivation, or are the snapshot's name.
  private static let ownKeys = [
    "id", "parent_id", "snapshot_id", "parent_snapshot_id", "parents", "cohort", "derivations",
    "curriculum", "_evolve",
  ]

  /// Prepares to add to a file.
  init(into stored: SnapshotDocument) { self.stored = stored }

  /// The file with the derivations of another one, or `nil` where it has them all.
  ///
  /// - Complexity: O(length).
  func bytes(adding given: SnapshotDocument) -> [UInt8]? {
    let list = derivationList(of: stored)
    let known = list.map { $0.elements.map { RawJSON($0) } } ?? [derivation(of: stored)]
    var isKnown = Set(known.map(Self.canonical))
    let others =
      derivationList(of: given).map { $0.elements.map { RawJSON($0) } } ?? [
        derivation(of: given, keepingWhatDiffers: true)
      ]
    let new = others.filter { isKnown.insert(Self.canonical($0)).inserted }
    if new.isEmpty { return nil }
    guard let list else { return adding(known + new) }
    return inserting(Self.lines(new), afterLastOf: list, opening: "")
  }

  private func adding(_ derivations: [RawJSON]) -> [UInt8] {
    let text = Array("\"derivations\": [".utf8) + Self.lines(derivations) + [UInt8(ascii: "]")]
    return inserting(text, afterLastOf: holder(of: stored), opening: "\n")
  }

  /// The file with text after the last member, or element, of a container.
  private func inserting(
    _ text: [UInt8], afterLastOf container: JSONValue, opening: String
  ) -> [UInt8] {
    let last = container.members.map(\.value).last ?? Array(container.elements).last
    let bytes = stored.root.document.bytes
    let quote = last?.kind == .string ? 1 : 0
    let place =
      last.map { $0.token.range.upperBound + quote } ?? container.token.range.lowerBound + 1
    let separator = Array(((last == nil ? "" : ",") + opening).utf8)
    return bytes[..<place] + separator + text + bytes[place...]
  }

  private static func lines(_ derivations: [RawJSON]) -> [UInt8] {
    Array(
      derivations.map { [UInt8(ascii: "\n")] + $0.bytes }.joined(separator: [UInt8(ascii: ",")]))
  }
}

extension LineageMerge {
  private func places(in document: SnapshotDocument) -> FactPlaces {
    var reader = FieldReader(isQuiet: true)
    return document.identity.places(in: document.root, &reader)
  }

  /// The object that holds the fields about parents and cohorts.
  private func holder(of document: SnapshotDocument) -> JSONValue { places(in: document).holder }

  private func derivationList(of document: SnapshotDocument) -> JSONValue? {
    holder(of: document)["derivations"].flatMap { $0.kind == .array ? $0 : nil }
  }

  /// The only derivation of a file, as an entry of a list of them.
  private func derivation(
    of document: SnapshotDocument, keepingWhatDiffers: Bool = false
  ) -> RawJSON {
    let places = places(in: document)
    var entry = RawObject()
    if let list = places.holder["parents"], list.kind == .array {
      entry["parents"] = RawJSON(list)
    } else {
      let parent = places.singleParent.flatMap { $0.isNull ? nil : $0 }
      var reference = RawObject()
      reference["id"] = parent.map { RawJSON($0) }
      entry["parents"] = RawJSON(list: parent == nil ? [] : [reference.line])
    }
    entry["cohort"] = places.holder["cohort"].flatMap { $0.isNull ? nil : RawJSON($0) }
    switch places.directive {
    case .curriculum(let value): entry["curriculum"] = RawJSON(value)
    case .evolution(let value): entry["_evolve"] = RawJSON(value)
    case .mutation, .foreign, nil: break
    }
    if keepingWhatDiffers { addWhatDiffers(in: document, to: &entry) }
    return entry.line
  }

  /// Adds what a file says of its lineage and the stored one does not, or otherwise.
  private func addWhatDiffers(in document: SnapshotDocument, to entry: inout RawObject) {
    let stored = holder(of: stored)
    for member in holder(of: document).members where !Self.ownKeys.contains(member.key) {
      let isSame = Self.isSame(stored[member.key], member.value)
      if !isSame { entry[member.key] = RawJSON(member.value) }
    }
    guard let history = document.root["history"], document.identity.shape == .flat else { return }
    if !Self.isSame(self.stored.root["history"], history) { entry["history"] = RawJSON(history) }
  }

  /// Whether two values are the same but for the derivation in a manifest.
  private static func isSame(_ stored: JSONValue?, _ given: JSONValue) -> Bool {
    guard let stored else { return false }
    guard stored.kind == .object, given.kind == .object else {
      return canonical(RawJSON(stored)) == canonical(RawJSON(given))
    }
    let objects = [stored, given].map { value in
      var object = RawObject(value)
      object["_evolve"] = nil
      return canonical(object.line)
    }
    return objects[0] == objects[1]
  }

  /// The form in which two derivations are compared.
  private static func canonical(_ value: RawJSON) -> [UInt8] {
    do {
      var writer = JSONWriter(.canonical)
      writer.write(try JSONDocument(value.bytes).root)
      return writer.bytes
    } catch {
      // What stood in a document is a document, unless it is made too long.
      return value.bytes
    }
  }
}
