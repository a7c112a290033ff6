// SPDX-License-Identifier: MIT

import LineageCore

/// Whether a batch of snapshots fits into a lineage.
struct LineageCheck {
  /// The lineage as it was when the store was opened.
  let graph: LineageGraph

  /// The batch.
  let batch: [SnapshotID: Snapshot]

  /// The snapshots that were written after the store was opened and that the batch descends from.
  let recent: [SnapshotID: Snapshot]

  /// Refuses a batch in which a snapshot names a parent wrongly, or a cohort of others.
  ///
  /// - Parameters:
  ///   - allowsMissingParents: Whether a parent may be in no file.
  ///   - allowsOddLineage: Whether nothing else is looked for.
  /// - Throws: `WriteError.missingParent`, `.selfParent`, `.repeatedParent`, `.cycle` or
  ///   `.cohortParents`.
  /// - Complexity: O(*b* log *b*) for a batch of *b* snapshots; where others already descend from
  ///   some of them, O(*n* + *m*) besides.
  func check(allowsMissingParents: Bool, allowsOddLineage: Bool) throws(WriteError) {
    if allowsMissingParents, allowsOddLineage { return }
    for snapshot in batch.values.sorted(by: { $0.id < $1.id }) {
      try checkParents(of: snapshot, allowsMissingParents, allowsOddLineage)
    }
    if allowsOddLineage { return }
    try checkCycles()
    try checkCohorts()
  }

  /// Whether a snapshot has a file, or is about to have one.
  func isThere(_ id: SnapshotID) -> Bool {
    if batch[id] != nil || recent[id] != nil { return true }
    return graph.node(for: id).map { !graph.isMissing($0) } ?? false
  }

  private func checkParents(
    of snapshot: Snapshot, _ allowsMissing: Bool, _ isOddAllowed: Bool
  ) throws(WriteError) {
    var seen: Set<SnapshotID> = []
    for parent in snapshot.parents.map(\.id) {
      if !allowsMissing, !isThere(parent) { throw .missingParent(parent, of: snapshot.id) }
      if isOddAllowed { continue }
      if parent == snapshot.id { throw .selfParent(parent) }
      if !seen.insert(parent).inserted { throw .repeatedParent(parent, of: snapshot.id) }
    }
  }
}

extension LineageCheck {
  /// Refuses a batch that closes a cycle, looking only at what descends from the batch already.
  private func checkCycles() throws(WriteError) {
    let known = batch.keys.compactMap { graph.node(for: $0) }
    let below =
      known.isEmpty
      ? graph.noNodes : graph.descendants(of: NodeSet(known, capacity: graph.count))
    var records = batch
    for (id, snapshot) in recent where records[id] == nil { records[id] = snapshot }
    for node in below {
      let snapshot = graph[node]
      if records[snapshot.id] == nil { records[snapshot.id] = snapshot }
    }
    // What is in the store and gets another derivation keeps the parents that it has.
    for id in batch.keys {
      guard let node = graph.node(for: id) else { continue }
      records[id]?.parents += graph[node].parents
    }
    let whole = LineageGraph.build(from: records.values).graph
    for snapshot in batch.values.sorted(by: { $0.id < $1.id }) {
      guard let node = whole.node(for: snapshot.id), let cycle = whole.cycle(of: node)
      else { continue }
      for parent in snapshot.parents.map(\.id) {
        guard let other = whole.node(for: parent), cycle.contains(other) else { continue }
        throw .cycle(snapshot.id, parent: parent)
      }
    }
  }
}

extension LineageCheck {
  /// Refuses a batch with a member of a cohort whose other members have other parents.
  private func checkCohorts() throws(WriteError) {
    var parents: [CohortID: (set: Set<SnapshotID>, member: SnapshotID)] = [:]
    for snapshot in batch.values.sorted(by: { $0.id < $1.id }) {
      for cohort in snapshot.cohorts {
        let own = Self.parents(of: snapshot, in: cohort)
        if parents[cohort.id] == nil {
          parents[cohort.id] = member(of: cohort.id) ?? (own, snapshot.id)
        }
        guard let known = parents[cohort.id], known.set != own else { continue }
        throw .cohortParents(cohort.id, snapshot.id, member: known.member)
      }
    }
  }

  /// The parents of the first member that a cohort has in the store.
  private func member(of cohort: CohortID) -> (set: Set<SnapshotID>, member: SnapshotID)? {
    for index in graph.cohortIndices(named: cohort.text) where graph[index].id == cohort {
      for node in graph.members(of: index) {
        let snapshot = graph[node]
        guard let own = snapshot.cohorts.first(where: { $0.id == cohort }) else { continue }
        return (Self.parents(of: snapshot, in: own), snapshot.id)
      }
    }
    return nil
  }

  private static func parents(
    of snapshot: Snapshot, in cohort: CohortMembership
  ) -> Set<SnapshotID> {
    Set(cohort.parents ?? snapshot.parents.map(\.id))
  }
}
