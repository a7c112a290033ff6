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
      parent(inEvolution: own?.value, &reader), parent(inEvolution: inManifest?.value, &reader),
      reader.text(lineage["parent_snapshot_id"]), parent(inHistoryOf: root, &reader),
    ]
    places.singleParent = candidates.compactMap(\.self).first
    places.setPack(lineage["pack"], version: lineage["pack_version"], &reader)
    let worldDifficulty = reader.number(lineage["world_difficulty"])
    let taskDifficulties = FactPlaces.difficulties(ofTasksIn: root, &reader)
    places.difficulties = worldDifficulty.map { [$0] } ?? taskDifficulties
    return places
  }

  /// The parent that an `_evolve` names.
  private static func parent(
    inEvolution evolve: JSONValue?, _ reader: inout FieldReader
  ) -> JSONValue? {
    reader.text(evolve?["parent_snapshot_id"]) ?? reader.text(evolve?["parent"])
  }

  /// The parent that the last event of the phase `evolve` refers to first.
  private static func parent(
    inHistoryOf root: JSONValue, _ reader: inout FieldReader
  ) -> JSONValue? {
    guard let history = reader.list(root["history"]) else { return nil }
    let evolutions = reader.elements(of: history) { event, reader in
      reader.object(event).flatMap { reader.text($0["phase"])?.isText("evolve") == true ? $0 : nil }
    }
    let references = reader.list(evolutions.last?["refs"])
    return reader.text(references?.elements.first { _ in true })
  }
}
