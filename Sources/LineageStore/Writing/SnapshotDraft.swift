// SPDX-License-Identifier: MIT

import LineageCore

/// A snapshot that is about to be derived: whatever its file needs beside the primary parent's.
struct SnapshotDraft {
  /// The parents, the primary one first.
  let parents: [ParentReference]

  /// The cohort, if it is to be in one.
  let cohort: CohortMembership?

  /// What was done: an object or `null`.
  let directive: JSONValue

  /// The derived world: an object, if there is one.
  let payload: JSONValue?

  /// Why a draft comes to nothing, in a sentence without the final stop.
  enum Objection: Error, Hashable {
    /// The directive or the payload is not what one is.
    case variant(String)
    /// The primary parent does not have what a child needs.
    case parent(String)

    /// The reason.
    var reason: String {
      switch self {
      case .variant(let reason), .parent(let reason): reason
      }
    }
  }
}

extension SnapshotDraft {
  /// Parses what one variant says.
  init(
    _ variant: SnapshotVariant, from parents: [ParentReference], cohort: CohortMembership?
  ) throws(Objection) {
    self.parents = parents
    self.cohort = cohort
    directive = try Self.parse(variant.directive, "the directive", or: .null)
    payload = try variant.payload.map { text throws(Objection) in
      try Self.parse(text, "the payload", or: .object)
    }
  }

  private static func parse(
    _ text: String, _ name: String, or other: JSONToken.Kind
  ) throws(Objection) -> JSONValue {
    let root: JSONValue
    do {
      root = try JSONDocument(text: text).root
    } catch {
      throw .variant("\(name) is not JSON: \(error.problem.message), \(error.place)")
    }
    guard root.kind == .object || root.kind == other else {
      throw .variant("\(name) should be an object, and is \(root.wording)")
    }
    return root
  }

  /// The file of the derived snapshot, in the shape of its primary parent.
  ///
  /// A spec has no children of its own shape: its id is its writer's free choice, which nobody here
  /// can make, and a folder with a file in it does not come into being at one stroke.
  ///
  /// - Complexity: O(length of the parent's file, or of the payload).
  func bytes(from base: SnapshotDocument) throws(Objection) -> [UInt8] {
    switch base.identity.shape {
    case .chain: return try identified(chain(from: base), by: ContentID.chain)
    case .flat: return try identified(flat(from: base), by: ContentID.flat)
    case .spec: throw .parent("its file is a spec, whose id no content gives")
    case .mapped: throw .parent("its file is another program's; import it first")
    }
  }

  /// The file of a content, with the id that a recipe makes of it.
  private func identified(
    _ content: SnapshotContent, by recipe: (JSONValue) throws(ContentID.Incomplete) -> String
  ) throws(Objection) -> [UInt8] {
    var content = content
    do throws(ContentID.Incomplete) {
      content.setID(try recipe(try Self.parsed(content.bytes)))
    } catch {
      throw payload == nil ? .parent(error.message) : .variant("the payload: " + error.message)
    }
    return content.bytes
  }

  private static func parsed(_ bytes: [UInt8]) throws(ContentID.Incomplete) -> JSONValue {
    do {
      return try JSONDocument(bytes).root
    } catch {
      // Only where parts that could be parsed are nested too deep, or too long, together.
      throw ContentID.Incomplete(error.problem.message)
    }
  }
}

extension SnapshotDraft {
  /// The payload's members, with the fields that it has for the lineage apart.
  ///
  /// - Parameters:
  ///   - payload: The payload.
  ///   - kinds: What the payload must have, and of which kind.
  ///   - reserved: The fields of the lineage that are written by nobody else.
  /// - Returns: The members of the payload, and those of its `lineage`.
  /// - Throws: ``Objection``.
  func split(
    _ payload: JSONValue, kinds: KeyValuePairs<String, JSONToken.Kind>, reserved: [String]
  ) throws(Objection) -> (root: RawObject, lineage: RawObject) {
    for key in ["id", "snapshot_id"] where payload[key] != nil {
      throw .variant("the payload has `\(key)`, which is made of the content")
    }
    for (key, kind) in kinds {
      guard let value = payload[key] else { throw .variant("the payload has no `\(key)`") }
      guard value.kind == kind else {
        throw .variant("`\(key)` of the payload should be \(kind.description)")
      }
    }
    var root = RawObject(payload)
    root["lineage"] = nil
    guard let lineage = payload["lineage"] else { return (root, RawObject()) }
    guard lineage.kind == .object else {
      throw .variant("`lineage` of the payload should be an object of more fields")
    }
    for key in reserved where lineage[key] != nil {
      throw .variant("`lineage.\(key)` of the payload is said by parents, cohort and directive")
    }
    return (root, RawObject(lineage))
  }

  /// The parents as a file lists them.
  var parentList: RawJSON { RawJSON(parents: parents) }

  /// The cohort as a file has it.
  var cohortObject: RawJSON? { cohort.map { RawJSON(cohort: $0) } }

  /// The id of the primary parent.
  var primary: RawJSON { RawJSON(text: parents.first?.id.text) }
}

extension RawJSON {
  /// Spells a list of parents.
  init(parents: [ParentReference]) {
    self.init(
      list: parents.map { parent in
        var object = RawObject()
        object["id"] = RawJSON(text: parent.id.text)
        object["role"] = RawJSON(text: parent.role)
        return object.line
      })
  }

  /// Spells a cohort.
  init(cohort: CohortMembership) {
    var object = RawObject()
    object["id"] = RawJSON(text: cohort.id.text)
    object["label"] = cohort.label.map { RawJSON(text: $0) }
    object["index"] = cohort.index.map { RawJSON($0) }
    object["size"] = cohort.size.map { RawJSON($0) }
    self = object.line
  }
}
