// SPDX-License-Identifier: MIT

import LineageCore

/// The id that the content of a file gives, by the recipe of its shape.
///
/// Both recipes are SHA-256 over the canonical JSON of a part of the file.
enum ContentID {
  /// Why a file gives no id.
  struct Incomplete: Error, Hashable {
    /// What is missing, in a sentence without the final stop.
    let message: String

    /// Takes a reason.
    init(_ message: String) { self.message = message }

    /// Says that there is nothing, or the wrong thing, under a key.
    init(_ key: String, _ value: JSONValue?) {
      message = value.map { "`\(key)` is \($0.wording)" } ?? "there is no `\(key)`"
    }
  }

  /// Whether an id is one that the recipe of a shape should give: what came from another program keeps
  /// the id that it had there, whatever it looks like.
  static func isRecomputable(
    _ id: SnapshotID, _ shape: Snapshot.Shape, _ root: JSONValue
  ) -> Bool {
    isRecomputable(id, shape)
      && (shape != .chain || ImportedObject.object(in: root, of: id.text) == nil)
  }

  /// Whether an id looks like one that the recipe of a shape gives.
  ///
  /// Any other id is somebody's free choice, and says nothing about the content.
  static func isRecomputable(_ id: SnapshotID, _ shape: Snapshot.Shape) -> Bool {
    let length =
      switch shape {
      case .chain: 16
      case .flat: 64
      case .spec, .mapped: 0
      }
    let hasScheme = id.digits.count < id.text.utf8.count
    return id.digits.count == length && length > 0 && hasScheme == (shape == .flat)
      && id.digits.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// The id that a file in chain shape should have: 16 digits.
  ///
  /// A row with `parents` also vouches for the fields that only such rows have.
  ///
  /// - Complexity: O(length).
  static func chain(_ root: JSONValue) throws(Incomplete) -> String {
    guard let row = lastElement(of: root["lineage"]), row.kind == .object else {
      throw Incomplete("lineage", root["lineage"])
    }
    var members: [(key: String, value: JSONValue?)] = [
      ("pack_version", row["pack"]?["version"]), ("parent_id", row["parent_id"]),
    ]
    for key in ["artifacts", "generated", "manifest", "tasks", "verifier_sources", "world"] {
      guard let value = root[key] else { throw Incomplete(key, nil) }
      members.append((key, value))
    }
    if row["parents"] != nil {
      for key in ["cohort", "curriculum", "parents"] {
        if let value = row[key] { members.append((key, value)) }
      }
    }
    var writer = JSONWriter(.canonical)
    writer.write(members: members.sorted { $0.key.compareBytes(to: $1.key) < 0 })
    return String(digest(of: writer.bytes).prefix(16))
  }

  /// The id that a file in flat shape should have: `sha256:` and 64 digits.
  ///
  /// - Complexity: O(*n* log *n*) for a world of *n* nodes and edges.
  static func flat(_ root: JSONValue) throws(Incomplete) -> String {
    guard let graph = root["graph"], graph.kind == .object else {
      throw Incomplete("graph", root["graph"])
    }
    guard let ontology = graph["ontology"] else { throw Incomplete("graph.ontology", nil) }
    var writer = JSONWriter(.canonical)
    writer.write(json: #"{"edges":"#)
    try write(graph["edges"], key: "graph.edges", to: &writer) { member in
      member.key(equals: "attrs") && member.value.isEmptyContainer
    }
    writer.write(json: #","nodes":"#)
    try write(graph["nodes"], key: "graph.nodes", to: &writer) { member in
      member.key(equals: "roles") && member.value.isEmptyContainer
        || member.key(equals: "visibility") && member.value.isText("public")
    }
    writer.write(json: #","ontology":"#)
    writer.write(ontology)
    writer.write(json: "}")
    return "sha256:" + digest(of: writer.bytes)
  }

  /// Writes objects in the order of their ids, without the members that say nothing.
  private static func write(
    _ list: JSONValue?, key: String, to writer: inout JSONWriter,
    leavingOut isLeftOut: (JSONValue.Member) -> Bool
  ) throws(Incomplete) {
    guard let list, list.kind == .array else { throw Incomplete(key, list) }
    var objects: [(id: [UInt8], place: Int, value: JSONValue)] = []
    for object in list.elements {
      guard let id = object["id"], id.kind == .string else {
        throw Incomplete(object.path + ".id", object["id"])
      }
      objects.append((list.document.text(of: id.token), object.place, object))
    }
    objects.sort { left, right in
      let order = left.id.compareBytes(to: right.id)
      return order == 0 ? left.place < right.place : order < 0
    }
    writer.write(json: "[")
    for (number, object) in objects.enumerated() {
      if number > 0 { writer.write(json: ",") }
      writer.writeObject(object.value, leavingOut: isLeftOut)
    }
    writer.write(json: "]")
  }

  private static func lastElement(of list: JSONValue?) -> JSONValue? {
    list.flatMap { Array($0.elements).last }
  }
}
