// SPDX-License-Identifier: MIT

import LineageCore

/// Compares snapshots section by section.
struct DifferenceBuilder {
  typealias Change = SnapshotDifference.Change
  typealias Section = SnapshotDifference.Section
  typealias Subject = SnapshotDifference.Subject

  /// The documents, the one that is compared last.
  let documents: [ComparedDocument]

  /// Makes texts.
  let shown: ShownValues

  private let told: [Set<Int>]

  /// Whether sections are about what is the same in all documents, and not about what differs.
  private(set) var isAboutSame = false

  /// Takes documents, the one that is compared last.
  ///
  /// - Parameters:
  ///   - documents: Two at least.
  ///   - revealsHidden: Whether the values of hidden attributes are shown.
  init(_ documents: [SnapshotDocument], revealsHidden: Bool) {
    self.documents = documents.map { ComparedDocument($0) }
    told = self.documents.map(\.told)
    shown = ShownValues(hidden: revealsHidden ? nil : HiddenTexts(in: documents.map(\.root)))
  }

  /// What differs, in order of meaning: what was done and what came of it, then how the snapshots
  /// came to be.
  ///
  /// - Returns: The sections in which something differs, or is the same.
  /// - Complexity: O(length + *k* log *k*) for *k* keys and ids.
  var sections: [Section] {
    [
      section(.directive, directives),
      section(.nodes, items(\.nodes, "nodes", in: [worldStep])), section(.edges, edges),
      section(.manifest, differences(\.places.manifest).map { change($0) }),
      section(.tasks, items(\.tasks, "tasks")),
      section(.parents, parents), section(.cohort, cohorts), section(.rest, rest),
    ].filter { !$0.changes.isEmpty }
  }

  /// What is the same in all documents, in the same order.
  mutating func sameSections() -> [Section] {
    isAboutSame = true
    defer { isAboutSame = false }
    return sections
  }

  private func section(_ subject: Subject, _ changes: [Change]) -> Section {
    Section(subject, changes)
  }
}

extension DifferenceBuilder {
  /// What a closure finds in each document.
  func versions(_ value: (ComparedDocument) -> JSONValue?) -> JSONVersions {
    JSONVersions(documents.map(value))
  }

  private func differences(_ value: (ComparedDocument) -> JSONValue?) -> [JSONDifference] {
    var comparison = comparison(leavingOut: told)
    comparison.compareParts(of: versions(value))
    return found(by: comparison)
  }

  /// A comparison that finds what is asked for.
  func comparison(
    leavingOut told: [Set<Int>] = [], knownBy names: [String] = ["id"]
  ) -> JSONComparison {
    JSONComparison(leavingOut: told, knownBy: names, seekingSame: isAboutSame)
  }

  /// What a comparison has found of what is asked for.
  func found(by comparison: JSONComparison) -> [JSONDifference] {
    isAboutSame ? comparison.same : comparison.differences
  }

  /// A difference at a path.
  func change(_ difference: JSONDifference) -> Change {
    change(difference, difference.path.path(shown.name), nil)
  }

  /// A difference of an item, or in one: its first step leads to the item.
  private func change(ofItem difference: JSONDifference, leavingOut keys: [String]) -> Change {
    guard case .id(let id, let occurrence) = difference.path.first else {
      return change(difference)
    }
    let names = id.split(separator: JSONStep.separator, omittingEmptySubsequences: false)
    let item = names.map { shown.name(Array($0)) }.joined(separator: " ")
    let path = Array(difference.path.dropFirst()).path(shown.name)
    return change(
      difference, item + (occurrence == 0 ? "" : " #\(occurrence + 1)"), path.isEmpty ? nil : path,
      leavingOut: path.isEmpty ? keys : [])
  }

  func change(
    _ difference: JSONDifference, _ item: String, _ attribute: String?,
    leavingOut keys: [String] = []
  ) -> Change {
    let values = difference.versions.values.map {
      shown.json($0, isHidden: difference.isHidden, leavingOut: keys)
    }
    let sources = difference.versions.before.indices.filter { difference.versions.isSource($0) }
    return Change(
      item, attribute, before: Array(values.dropLast()), after: values[values.count - 1],
      sources: sources)
  }
}

extension DifferenceBuilder {
  /// The differences of lists in which everything should have an id: tasks or nodes.
  private func items(
    _ list: (ComparedDocument) -> JSONValue?, _ name: String, in start: [JSONStep] = []
  ) -> [Change] {
    differences(list).map { difference in
      if case .id = difference.path.first { return change(ofItem: difference, leavingOut: ["id"]) }
      return change(difference, (start + [.key(name)] + difference.path).path(shown.name), nil)
    }
  }

  private var worldStep: JSONStep {
    .key(ComparedDocument.worldKey(of: documents[documents.count - 1].document.identity.shape))
  }

  /// The differences of edges, each known by its ends and its relation.
  private var edges: [Change] {
    var lists: [[JSONVersions.Item]] = []
    for document in documents {
      guard let list = EdgeEnds.items(of: document.edges) else {
        return items(\.edges, "edges", in: [worldStep])
      }
      lists.append(list)
    }
    var comparison = comparison(knownBy: EdgeEnds.keys)
    for (step, versions) in JSONVersions.aligned(lists) {
      comparison.compare(versions, at: [step])
    }
    return found(by: comparison).map { change(ofItem: $0, leavingOut: EdgeEnds.keys) }
  }

  /// What no other section tells of: first what a file says of how the snapshot came to be, and what
  /// else there is to a world.
  private var rest: [Change] {
    var comparison = comparison(leavingOut: told)
    comparison.compareParts(of: versions(\.holder), at: [.key("lineage")])
    comparison.compareParts(of: versions(\.world), at: [worldStep])
    comparison.compareParts(of: versions(\.history), at: [.key("history")])
    comparison.compareParts(of: versions(\.document.root))
    return found(by: comparison).map { change($0) }
  }
}
