// SPDX-License-Identifier: MIT

import LineageCore

/// What another program's file says of one snapshot, on its way into a file of stemma's.
struct ForeignRecord {
  /// The id that the other program gave it.
  let id: String

  /// The file, as messages name it, and the line, where it is one of several.
  let file: String
  let line: Int?

  /// The parents by the ids that the other program gave them.
  var parents: [ParentReference] = []
  var cohort: CohortMembership?
  var directive: RawJSON?
  var title: String?
  var pack: Snapshot.Pack?
  var difficulty: RawJSON?
  var generation: RawJSON?
  var prompt: String?
  var summary: String?
  var metrics: [(name: String, value: RawJSON)] = []

  /// All that it said, as it was spelled.
  var record: RawJSON?

  /// Creates the record of a snapshot.
  init(_ id: String, file: String, line: Int?) {
    self.id = id
    self.file = file
    self.line = line
  }
}

extension ForeignRecord {
  /// The file of the snapshot, in chain shape, and with all that old readers ask for.
  ///
  /// The same record gives the same bytes: of the path of the source only the last part is kept.
  ///
  /// - Complexity: O(length).
  func bytes(_ format: ImportFormat) -> [UInt8] {
    var root = RawObject()
    root["admission"] = .object
    root["artifacts"] = .object
    root["generated"] = .object
    root["id"] = .null
    root[ImportedObject.key] = imported(format)
    root["manifest"] = manifest
    root["tasks"] = RawJSON(list: [])
    root["verifier_sources"] = .object
    root["world"] = .object
    var content = SnapshotContent(shape: .chain, root: root, lineage: row(format))
    content.setID(ImportedName.id(for: id).text)
    return content.bytes
  }

  private func imported(_ format: ImportFormat) -> RawJSON {
    var object = RawObject()
    object["difficulty"] = difficulty
    object["directive"] = directive
    object["file"] = file.utf8.split(separator: UInt8(ascii: "/")).last.map {
      RawJSON(text: String(decoding: $0, as: UTF8.self))
    }
    object["format"] = RawJSON(text: format.rawValue)
    object["generation"] = generation
    object["id"] = RawJSON(text: id)
    if !metrics.isEmpty {
      var numbers = RawObject()
      for (name, value) in metrics { numbers[name] = value }
      object["metrics"] = numbers.line
    }
    object["record"] = record
    return object.line
  }

  /// A name for people: what the other program has for one, or its id where ours had to be made up.
  private var manifest: RawJSON {
    var object = RawObject()
    let isMadeUp = ImportedName.id(for: id).text.compareBytes(to: id) != 0
    object["title"] = (title ?? (isMadeUp ? id : nil)).map { RawJSON(text: $0) }
    return object.line
  }

  private func row(_ format: ImportFormat) -> RawObject {
    var row = RawObject()
    row["builder_summary"] = RawJSON(text: summary ?? "")
    row["cohort"] = cohort.map { RawJSON(cohort: $0) }
    row["curriculum"] = .null
    row["id"] = .null
    row["manifest"] = manifest
    row["pack"] = packObject(format)
    row["parent_id"] = RawJSON(text: ownParents.first?.id.text)
    if !parents.isEmpty { row["parents"] = RawJSON(parents: ownParents) }
    row["prompt"] = RawJSON(text: prompt ?? "")
    row["touched_files"] = RawJSON(list: [])
    return row
  }

  /// The parents by the ids that they have in a store.
  private var ownParents: [ParentReference] {
    parents.map { ParentReference(ImportedName.id(for: $0.id.text), role: $0.role) }
  }

  private func packObject(_ format: ImportFormat) -> RawJSON {
    var object = RawObject()
    object["dir"] = RawJSON(text: "")
    object["id"] = RawJSON(text: pack?.id ?? format.rawValue)
    object["version"] = pack == nil ? RawJSON(text: "1") : pack?.version.map { RawJSON(text: $0) }
    return object.line
  }
}

extension RawJSON {
  /// An object of nothing.
  fileprivate static let object = RawJSON(Array("{}".utf8))
}
