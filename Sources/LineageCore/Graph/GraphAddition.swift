// SPDX-License-Identifier: MIT

/// New nodes, and where they go among those of a graph.
struct GraphAddition {
  let base: LineageGraph
  let draft: LineageDraft

  /// For each name of the draft the node that the graph has for it.
  let known: [NodeIndex?]
  /// For each name of the draft the entry that is about it.
  private(set) var entryOfName: [Int?]
  /// For each name that is new its generation.
  private(set) var generations: [UInt32?]
  /// The names of the new nodes, in the lineage's order.
  private(set) var names: [UInt32] = []
  private(set) var splice = Splice(places: [], baseCount: 0)

  init?(_ draft: LineageDraft, to base: LineageGraph) {
    self.base = base
    self.draft = draft
    let texts = draft.names.texts
    known = (0..<texts.count).map { base.node(for: SnapshotID(texts[$0])) }
    entryOfName = Array(repeating: nil, count: texts.count)
    generations = Array(repeating: nil, count: texts.count)
    for (place, entry) in draft.entries.enumerated() {
      let name = Int(entry.name)
      guard known[name] == nil, entryOfName[name] == nil else { return nil }
      entryOfName[name] = place
    }
    guard findGenerations() else { return nil }
    findPlaces()
  }

  /// The parents that the draft gives a name.
  func parents(of name: Int) -> ArraySlice<UInt32> {
    entryOfName[name].map { draft.parents[NodeIndex($0)] } ?? []
  }

  /// Finds the generations of the new nodes; tells whether there is no cycle among them.
  private mutating func findGenerations() -> Bool {
    var waiting = [Int](repeating: 0, count: known.count)
    var children: [Int: [Int]] = [:]
    let new = known.indices.filter { known[$0] == nil }
    for name in new {
      for parent in parents(of: name) where known[Int(parent)] == nil {
        waiting[name] += 1
        children[Int(parent), default: []].append(name)
      }
    }
    var ready = new.filter { waiting[$0] == 0 }
    var next = 0
    while next < ready.count {
      let name = ready[next]
      next += 1
      let above = parents(of: name).map { parent in
        known[Int(parent)].map { base.generations[$0.position] } ?? generations[Int(parent)] ?? 0
      }
      generations[name] = above.max().map { $0 + 1 } ?? 0
      for child in children[name] ?? [] {
        waiting[child] -= 1
        if waiting[child] == 0 { ready.append(child) }
      }
    }
    return ready.count == new.count
  }

  /// Sorts the new nodes into the lineage's order, and finds their places among the others.
  private mutating func findPlaces() {
    let texts = draft.names.texts
    let byID = texts.sorted(known.indices.filter { known[$0] == nil }.map { UInt32($0) })
    // Names of one generation stay in the order of their ids.
    let keyed = byID.enumerated().map { place, name in
      (generation: generations[Int(name)] ?? 0, place: place, name: name)
    }
    names = keyed.sorted { ($0.generation, $0.place) < ($1.generation, $1.place) }.map(\.name)
    let places = names.map { name in
      base.place(generation: generations[Int(name)] ?? 0, id: texts[Int(name)])
    }
    splice = Splice(places: places, baseCount: base.count)
  }
}
