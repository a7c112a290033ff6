// SPDX-License-Identifier: MIT

/// Gathers the cohorts of a graph while it is built.
struct CohortTable {
  private(set) var cohorts: [Cohort] = []
  private(set) var memberships = Adjacency<CohortIndex>()
  private(set) var findings: [Finding] = []

  /// For each cohort the places that its members' records give it among their own cohorts, in the
  /// order of the members; nothing for an inferred one.
  private var recordedPlaces: [[Int]] = []

  /// For each node the numbers of its cohorts, in recorded order.
  private var numbers: [[Int]]

  /// Collects recorded cohorts from the records and infers the others from shared parents.
  ///
  /// - Complexity: O(*n* + *m* + *c* log *c*) for *c* cohorts.
  init(snapshots: [Snapshot], parentEdges: Adjacency<NodeIndex>, childEdges: Adjacency<NodeIndex>) {
    numbers = Array(repeating: [], count: snapshots.count)
    collectRecorded(snapshots)
    checkRecorded(snapshots)
    inferFromParents(snapshots, parentEdges, childEdges)
    order(snapshots)
  }

  private mutating func collectRecorded(_ snapshots: [Snapshot]) {
    var known: [CohortID: Int] = [:]
    for position in snapshots.indices where !snapshots[position].isMissing {
      for (place, membership) in snapshots[position].cohorts.enumerated() {
        let number = known[membership.id, default: cohorts.count]
        if number == cohorts.count {
          known[membership.id] = number
          add(Cohort(id: membership.id, members: [], isInferred: false))
        }
        if cohorts[number].label == nil { cohorts[number].label = membership.label }
        if let size = membership.size {
          cohorts[number].size = max(cohorts[number].size ?? 0, size)
        }
        // Where a record names a cohort twice, the first time counts.
        if cohorts[number].members.last?.position != position {
          cohorts[number].members.append(NodeIndex(position))
          recordedPlaces[number].append(place)
          numbers[position].append(number)
        }
      }
    }
  }

  private mutating func add(_ cohort: Cohort) {
    cohorts.append(cohort)
    recordedPlaces.append([])
  }

  private mutating func checkRecorded(_ snapshots: [Snapshot]) {
    for (cohort, places) in zip(cohorts, recordedPlaces) {
      guard let first = cohort.members.first, let place = places.first else { continue }
      let expected = parentSet(of: snapshots[first.position], place)
      let stray = zip(cohort.members, places).dropFirst().first { member, place in
        parentSet(of: snapshots[member.position], place) != expected
      }
      if let stray {
        let snapshot = snapshots[stray.0.position]
        findings.append(
          Finding(
            .cohortParents, snapshot: snapshot.id, file: snapshot.file,
            message: "cohort \(cohort.id) has members with different parents: "
              + "\(snapshots[first.position].id) and \(snapshot.id)"))
      }
      if let size = cohort.size, size > cohort.members.count {
        let snapshot = snapshots[first.position]
        findings.append(
          Finding(
            .cohortIncomplete, snapshot: snapshot.id, file: snapshot.file,
            message: "cohort \(cohort.id) has \(cohort.members.count) of \(size) members"))
      }
    }
  }

  /// The parents of the derivation by which a snapshot came into the cohort at a place in its record.
  private func parentSet(of snapshot: Snapshot, _ place: Int) -> Set<SnapshotID> {
    Set(snapshot.cohorts[place].parents ?? snapshot.parents.map(\.id))
  }

  /// Two or more snapshots without a recorded cohort, with the same non-empty set of parents.
  ///
  /// All of them are children of the earliest parent, so that they are looked for there, and only
  /// there: a snapshot with many parents is looked at once.
  private mutating func inferFromParents(
    _ snapshots: [Snapshot], _ parentEdges: Adjacency<NodeIndex>, _ childEdges: Adjacency<NodeIndex>
  ) {
    let earliest = snapshots.indices.map { position in
      snapshots[position].cohorts.isEmpty && !snapshots[position].isMissing
        ? parentEdges[NodeIndex(position)].min() : nil
    }
    for parent in snapshots.indices {
      var groups: [[NodeIndex]: [NodeIndex]] = [:]
      for child in childEdges[NodeIndex(parent)]
      where earliest[child.position]?.position == parent {
        groups[parentEdges[child].sorted(), default: []].append(child)
      }
      for (parents, members) in groups where members.count > 1 {
        for member in members { numbers[member.position].append(cohorts.count) }
        let names = parents.map { snapshots[$0.position].id }.sorted().map(\.text)
        add(
          Cohort(
            id: CohortID("inferred:" + names.joined(separator: "+")), members: members,
            isInferred: true))
      }
    }
  }

  /// Numbers the cohorts by their first members, and sorts members by recorded index.
  private mutating func order(_ snapshots: [Snapshot]) {
    let order = cohorts.indices.sorted { first, second in
      let (first, second) = (cohorts[first], cohorts[second])
      return (first.members[0], first.isInferred ? 1 : 0, first.id)
        < (second.members[0], second.isInferred ? 1 : 0, second.id)
    }
    for number in cohorts.indices where !cohorts[number].isInferred {
      let members = zip(cohorts[number].members, recordedPlaces[number]).map { member, place in
        (snapshots[member.position].cohorts[place].index ?? .max, member)
      }
      cohorts[number].members = members.sorted(by: <).map(\.1)
    }
    cohorts = order.map { cohorts[$0] }
    var indices = [CohortIndex](repeating: CohortIndex(0), count: order.count)
    for (position, number) in order.enumerated() { indices[number] = CohortIndex(position) }
    memberships.reserveCapacity(nodes: snapshots.count, edges: snapshots.count)
    for own in numbers { memberships.appendNode(own.lazy.map { indices[$0] }) }
  }
}

extension Snapshot {
  /// The recorded place of the snapshot in one of its cohorts.
  func index(in cohort: CohortID) -> Int? { cohorts.first { $0.id == cohort }?.index }
}
