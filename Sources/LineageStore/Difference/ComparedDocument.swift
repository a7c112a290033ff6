// SPDX-License-Identifier: MIT

import LineageCore

/// A document that is compared: where it says what, and what of it is told in which section.
struct ComparedDocument {
  let document: SnapshotDocument
  let places: FactPlaces
  let derivations: [Derivation]

  /// The parents of all derivations.
  let parents: [ParentReference]

  /// The world, as far as it is an object, and its nodes and edges.
  let world: JSONValue?
  let nodes: JSONValue?
  let edges: JSONValue?

  /// What happened to the snapshot, where a file tells it in a list.
  let history: JSONValue?

  /// Looks for what is compared.
  ///
  /// - Complexity: O(keys of the objects that are looked into).
  init(_ document: SnapshotDocument) {
    var reader = FieldReader(isQuiet: true)
    self.document = document
    let places = document.identity.places(in: document.root, &reader)
    self.places = places
    derivations = Derivation.all(in: places, &reader)
    parents =
      Snapshot(
        id: SnapshotID(document.identity.id), shape: document.identity.shape, file: nil,
        places: places, &reader
      ).parents
    let shape = document.identity.shape
    world = Self.world(in: document)
    history = shape == .chain ? nil : reader.list(document.root["history"])
    nodes = world?["nodes"]
    edges = world?["edges"]
  }

  /// The key under which a shape has its world.
  static func worldKey(of shape: Snapshot.Shape) -> String {
    shape == .chain ? "world_graph" : "graph"
  }

  /// The graph of the world, as far as it is an object.
  static func world(in document: SnapshotDocument) -> JSONValue? {
    let world = document.root[worldKey(of: document.identity.shape)]
    return world?.kind == .object ? world : nil
  }

  /// The tasks.
  var tasks: JSONValue? { document.root["tasks"] }

  /// The object in which the file says how the snapshot came to be: of a chain, its own row.
  var holder: JSONValue { places.holder }

  /// The entries of a parent in the lists of parents that are objects.
  func entry(ofParent id: SnapshotID) -> JSONValue? {
    derivations.lazy.flatMap { $0.parentsPlace.map { Array($0.elements) } ?? [] }
      .first { $0["id"]?.isText(id.text) == true }
  }
}

extension ComparedDocument {
  /// The places on the tape of what other sections than the last one tell of, and of what merely
  /// repeats it: of ids that follow from the content, of a chain's rows about its ancestors and of
  /// events that say from which parent a world evolved.
  var told: Set<Int> {
    let root = document.root
    var told = derivations.compactMap { $0.directive?.value }
    told += [places.id, places.manifest, places.singleParent, tasks, nodes, edges].compactMap(
      \.self)
    told += [places.parents, places.cohort, places.derivations, holder["parent_snapshot_id"]]
      .compactMap(\.self)
    told += [places.directive?.value, root["lineage"], world, history].compactMap(\.self)
    // That there is no directive is told by the lack of one.
    told += ["curriculum", "_evolve"].compactMap { holder[$0] }.filter(\.isNull)
    if document.identity.shape == .chain {
      told += [holder["id"]].compactMap(\.self)
      // A row mostly repeats the manifest of its file.
      if let copy = holder["manifest"], let manifest = places.manifest,
        copy.says(theSameAs: manifest)
      {
        told.append(copy)
      }
    } else {
      told += history.map { $0.elements.filter(Self.isEvolution) } ?? []
    }
    return Set(told.map(\.place))
  }

  private static func isEvolution(_ event: JSONValue) -> Bool {
    event["phase"]?.isText("evolve") == true
  }
}
