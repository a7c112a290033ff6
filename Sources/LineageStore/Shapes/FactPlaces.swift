// SPDX-License-Identifier: MIT

/// Where a file keeps what there is to know of a snapshot, whatever the file's shape.
///
/// Each shape has one initialiser that fills these in; the short record and the full detail are
/// both read from here, so that they cannot disagree. Every value has the type it should have.
struct FactPlaces {
  /// The id.
  var id: JSONValue?

  /// The object that holds the fields about parents and cohorts.
  var holder: JSONValue

  /// The parents, the cohort and the derivations, where the file has fields for them.
  var parents: JSONValue?
  var cohort: JSONValue?
  var derivations: JSONValue?

  /// Whether another program wrote it, by rules of its own: ids may be numbers, and a single parent
  /// stand where others have a list.
  let isForeign: Bool

  /// The single parent, in the field that the shape has for it.
  var singleParent: JSONValue?

  /// Whether the file says that there is no single parent, rather than nothing at all.
  var deniesParent = false

  /// What was done to derive the snapshot: a curriculum, an `_evolve` or a summary.
  var directive: Directive?

  /// The manifest.
  var manifest: JSONValue?

  /// A name for people.
  var title: JSONValue?

  /// The pack's name and its version.
  var pack: JSONValue?
  var packVersion: JSONValue?

  /// The number that says how hard the world is, or the numbers of its tasks.
  var difficulties: [JSONValue] = []

  /// The number recorded as the snapshot's generation.
  var generation: JSONValue?

  /// What the builder was asked for, what it says it did, and the files it touched.
  var prompt: JSONValue?
  var summary: JSONValue?
  var touchedFiles: JSONValue?

  /// The numbers that are metrics, with their names, and the object in which most of them stand.
  var numbers: [(name: String, value: JSONValue)] = []
  var numbersPlace: JSONValue?

  /// Creates places of an id, and of what stands in the fields about parents and cohorts.
  init(id: JSONValue?, holder: JSONValue) {
    self.id = id
    self.holder = holder
    parents = holder["parents"]
    cohort = holder["cohort"]
    derivations = holder["derivations"]
    isForeign = false
  }

  /// Creates places of nothing but an id, in the file of another program.
  init(foreignID id: JSONValue?, in root: JSONValue) {
    self.id = id
    holder = root
    isForeign = true
  }
}

extension FactPlaces {
  /// The name for people in a manifest.
  static func title(in manifest: JSONValue?, _ reader: inout FieldReader) -> JSONValue? {
    let world = reader.object(manifest?["world"])
    return reader.text(world?["title"]) ?? reader.text(manifest?["title"])
      ?? reader.text(manifest?["name"])
  }

  /// The difficulty of the world, or else those of its tasks.
  static func difficulties(ofWorldIn root: JSONValue, _ reader: inout FieldReader) -> [JSONValue] {
    let ofWorld = reader.number(root["lineage"]?["world_difficulty"])
    let ofTasks = difficulties(ofTasksIn: root, &reader)
    return ofWorld.map { [$0] } ?? ofTasks
  }

  /// The difficulties of the tasks that have one.
  static func difficulties(ofTasksIn root: JSONValue, _ reader: inout FieldReader) -> [JSONValue] {
    guard let tasks = reader.list(root["tasks"]) else { return [] }
    return reader.elements(of: tasks) { task, reader in
      let meta = reader.object(reader.object(task)?["meta"])
      return reader.number(meta?["difficulty"])
    }
  }

  /// Fills in the single parent from the first of several fields that names one.
  mutating func setSingleParent(among candidates: [JSONValue], _ reader: inout FieldReader) {
    for candidate in candidates {
      if singleParent != nil {
        // It does not count, but it should be text all the same.
        _ = reader.text(candidate)
      } else if reader.id(candidate) != nil {
        singleParent = candidate
      }
    }
    guard singleParent == nil, let denial = candidates.first(where: \.isNull) else { return }
    singleParent = denial
    deniesParent = true
  }

  /// Fills in the pack from a field that is its name or an object of name and version.
  mutating func setPack(_ pack: JSONValue?, version: JSONValue?, _ reader: inout FieldReader) {
    guard let pack = reader.textOrObject(pack) else { return }
    self.pack = pack.kind == .object ? reader.text(pack["id"]) : pack
    packVersion = reader.text(pack["version"] ?? version)
  }
}
