// SPDX-License-Identifier: MIT

/// The cohorts of a graph, recorded and inferred, numbered in the order of their first members.
struct CohortTable: Sendable {
  /// The recorded ids; empty for inferred cohorts, whose parents say what they are called.
  private(set) var ids = TextTable()

  /// What each is called, and how many members it is said to have, as in ``RecordedCohorts``.
  private(set) var labels = TextTable()
  private(set) var sizes: [Int] = []

  /// The members of each, by recorded place, then in the lineage's order.
  private(set) var members = Adjacency<NodeIndex>()

  /// For each node the numbers of its cohorts, in recorded order.
  private(set) var memberships = Adjacency<CohortIndex>()

  /// For each membership the recorded place in the cohort; `.max` where there is none.
  private(set) var places: [Int32] = []

  /// Creates a table of stored arrays; `nil` where they do not fit each other.
  init?(
    ids: TextTable, labels: TextTable, sizes: [Int], members: Adjacency<NodeIndex>,
    memberships: Adjacency<CohortIndex>, places: [Int32]
  ) {
    guard labels.count == ids.count, sizes.count == ids.count, members.nodeCount == ids.count,
      places.count == memberships.edgeCount, members.edgeCount == memberships.edgeCount
    else { return nil }
    self.ids = ids
    self.labels = labels
    self.sizes = sizes
    self.members = members
    self.memberships = memberships
    self.places = places
  }

  /// The last place that an array tells apart from none; a record may give any number.
  static let lastPlace = Int32.max - 1

  /// How many cohorts there are.
  var count: Int { sizes.count }

  /// Whether no record names the cohort.
  func isInferred(_ number: Int) -> Bool { ids.isEmpty(number) }
}

extension CohortTable {
  /// Numbers recorded cohorts, and infers others from shared parents.
  ///
  /// - Complexity: O(*n* + *m*), and what sorting the members of large cohorts takes.
  init(
    _ recorded: RecordedCohorts, parentEdges: Adjacency<NodeIndex>,
    childEdges: Adjacency<NodeIndex>, missing: NodeSet
  ) {
    let nodeCount = parentEdges.nodeCount
    let inferred = InferredCohorts(
      recorded.memberships, parentEdges: parentEdges, childEdges: childEdges, missing: missing)
    var firsts = [UInt32](repeating: .max, count: recorded.ids.count)
    var counts = [UInt32](repeating: 0, count: recorded.ids.count)
    for node in 0..<nodeCount {
      for edge in recorded.memberships.range(of: node) {
        let cohort = Int(recorded.memberships.targets[edge])
        firsts[cohort] = min(firsts[cohort], UInt32(node))
        counts[cohort] += 1
      }
    }
    var numbers = [CohortIndex](repeating: CohortIndex(0), count: recorded.ids.count)
    var inferredNumbers = [CohortIndex](repeating: CohortIndex(0), count: inferred.groups.count)
    for node in 0..<nodeCount {
      let begun = recorded.memberships[NodeIndex(node)].filter { firsts[Int($0)] == node }
      for cohort in begun.count > 1 ? recorded.ids.sorted(begun)[...] : begun[...] {
        numbers[Int(cohort)] = CohortIndex(count)
        appendRecorded(Int(cohort), of: recorded)
      }
      if let group = inferred.group(of: node), inferred.groups[group].first?.position == node {
        inferredNumbers[group] = CohortIndex(count)
        appendInferred()
      }
    }
    link(recorded, numbers, inferred, inferredNumbers)
  }

  private mutating func appendRecorded(_ cohort: Int, of recorded: RecordedCohorts) {
    ids.append(cohort..<cohort + 1, of: recorded.ids)
    labels.append(cohort..<cohort + 1, of: recorded.labels)
    sizes.append(recorded.sizes[cohort])
  }

  private mutating func appendInferred() {
    ids.append("")
    labels.append("")
    sizes.append(-1)
  }

  /// Fills in who belongs to what, by the numbers that cohorts now have.
  private mutating func link(
    _ recorded: RecordedCohorts, _ numbers: [CohortIndex],
    _ inferred: InferredCohorts, _ inferredNumbers: [CohortIndex]
  ) {
    let nodeCount = recorded.memberships.nodeCount
    memberships.reserveCapacity(nodes: nodeCount, edges: nodeCount)
    places.reserveCapacity(nodeCount)
    for node in 0..<nodeCount {
      if let group = inferred.group(of: node) {
        memberships.appendNode(only: inferredNumbers[group])
        places.append(.max)
      } else {
        let range = recorded.memberships.range(of: node)
        memberships.appendNode(recorded.memberships.targets[range].lazy.map { numbers[Int($0)] })
        places += recorded.places[range]
      }
    }
    var counts = [UInt32](repeating: 0, count: count)
    for cohort in memberships.targets { counts[cohort.position] += 1 }
    let keyed = Adjacency(counts: counts, filler: Member(place: 0, node: NodeIndex(0))) { put in
      for node in 0..<nodeCount {
        for edge in memberships.range(of: node) {
          let member = Member(place: places[edge], node: NodeIndex(node))
          put(memberships.targets[edge].position, member)
        }
      }
    }
    for cohort in 0..<count {
      let own = keyed[NodeIndex(cohort)]
      let isSorted = zip(own, own.dropFirst()).allSatisfy { $0.place <= $1.place }
      members.appendNode((isSorted ? own : own.sorted()[...]).lazy.map { $0.node })
    }
  }

  /// A member of a cohort: by recorded place, then in the lineage's order.
  private struct Member: Hashable, Comparable {
    let place: Int32
    let node: NodeIndex

    static func < (left: Self, right: Self) -> Bool {
      (left.place, left.node) < (right.place, right.node)
    }
  }

  /// The recorded place of a node in one of its cohorts.
  func place(of node: NodeIndex, in cohort: CohortIndex) -> Int32? {
    for edge in memberships.range(of: node.position) where memberships.targets[edge] == cohort {
      return places[edge] == .max ? nil : places[edge]
    }
    return nil
  }
}

extension CohortTable {
  /// What was recorded, numbered as the cohorts are now; inferred ones have numbers and no members.
  ///
  /// - Complexity: O(*n*).
  var recorded: RecordedCohorts {
    var recorded = RecordedCohorts()
    recorded.ids = ids
    recorded.labels = labels
    recorded.sizes = sizes
    recorded.memberships.reserveCapacity(nodes: memberships.nodeCount, edges: memberships.edgeCount)
    recorded.places.reserveCapacity(places.count)
    for node in 0..<memberships.nodeCount {
      let range = memberships.range(of: node)
      let isInferred =
        range.count == 1 && isInferred(memberships.targets[range.lowerBound].position)
      if isInferred {
        recorded.memberships.appendNode(only: nil)
      } else {
        recorded.memberships.appendNode(memberships.targets[range].lazy.map { UInt32($0.position) })
        recorded.places.append(contentsOf: places[range])
      }
    }
    return recorded
  }
}
