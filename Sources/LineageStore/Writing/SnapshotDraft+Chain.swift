// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotDraft {
  /// What a payload in chain shape has at least: what the id is made of, and what old readers ask
  /// for.
  private static let payloadKinds: KeyValuePairs<String, JSONToken.Kind> = [
    "world": .object, "tasks": .array, "verifier_sources": .object, "generated": .object,
    "artifacts": .object, "admission": .object,
  ]

  private static let reserved = [
    "id", "parent_id", "parents", "cohort", "derivations", "curriculum",
  ]

  /// The content of a child in chain shape, without its id.
  ///
  /// Its lineage is its own row only: the store answers for its ancestors.
  func chain(from base: SnapshotDocument) throws(Objection) -> SnapshotContent {
    let parent = SnapshotContent(base)
    guard let payload else {
      let row = try row(from: parent, manifest: parent.lineage["manifest"], RawObject())
      var root = parent.root
      // That the parent came from another program is told by its own file.
      root[ImportedObject.key] = nil
      return SnapshotContent(shape: .chain, root: root, lineage: row)
    }
    let parts = try split(payload, kinds: Self.payloadKinds, reserved: Self.reserved)
    var root = RawObject()
    root["id"] = .null
    root["manifest"] = parent.root["manifest"]
    root.set(parts.root)
    let manifest = parts.root["manifest"] ?? parent.lineage["manifest"]
    let row = try row(from: parent, manifest: manifest, parts.lineage)
    return SnapshotContent(shape: .chain, root: root, lineage: row)
  }

  /// The row of the child, with the eight keys that old readers ask for.
  private func row(
    from parent: SnapshotContent, manifest: RawJSON?, _ more: RawObject
  ) throws(Objection) -> RawObject {
    var row = RawObject()
    row["builder_summary"] = RawJSON(text: "")
    row["cohort"] = cohortObject
    row["curriculum"] = RawJSON(directive)
    row["id"] = .null
    row["manifest"] = manifest ?? parent.root["manifest"]
    row["pack"] = parent.lineage["pack"]
    row["parent_id"] = primary
    row["parents"] = parentList
    row["prompt"] = RawJSON(text: "")
    row["touched_files"] = RawJSON(list: [])
    row.set(more)
    for key in ["manifest", "pack"] where row[key]?.bytes.first != UInt8(ascii: "{") {
      throw .parent("its row of the lineage has no `\(key)`, which is an object")
    }
    return row
  }
}
