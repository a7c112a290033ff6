// SPDX-License-Identifier: MIT

import LineageCore

/// One way in which a snapshot came to be: from which parents, in which cohort, by what directive.
struct Derivation {
  /// The parents in stored order, the primary parent first.
  var parents: [ParentReference]

  /// The cohort, where one is recorded.
  var cohort: CohortMembership?

  /// Where the file says what was done.
  var directive: Directive?

  /// Where the file names the parents, and the cohort.
  var parentsPlace: JSONValue?
  var cohortPlace: JSONValue?
}

extension Derivation {
  /// Reads all derivations of a snapshot, the oldest first: always one at least.
  ///
  /// Most files have one, made of `parents`, or of the single parent, and `cohort`. A list of
  /// `derivations`, where there is one, has the say.
  static func all(in places: FactPlaces, _ reader: inout FieldReader) -> [Derivation] {
    reader.isForeign = places.isForeign
    let beside = besideParents(in: places, &reader)
    guard let list = reader.list(places.derivations) else { return [beside] }
    var derivations = reader.elements(of: list) { entry, reader in
      reader.object(entry).map { Derivation(inEntry: $0, &reader) }
    }
    guard let first = derivations.first else { return [beside] }
    if beside.parentsPlace != nil, first.ids != beside.ids {
      reader.report(
        .parentsDisagree, at: list,
        "the first derivation has other parents than the fields beside it; `derivations` counts")
    }
    derivations[0].cohort = first.cohort ?? beside.cohort
    derivations[0].cohortPlace = first.cohortPlace ?? beside.cohortPlace
    derivations[0].directive = first.directive ?? beside.directive
    return derivations
  }

  /// The ids of the parents.
  var ids: [SnapshotID] { parents.map(\.id) }

  /// Where the file names a parent.
  func place(of id: SnapshotID) -> JSONValue? {
    guard let parentsPlace else { return nil }
    let places = parentsPlace.kind == .array ? Array(parentsPlace.elements) : [parentsPlace]
    return places.lazy.map { $0["id"] ?? $0 }.first { $0.isID(id.text) }
  }

  /// Reads an entry of `derivations`.
  private init(inEntry entry: JSONValue, _ reader: inout FieldReader) {
    let curriculum = Directive.curriculum(in: entry["curriculum"], &reader)
    directive = Directive.evolution(in: entry["_evolve"], &reader) ?? curriculum
    parentsPlace = reader.list(entry["parents"])
    parents = Self.references(in: parentsPlace, &reader)
    cohortPlace = reader.textOrObject(entry["cohort"])
    cohort = Self.membership(in: cohortPlace, &reader)
  }

  /// Reads the fields that most files have.
  private static func besideParents(
    in places: FactPlaces, _ reader: inout FieldReader
  ) -> Derivation {
    let cohortPlace = reader.textOrObject(places.cohort)
    var derivation = Derivation(
      parents: [], cohort: membership(in: cohortPlace, &reader), directive: places.directive,
      cohortPlace: cohortPlace)
    let single = reader.id(places.singleParent).map { SnapshotID($0) }
    if let list = places.isForeign ? places.parents : reader.list(places.parents) {
      derivation.parentsPlace = list
      derivation.parents = references(in: list, &reader)
      let primary = derivation.parents.first?.id
      if primary != single, single != nil || places.deniesParent {
        reader.report(
          .parentsDisagree, at: places.singleParent ?? list,
          "the first of `parents` is another than the single parent; `parents` counts")
      }
    } else if let single {
      derivation.parentsPlace = places.singleParent
      derivation.parents = [ParentReference(single)]
    }
    return derivation
  }
}

extension Derivation {
  /// Reads a list of parents, or what stands in the place of one.
  private static func references(
    in list: JSONValue?, _ reader: inout FieldReader
  ) -> [ParentReference] {
    guard let list else { return [] }
    if list.kind != .array { return reference(list, &reader).map { [$0] } ?? [] }
    return reader.elements(of: list, reference)
  }

  /// Reads a parent: an object with an id and perhaps a role, or a bare id.
  private static func reference(
    _ element: JSONValue, _ reader: inout FieldReader
  ) -> ParentReference? {
    guard let element = reader.textOrObject(element) else { return nil }
    if element.kind != .object { return reader.id(element).map { ParentReference(SnapshotID($0)) } }
    if let id = reader.id(element["id"]) {
      let role = reader.text(element["role"])?.string ?? ParentReference.defaultRole
      return ParentReference(SnapshotID(id), role: role)
    }
    if element["id"]?.isNull ?? true {
      reader.report(.wrongType, at: element, "the parent has no id")
    }
    return nil
  }

  /// Reads a cohort: an object with an id and perhaps more, or a bare id.
  private static func membership(
    in value: JSONValue?, _ reader: inout FieldReader
  ) -> CohortMembership? {
    guard let value else { return nil }
    if value.kind != .object { return reader.id(value).map { CohortMembership(CohortID($0)) } }
    // What stemma prints of a cohort that nobody recorded is not to be taken for a record.
    if reader.isForeign, value["inferred"]?.kind == .true { return nil }
    guard let id = reader.id(value["id"]) else {
      if value["id"]?.isNull ?? true {
        reader.report(.wrongType, at: value, "the cohort has no id")
      }
      return nil
    }
    let place = reader.wholeNumber(value["index"])
    let membership = CohortMembership(
      CohortID(id), label: reader.text(value["label"])?.string, index: place?.int,
      size: reader.wholeNumber(value["size"])?.int)
    if let place, let message = membership.indexProblem {
      reader.report(.cohortIndex, at: place, message)
    }
    return membership
  }
}

extension CohortMembership {
  /// What is the matter with the index, as far as the membership says so itself.
  var indexProblem: String? {
    guard let index else { return nil }
    if index < 0 { return "the index is \(index), and the first one is 0" }
    guard let size, index >= size else { return nil }
    return "the index is \(index), counted from 0, but the size is \(size)"
  }
}
