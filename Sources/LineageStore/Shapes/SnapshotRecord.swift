// SPDX-License-Identifier: MIT

import LineageCore

extension Snapshot {
  /// Makes the short record of a snapshot from what a file says of it.
  ///
  /// - Complexity: O(size of the facts).
  init(
    id: SnapshotID, shape: Shape?, file: String?, places: FactPlaces, _ reader: inout FieldReader
  ) {
    let derivations = Derivation.all(in: places, &reader)
    self.init(
      id: id, parents: Self.union(of: derivations), cohorts: Self.memberships(of: derivations),
      derivationCount: derivations.count, title: places.title?.string,
      pack: places.pack?.string.map { Pack(id: $0, version: places.packVersion?.string) },
      difficulty: places.difficulty, direction: derivations[0].directive?.direction,
      recordedGeneration: places.generation?.int, shape: shape,
      listsParents: derivations.contains { $0.parentsPlace?.kind == .array }, file: file)
  }

  /// The parents of all derivations, in order, each edge with what was done along it.
  ///
  /// A parent that an earlier derivation has already named keeps that edge. Within one derivation
  /// repeats stay: whoever builds a graph reports them.
  private static func union(of derivations: [Derivation]) -> [ParentReference] {
    var union: [ParentReference] = []
    var known: Set<SnapshotID> = []
    for derivation in derivations {
      let line = derivation.directive?.line
      for var parent in derivation.parents where !known.contains(parent.id) {
        parent.directive = line
        union.append(parent)
      }
      if derivations.count > 1 { known.formUnion(derivation.ids) }
    }
    return union
  }

  private static func memberships(of derivations: [Derivation]) -> [CohortMembership] {
    derivations.compactMap { derivation in
      guard var cohort = derivation.cohort else { return nil }
      if derivations.count > 1 { cohort.parents = derivation.ids }
      return cohort
    }
  }
}

extension FactPlaces {
  /// The mean of the difficulties, or `nil` where there are none.
  var difficulty: Double? {
    let numbers = difficulties.compactMap(\.double)
    guard !numbers.isEmpty else { return nil }
    let mean = numbers.reduce(0, +) / Double(numbers.count)
    return mean.isFinite ? mean : nil
  }
}
