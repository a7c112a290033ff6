// SPDX-License-Identifier: MIT

import LineageCore

extension FactPlaces {
  /// All there is to say of a snapshot, each fact with the key under which the file says it.
  ///
  /// - Parameter shown: Makes texts that may be shown.
  /// - Returns: The facts.
  /// - Complexity: O(size of the facts).
  func facts(_ shown: ShownValues = ShownValues(hidden: nil)) -> [SnapshotDetail.Fact] {
    var reader = FieldReader(isQuiet: true)
    let derivations = Derivation.all(in: self, &reader)
    let facts =
      [fact(.id, id)] + derivations.flatMap(facts) + [
        fact(.title, title), packFact, difficultyFact, fact(.recordedGeneration, generation),
        fact(.prompt, prompt), fact(.summary, summary), fact(.touchedFiles, touchedFiles),
        numbersFact,
      ]
    var shownFacts = facts.compactMap(\.self)
    if shown.hidden != nil {
      for index in shownFacts.indices {
        shownFacts[index].values = shownFacts[index].values.map { shown.text($0).text }
      }
    }
    if let manifest, let value = shown.json(manifest) {
      shownFacts.append(.init(.manifest, [value.text], key: manifest.path))
    }
    return shownFacts.filter { !$0.values.allSatisfy(\.isEmpty) }
  }

  /// What a value says: its text, the texts of its elements, or its compact JSON.
  private func fact(
    _ subject: SnapshotDetail.Subject, _ value: JSONValue?
  ) -> SnapshotDetail.Fact? {
    guard let value else { return nil }
    let values = value.kind == .array ? Array(value.elements) : [value]
    let texts = values.map { $0.string ?? JSONWriter.readable($0) }
    return .init(subject, texts, key: value.path)
  }

  private func facts(of derivation: Derivation) -> [SnapshotDetail.Fact?] {
    [
      derivation.parentsPlace.map { place in
        .init(.parents, derivation.parents.map { "\($0.id) (\($0.role))" }, key: place.path)
      },
      derivation.cohortPlace.flatMap { place in
        derivation.cohort.map { .init(.cohort, $0.lines, key: place.path) }
      },
      derivation.directive.flatMap { directive in
        directive.line.map { .init(.directive, [$0], key: directive.value.path) }
      },
    ]
  }

  private var packFact: SnapshotDetail.Fact? {
    guard let pack, let name = pack.string else { return nil }
    let description = Snapshot.Pack(id: name, version: packVersion?.string).description
    return .init(.pack, [description], key: pack.path)
  }

  private var numbersFact: SnapshotDetail.Fact? {
    guard let place = numbersPlace ?? numbers.first?.value else { return nil }
    return .init(.metrics, namedNumbers.map { "\($0.name)  \($0.value)" }, key: place.path)
  }

  private var difficultyFact: SnapshotDetail.Fact? {
    guard let difficulty, let first = difficulties.first else { return nil }
    if difficulties.count == 1 { return fact(.difficulty, first) }
    let mean = PythonNumber.representation(of: difficulty)
    return .init(
      .difficulty, ["\(mean), the mean of \(difficulties.count)"], key: "tasks[].meta.difficulty")
  }
}

extension CohortMembership {
  /// The id, the label, and the place among the members, as far as they are recorded.
  var lines: [String] {
    let place = index.map { "\($0.placeFromOne)" + (size.map { " of \($0)" } ?? "") }
    let extent = place ?? size.map { "one of \($0)" }
    return [id.text, label, extent].compactMap(\.self)
  }
}
