// SPDX-License-Identifier: MIT

/// Gathers the cohorts of a graph while it is built.
struct CohortTable {
  private(set) var cohorts: [Cohort] = []
  private(set) var memberships = Adjacency<CohortIndex>()
  private(set) var findings: [Finding] = []

  /// Collects recorded cohorts from the records and infers the others from shared parents.
  ///
  /// - Complexity: O(*n* + *m* + *c* log *c*) for *c* cohorts.
  init(snapshots: [Snapshot], parentEdges: Adjacency<NodeIndex>, childEdges: Adjacency<NodeIndex>) {
    collectRecorded(snapshots)
    checkRecorded(snapshots)
    inferFromParents(snapshots, parentEdges, childEdges)
    order(snapshots)
  }

  private mutating func collectRecorded(_ snapshots: [Snapshot]) {
    var numbers: [CohortID: Int] = [:]
    for position in snapshots.indices where !snapshots[position].isMissing {
      for membership in snapshots[position].cohorts {
        let number = numbers[membership.id, default: cohorts.count]
        if number == cohorts.count {
          numbers[membership.id] = number
          cohorts.append(Cohort(id: membership.id, members: [], isInferred: false))
        }
        if cohorts[number].label == nil { cohorts[number].label = membership.label }
        if let size = membership.size {
          cohorts[number].size = max(cohorts[number].size ?? 0, size)
        }
        if cohorts[number].members.last?.position != position {
          cohorts[number].members.append(NodeIndex(position))
        }
      }
    }
  }

  private mutating func checkRecorded(_ snapshots: [Snapshot]) {
    for cohort in cohorts {
      guard let first = cohort.members.first else { continue }
      let expected = parentSet(of: snapshots[first.position], in: cohort.id)
      let stray = cohort.members.first {
        parentSet(of: snapshots[$0.position], in: cohort.id) != expected
      }
      if let stray {
        let snapshot = snapshots[stray.position]
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

  private func parentSet(of snapshot: Snapshot, in cohort: CohortID) -> Set<SnapshotID> {
    let membership = snapshot.cohorts.first { $0.id == cohort }
    return Set(membership?.parents ?? snapshot.parents.map(\.id))
  }

  /// Two or more snapshots without a recorded cohort, with the same non-empty set of parents.
  ///
  /// All of them are children of the earliest parent, so that they are looked for there.
  private mutating func inferFromParents(
    _ snapshots: [Snapshot], _ parentEdges: Adjacency<NodeIndex>, _ childEdges: Adjacency<NodeIndex>
  ) {
    for parent in snapshots.indices {
      var groups: [[NodeIndex]: [NodeIndex]] = [:]
      for child in childEdges[NodeIndex(parent)]
      where snapshots[child.position].cohorts.isEmpty && !snapshots[child.position].isMissing {
        let parents = parentEdges[child].sorted()
        if parents[0].position == parent { groups[parents, default: []].append(child) }
      }
      for (parents, members) in groups where members.count > 1 {
        let names = parents.map { snapshots[$0.position].id }.sorted().map(\.text)
        cohorts.append(
          Cohort(
            id: CohortID("inferred:" + names.joined(separator: "+")), members: members,
            isInferred: true))
      }
    }
  }

  /// Numbers the cohorts by their first members, and sorts members by recorded index.
  private mutating func order(_ snapshots: [Snapshot]) {
    cohorts.sort {
      ($0.members[0], $0.isInferred ? 1 : 0, $0.id) < ($1.members[0], $1.isInferred ? 1 : 0, $1.id)
    }
    var numbers = [[CohortIndex]](repeating: [], count: snapshots.count)
    for number in cohorts.indices {
      for member in cohorts[number].members {
        numbers[member.position].append(CohortIndex(number))
      }
      let id = cohorts[number].id
      guard !cohorts[number].isInferred else { continue }
      cohorts[number].members.sort {
        let first = snapshots[$0.position].index(in: id) ?? .max
        let second = snapshots[$1.position].index(in: id) ?? .max
        return (first, $0) < (second, $1)
      }
    }
    memberships.reserveCapacity(nodes: snapshots.count, edges: snapshots.count)
    for (position, own) in numbers.enumerated() {
      memberships.appendNode(own.count < 2 ? own : recordedOrder(own, of: snapshots[position]))
    }
  }

  private func recordedOrder(_ numbers: [CohortIndex], of snapshot: Snapshot) -> [CohortIndex] {
    snapshot.cohorts.map(\.id).compactMap { id in
      numbers.first { cohorts[$0.position].id == id }
    }
  }
}

extension Snapshot {
  /// The recorded place of the snapshot in one of its cohorts.
  func index(in cohort: CohortID) -> Int? { cohorts.first { $0.id == cohort }?.index }
}
