// SPDX-License-Identifier: MIT

/// The spec shape: a folder, named after the snapshot, with a `spec.json`.
enum Spec {
  /// Where a spec keeps its facts.
  static func places(in root: JSONValue, _ reader: inout FieldReader) -> FactPlaces {
    let lineage = root["lineage"] ?? root
    var places = FactPlaces(id: lineage["snapshot_id"], holder: lineage)
    places.deniesParent = lineage["parent_snapshot_id"]?.isNull == true
    places.singleParent = lineage["parent_snapshot_id"]
    places.generation = reader.wholeNumber(lineage["generation_depth"])
    places.directive = .mutation(
      summary: lineage["mutation_summary"], ids: lineage["mutation_ids"], &reader)
    places.manifest = reader.object(lineage["manifest"]) ?? reader.object(root["manifest"])
    places.title = FactPlaces.title(in: places.manifest, &reader)
    places.setPack(lineage["pack"], version: lineage["pack_version"], &reader)
    places.difficulties = FactPlaces.difficulties(ofWorldIn: root, &reader)
    return places
  }
}
