// SPDX-License-Identifier: MIT

import LineageCore

/// The flat shape: `lineage` is a free mapping, and the id is the content of the world.
enum Flat {
  /// Where a flat file keeps its facts.
  static func places(in root: JSONValue, _ reader: inout FieldReader) -> FactPlaces {
    let lineage = root["lineage"] ?? root
    var places = FactPlaces(id: root["snapshot_id"], holder: lineage)
    places.manifest = reader.object(lineage["manifest"])
    places.title = FactPlaces.title(in: places.manifest, &reader)
    let own = Directive.evolution(in: lineage["_evolve"], &reader)
    let inManifest = Directive.evolution(in: places.manifest?["_evolve"], &reader)
    places.directive = own ?? inManifest
    let candidates = [
      own?.value["parent_snapshot_id"], own?.value["parent"],
      inManifest?.value["parent_snapshot_id"], inManifest?.value["parent"],
      lineage["parent_snapshot_id"], reference(inHistoryOf: root, &reader),
    ]
    places.setSingleParent(among: candidates.compactMap(\.self), &reader)
    places.setPack(lineage["pack"], version: lineage["pack_version"], &reader)
    places.difficulties = FactPlaces.difficulties(ofWorldIn: root, &reader)
    return places
  }

  /// What the last event of the phase `evolve` refers to first.
  private static func reference(
    inHistoryOf root: JSONValue, _ reader: inout FieldReader
  ) -> JSONValue? {
    guard let history = reader.list(root["history"]) else { return nil }
    let evolutions = reader.elements(of: history) { event, reader in
      reader.object(event).flatMap { reader.text($0["phase"])?.isText("evolve") == true ? $0 : nil }
    }
    let references = reader.list(evolutions.last?["refs"])
    return references?.elements.first { _ in true }
  }
}
