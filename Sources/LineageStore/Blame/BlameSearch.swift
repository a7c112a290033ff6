// SPDX-License-Identifier: MIT

import LineageCore

/// Looks for the ancestor that brought a value into a snapshot.
struct BlameSearch {
  private let store: SnapshotStore
  private let place: ValuePlace
  private let value: JSONValue

  /// The path of the part in which the value is.
  private let partPath: String

  /// What the files that were read hide, and whether they hide the place.
  private var hidden = HiddenTextGathering()
  private var isHidden = false

  /// Prepares to look for the origin of a value in a document of a store.
  init(for value: JSONValue, in document: ComparedDocument, of store: SnapshotStore) {
    self.store = store
    self.value = value
    place = ValuePlace(of: value, in: document)
    partPath = document.path(of: place.part)
    note(document)
  }

  /// Remembers what a file hides.
  private mutating func note(_ document: ComparedDocument) {
    hidden.look(into: document.document.root)
    isHidden = isHidden || place.find(in: document).isHidden
  }

  /// What a snapshot has at the place.
  private mutating func version(of node: NodeIndex) throws(StoreError) -> JSONValue? {
    let document = ComparedDocument(try store.currentDocument(of: store.graph.id(of: node)))
    note(document)
    return place.find(in: document).value
  }

  /// Finds the origin.
  mutating func blame(_ node: NodeIndex, revealsHidden: Bool) throws(StoreError) -> Blame {
    let graph = store.graph
    let sought = value
    let way = try graph.wayToOrigin(from: node) { (parent) throws(StoreError) in
      try version(of: parent)?.isSame(as: sought) ?? false
    }
    var before: [Before] = []
    if case .origin(let origin) = way.end { before = try versions(before: origin) }
    let shown = ShownValues(hidden: revealsHidden ? nil : HiddenTexts(hidden))
    var blame = Blame(
      subject: graph.id(of: node), path: path(shown),
      value: shown.json(value, isHidden: isHidden) ?? .hidden,
      steps: way.steps.map { step(for: $0, shown) }, origin: nil,
      parents: before.map { before in
        Blame.Parent(
          shown.origin(before.edge), isMissing: before.isMissing,
          value: shown.json(before.value, isHidden: isHidden))
      })
    switch way.end {
    case .origin(let origin): blame.origin = graph.id(of: origin)
    case .cycle(let nodes): blame.cycle = nodes.map { graph.id(of: $0) }
    }
    return blame
  }
}

extension BlameSearch {
  /// What a parent of the origin has.
  private typealias Before = (edge: SnapshotDifference.Origin, isMissing: Bool, value: JSONValue?)

  private mutating func versions(before origin: NodeIndex) throws(StoreError) -> [Before] {
    var versions: [Before] = []
    for (number, parent) in store.graph.parents(of: origin).enumerated() where parent != origin {
      let isMissing = store.graph.isMissing(parent)
      let value = isMissing ? nil : try version(of: parent)
      versions.append((store.edge(from: origin, at: number), isMissing, value))
    }
    return versions
  }

  private func step(for step: WayToOrigin.Step, _ shown: ShownValues) -> Blame.Step {
    Blame.Step(
      child: store.graph.id(of: step.child),
      parent: shown.origin(store.edge(from: step.child, at: step.place)),
      others: step.others.map { store.graph.id(of: $0) })
  }

  /// Where the snapshot's own file has the value.
  private func path(_ shown: ShownValues) -> String {
    let path = partPath + place.steps.map { $0.text(shown.name) }.joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }
}

extension SnapshotStore {
  /// One of the parents of a node, by its place among them, from 0.
  fileprivate func edge(from child: NodeIndex, at place: Int) -> SnapshotDifference.Origin {
    let parent = graph[child].parents[place]
    return SnapshotDifference.Origin(
      parent.id, number: place + 1, role: parent.role, directive: parent.directive)
  }
}

extension ComparedDocument {
  /// The path of a part; a chain's own row is its `lineage`, as differences have it.
  fileprivate func path(of part: ValuePlace.Part) -> String {
    part == .lineage && document.identity.shape != .flat ? "lineage" : self[part]?.path ?? ""
  }
}

extension JSONValue {
  /// Whether a comparison of snapshots finds no difference between two values.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for containers of *k* items.
  func isSame(as other: JSONValue) -> Bool {
    var comparison = JSONComparison()
    comparison.compare(JSONVersions([self, other]))
    return comparison.differences.isEmpty
  }
}
