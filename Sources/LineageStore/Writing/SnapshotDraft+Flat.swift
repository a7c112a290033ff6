// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotDraft {
  /// What a payload in flat shape has at least, and all that it may have: old readers refuse other
  /// keys.
  private static let payloadKinds: KeyValuePairs<String, JSONToken.Kind> = [
    "graph": .object, "tasks": .array,
  ]
  private static let payloadKeys = ["graph", "tasks", "ontology_id", "history", "lineage"]

  private static let reserved = [
    "_evolve", "snapshot_id", "parent_snapshot_id", "parents", "cohort", "derivations",
  ]

  /// The content of a child in flat shape, without its id.
  ///
  /// It needs a payload: the id is the world's, and a child with its parent's world would be its
  /// parent.
  func flat(from base: SnapshotDocument) throws(Objection) -> SnapshotContent {
    guard let payload else {
      throw .variant("in flat shape the id is the world's, so that there has to be a payload")
    }
    let unknown = payload.members.first { !Self.payloadKeys.contains($0.key) }
    if let unknown {
      throw .variant("the payload has `\(unknown.key)`, which readers of this shape refuse")
    }
    let parts = try split(payload, kinds: Self.payloadKinds, reserved: Self.reserved)
    var root = RawObject()
    root.set(parts.root)
    root["history"] = parts.root["history"] ?? RawJSON(list: [event])
    root["ontology_id"] = parts.root["ontology_id"] ?? base.root["ontology_id"].map { RawJSON($0) }
    guard root["ontology_id"] != nil else { throw .parent("its file has no `ontology_id`") }
    root["snapshot_id"] = .null
    let lineage = try lineage(from: base.root["lineage"] ?? base.root, parts.lineage)
    return SnapshotContent(shape: .flat, root: root, lineage: lineage)
  }

  private func lineage(
    from parent: JSONValue, _ more: RawObject
  ) throws(Objection) -> RawObject {
    var lineage = RawObject()
    lineage["_evolve"] = try evolution()
    lineage["cohort"] = cohortObject
    lineage["manifest"] = manifest(of: parent)
    for key in ["pack", "pack_version"] { lineage[key] = parent[key].map { RawJSON($0) } }
    lineage["parents"] = parentList
    lineage.set(more)
    return lineage
  }

  /// The directive, with the primary parent where old readers look for it.
  private func evolution() throws(Objection) -> RawJSON {
    var evolution = RawObject(directive)
    for key in ["parent_snapshot_id", "parent"] {
      guard let stated = evolution[key], stated != primary else { continue }
      throw .variant("`\(key)` of the directive is not the primary parent")
    }
    evolution["parent_snapshot_id"] = primary
    return evolution.line
  }

  /// The parent's manifest, without what it may say about the parent's own derivation.
  private func manifest(of parent: JSONValue) -> RawJSON? {
    guard let manifest = parent["manifest"] else { return nil }
    guard manifest["_evolve"] != nil else { return RawJSON(manifest) }
    var object = RawObject(manifest)
    object["_evolve"] = nil
    return object.line
  }

  /// What old tools look for in the history of a derived world.
  private var event: RawJSON {
    var event = RawObject()
    event["detail"] = RawJSON(text: "evolved from \(parents.first?.id.text ?? "")")
    event["phase"] = RawJSON(text: "evolve")
    event["refs"] = RawJSON(list: [primary])
    event["seq"] = RawJSON(0)
    return event.line
  }
}
