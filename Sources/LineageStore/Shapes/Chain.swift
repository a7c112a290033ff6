// SPDX-License-Identifier: MIT

import LineageCore

/// The chain shape: `lineage` is the list of all ancestors, root first, the snapshot itself last.
enum Chain {
  /// Where a chain file keeps its facts: mostly in its own row.
  static func places(in root: JSONValue, id: String, _ reader: inout FieldReader) -> FactPlaces {
    let lineage = root["lineage"] ?? root
    guard let row = ownRow(in: lineage, id: id, &reader) else {
      return FactPlaces(id: root["id"], holder: lineage)
    }
    var places = places(inRow: row, &reader)
    places.id = root["id"]
    if let manifest = reader.object(root["manifest"]) {
      places.manifest = manifest
      places.title = FactPlaces.title(in: manifest, &reader) ?? places.title
    }
    places.difficulties = FactPlaces.difficulties(ofTasksIn: root, &reader)
    if let imported = ImportedObject.object(in: root, of: id) {
      ImportedObject.fill(&places, from: imported, &reader)
    }
    return places
  }

  /// What a row says of the snapshot that it is about, be it the file's own or another.
  static func places(inRow row: JSONValue, _ reader: inout FieldReader) -> FactPlaces {
    var places = FactPlaces(id: row["id"], holder: row)
    places.deniesParent = row["parent_id"]?.isNull == true
    places.singleParent = row["parent_id"]
    places.directive = .curriculum(in: row["curriculum"], &reader)
    places.manifest = reader.object(row["manifest"])
    places.title = FactPlaces.title(in: places.manifest, &reader)
    places.setPack(row["pack"], version: nil, &reader)
    places.prompt = reader.text(row["prompt"])
    places.summary = reader.text(row["builder_summary"])
    places.touchedFiles = reader.texts(row["touched_files"])
    return places
  }

  /// The rows about other snapshots, each with the id that it is about.
  static func otherRows(in root: JSONValue, id: String) -> [(id: String, row: JSONValue)] {
    guard let lineage = root["lineage"] else { return [] }
    return lineage.elements.compactMap { row in
      guard let other = row["id"], !other.isText(id), let name = other.exactString, !name.isEmpty
      else { return nil }
      return (name, row)
    }
  }

  /// The snapshot's own row: the last that is about it, which should be the last of all.
  private static func ownRow(
    in lineage: JSONValue, id: String, _ reader: inout FieldReader
  ) -> JSONValue? {
    var last: JSONValue?
    let objects = reader.elements(of: lineage) { row, reader in
      last = row
      return reader.object(row)
    }
    guard let last else {
      reader.report(.damaged, at: lineage, "the list has no row, not even the snapshot's own")
      return nil
    }
    let own = objects.last { $0["id"]?.isText(id) == true }
    if own?.place != last.place {
      reader.report(.damaged, at: last, "the last row is not about this snapshot")
    }
    return own ?? objects.last
  }
}
