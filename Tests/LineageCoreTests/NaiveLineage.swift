// SPDX-License-Identifier: MIT

import LineageCore

/// The same questions answered the slow and obvious way, from the records and the definitions.
struct NaiveLineage {
  let records: [SnapshotID: Snapshot]
  let parents: [SnapshotID: [SnapshotID]]
  let children: [SnapshotID: [SnapshotID]]
  let ids: [SnapshotID]

  init(_ input: [Snapshot]) {
    var records: [SnapshotID: Snapshot] = [:]
    for snapshot in input { records[snapshot.id] = snapshot }
    for snapshot in input {
      for parent in snapshot.parents where records[parent.id] == nil {
        records[parent.id] = Snapshot(id: parent.id)
      }
    }
    self.records = records
    ids = records.keys.sorted()
    let parents = records.mapValues { snapshot in
      var kept: [SnapshotID] = []
      for parent in snapshot.parents.map(\.id) where parent != snapshot.id {
        if !kept.contains(parent) { kept.append(parent) }
      }
      return kept
    }
    self.parents = parents
    var children: [SnapshotID: [SnapshotID]] = [:]
    for child in ids {
      for parent in parents[child] ?? [] { children[parent, default: []].append(child) }
    }
    self.children = children
  }

  func parents(_ id: SnapshotID) -> [SnapshotID] { parents[id] ?? [] }
  func children(_ id: SnapshotID) -> [SnapshotID] { children[id] ?? [] }
  func isMissing(_ id: SnapshotID) -> Bool { records[id]?.file == nil }

  func reached(
    from id: SnapshotID, within limit: Int = .max, _ step: (SnapshotID) -> [SnapshotID]
  ) -> Set<SnapshotID> {
    var reached: Set = [id]
    var distance = 0
    while distance < limit {
      let next = reached.union(reached.flatMap(step))
      if next == reached { break }
      reached = next
      distance += 1
    }
    return reached.subtracting([id])
  }

  func ancestors(_ id: SnapshotID, within limit: Int = .max) -> Set<SnapshotID> {
    reached(from: id, within: limit, parents)
  }

  func descendants(_ id: SnapshotID, within limit: Int = .max) -> Set<SnapshotID> {
    reached(from: id, within: limit, children)
  }

  /// The members of a node's cycle: itself, and all that are both ancestors and descendants.
  func cycle(_ id: SnapshotID) -> Set<SnapshotID> {
    ancestors(id).intersection(descendants(id)).union([id])
  }

  /// By the definition: the longest walk up over the graph with each cycle as one node.
  func generation(_ id: SnapshotID) -> Int {
    let cycle = cycle(id)
    let outside = cycle.flatMap(parents).filter { !cycle.contains($0) }
    return outside.map { generation($0) + 1 }.max() ?? 0
  }

  /// The distance from the cycle's entry, inside the cycle.
  func distanceFromEntry(_ id: SnapshotID) -> Int {
    let cycle = cycle(id)
    let sorted = cycle.sorted()
    let entry = sorted.first { !parents($0).allSatisfy(cycle.contains) } ?? sorted[0]
    var level: Set = [entry]
    var distance = 0
    while !level.contains(id) {
      level.formUnion(level.flatMap(children).filter(cycle.contains))
      distance += 1
    }
    return distance
  }

  /// The lineage's order, by its definition.
  var order: [SnapshotID] {
    let keys = ids.map { id in
      (generation(id), cycle(id).min() ?? id, distanceFromEntry(id), id)
    }
    return keys.sorted { $0 < $1 }.map(\.3)
  }

  func family(_ id: SnapshotID) -> Set<SnapshotID> {
    reached(from: id) { parents($0) + children($0) }.union([id])
  }

  /// The sets of two or more that are cohorts, recorded ones first.
  var cohorts: [(recorded: CohortID?, members: Set<SnapshotID>)] {
    let present = ids.filter { !isMissing($0) }
    func recorded(_ id: SnapshotID) -> CohortID? { records[id]?.cohorts.first?.id }
    let byID = Dictionary(grouping: present.filter { recorded($0) != nil }, by: recorded)
    let loose = present.filter { recorded($0) == nil && !parents($0).isEmpty }
    let byParents = Dictionary(grouping: loose) { Set(parents($0)) }
    return byID.map { ($0.key, Set($0.value)) }
      + byParents.values.filter { $0.count > 1 }.map { (nil, Set($0)) }
  }
}
