// SPDX-License-Identifier: MIT

import LineageCore

/// The id that a snapshot gets for the one that another program gave it.
enum ImportedName {
  /// What an id begins with that had to be made up.
  private static let prefix = "import-"

  /// The same id wherever a file can be named after it; else one made of it, which every other file that
  /// names it gives as well.
  ///
  /// - Complexity: O(length).
  static func id(for foreign: String) -> SnapshotID {
    let id = SnapshotID(foreign)
    guard id.fileNameProblem != nil else { return id }
    return SnapshotID(prefix + ContentID.digest(of: Array(foreign.utf8)).prefix(16))
  }
}

/// The object in a chain-shaped file that says where the snapshot came from, when another program made
/// it: `format`, `file`, `id`, and what that program said of it.
enum ImportedObject {
  /// Its key.
  static let key = "imported"

  /// The object, where it is about the snapshot of the file: whoever derives from it has another id.
  ///
  /// - Complexity: O(number of keys).
  static func object(in root: JSONValue, of id: String) -> JSONValue? {
    guard let object = root[key], object.kind == .object, let foreign = object["id"]?.exactString,
      ImportedName.id(for: foreign).text.compareBytes(to: id) == 0
    else { return nil }
    return object
  }

  /// Fills in what only such files have.
  static func fill(
    _ places: inout FactPlaces, from object: JSONValue, _ reader: inout FieldReader
  ) {
    places.directive = .foreign(in: object["directive"], &reader) ?? places.directive
    if places.difficulties.isEmpty, let difficulty = reader.number(object["difficulty"]) {
      places.difficulties = [difficulty]
    }
    places.generation = reader.wholeNumber(object["generation"])
    places.setNumbers(of: object["metrics"], &reader)
  }
}
