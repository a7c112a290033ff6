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
    for (position, snapshot) in snapshots.enumerated() where !snapshot.isMissing {
      for membership in snapshot.cohorts {
        let number = numbers[membership.id, default: cohorts.count]
        if number == cohorts.count {
          numbers[membership.id] = number
          cohorts.append(Cohort(id: membership.id, members: [], isInferred: false))
        }
        cohorts[number].label = cohorts[number].label ?? membership.label
        cohorts[number].size = [cohorts[number].size, membership.size].compactMap(\.self).max()
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
      for child in childEdges[NodeIndex(parent)] {
        let snapshot = snapshots[child.position]
        let parents = parentEdges[child].sorted()
        guard snapshot.cohorts.isEmpty, !snapshot.isMissing, parents[0].position == parent
        else { continue }
        groups[parents, default: []].append(child)
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
    for (number, cohort) in cohorts.enumerated() {
      for member in cohort.members { numbers[member.position].append(CohortIndex(number)) }
      guard !cohort.isInferred else { continue }
      cohorts[number].members.sort {
        let first = snapshots[$0.position].index(in: cohort.id) ?? .max
        let second = snapshots[$1.position].index(in: cohort.id) ?? .max
        return (first, $0) < (second, $1)
      }
    }
    memberships.reserveCapacity(nodes: snapshots.count, edges: snapshots.count)
    for (snapshot, numbers) in zip(snapshots, numbers) {
      memberships.appendNode(numbers.count < 2 ? numbers : recordedOrder(numbers, of: snapshot))
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
