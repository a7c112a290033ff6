// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// Builds a graph from any records, in any order, and tells what is the matter with them.
  ///
  /// Parents without a record become missing nodes; self-references and repeats are left out;
  /// cycles are kept. Where several records have one id, the one counts that has a file, is named
  /// after the id, and whose file comes first, in this order of weight. The graph and the findings
  /// depend on the records, not on their order.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  public static func build(
    from records: some Sequence<Snapshot>
  ) -> (graph: LineageGraph, findings: [Finding]) {
    var builder = GraphBuilder(records: Array(records))
    let graph = builder.number()
    assert({ graph.checkInvariants() }() == ())
    return (graph, (builder.findings + graph.findings()).inReadingOrder())
  }
}

/// The steps from records to a graph.
///
/// At first nodes are numbered by the rank of their ids, so that comparing ids is comparing numbers.
/// Records are large: they stay where they are, and are copied once, into the finished graph.
private struct GraphBuilder {
  var findings: [Finding] = []
  private var records: [Snapshot]
  /// The places of the records that count, by rank.
  private var places: [Int] = []
  private var parents = Adjacency<NodeIndex>()

  init(records: [Snapshot]) {
    self.records = records
    rank()
    addMissing()
    linkParents()
  }

  /// Sorts by id, and keeps one record of each.
  private mutating func rank() {
    places.removeAll()
    places.reserveCapacity(records.count)
    var rest = IDOrder.sortedPlaces(of: records)[...]
    while let first = rest.first {
      let namesakes = rest.prefix { $0 == first || records[$0].id == records[first].id }
      rest = rest.dropFirst(namesakes.count)
      let counting = namesakes.dropFirst().reduce(first) { best, place in
        records[place].takesPrecedence(over: records[best]) ? place : best
      }
      places.append(counting)
      if namesakes.count > 1 { reportDuplicates(namesakes, of: counting) }
    }
  }

  private mutating func reportDuplicates(_ namesakes: ArraySlice<Int>, of counting: Int) {
    guard let file = records[counting].file else { return }
    for place in namesakes where place != counting {
      report(.duplicateID, place, "this snapshot is also in \(file), which counts")
    }
  }

  private mutating func addMissing() {
    var known = Set<SnapshotID>(minimumCapacity: places.count)
    for place in places { known.insert(records[place].id) }
    var missing: [Snapshot] = []
    for place in places {
      for parent in records[place].parents where known.insert(parent.id).inserted {
        missing.append(Snapshot(id: parent.id))
      }
    }
    guard !missing.isEmpty else { return }
    records = places.map { records[$0] } + missing
    rank()
  }

  private mutating func linkParents() {
    var ranks = [SnapshotID: NodeIndex](minimumCapacity: places.count)
    for (rank, place) in places.enumerated() { ranks[records[place].id] = NodeIndex(rank) }
    parents.reserveCapacity(nodes: places.count, edges: places.count)
    var linked: [NodeIndex] = []
    // The rank that named each node last: with many parents, to search them would take long.
    var lastChild = [UInt32](repeating: .max, count: places.count)
    for (rank, place) in places.enumerated() {
      linked.removeAll(keepingCapacity: true)
      for reference in records[place].parents {
        guard let parent = ranks[reference.id] else { continue }
        if parent.position == rank {
          report(.selfParent, place, "the snapshot names itself as a parent")
        } else if lastChild[parent.position] == UInt32(rank) {
          report(.repeatedParent, place, "the parent \(reference.id) is named more than once")
        } else {
          lastChild[parent.position] = UInt32(rank)
          linked.append(parent)
        }
      }
      if linked.count < records[place].parents.count { keepFirstParents(of: place) }
      parents.appendNode(linked)
    }
  }

  /// Leaves out of a record what the graph leaves out: itself, and repeats.
  private mutating func keepFirstParents(of place: Int) {
    var seen: Set = [records[place].id]
    records[place].parents.removeAll { !seen.insert($0.id).inserted }
  }

  private mutating func report(_ kind: Finding.Kind, _ place: Int, _ message: String) {
    guard let file = records[place].file else { return }
    findings.append(Finding(kind, snapshot: records[place].id, file: file, message: message))
  }

  /// Renumbers from ranks to the lineage's order.
  mutating func number() -> LineageGraph {
    let order = LineageOrder(parents: parents)
    var nodes = [NodeIndex](repeating: NodeIndex(0), count: places.count)
    for (position, rank) in order.ranks.enumerated() { nodes[rank] = NodeIndex(position) }

    let ordered = order.ranks.map { records[places[$0]] }
    var parentEdges = Adjacency<NodeIndex>()
    parentEdges.reserveCapacity(nodes: ordered.count, edges: parents.edgeCount)
    for rank in order.ranks {
      parentEdges.appendNode(parents[NodeIndex(rank)].lazy.map { nodes[$0.position] })
    }
    let childEdges = parentEdges.transposed()
    let table = CohortTable(snapshots: ordered, parentEdges: parentEdges, childEdges: childEdges)
    findings += table.findings

    let cycles = order.cycles
    var cyclic = NodeSet(capacity: ordered.count)
    for cycle in cycles { cyclic.insert(cycle) }
    let missing = ordered.indices.lazy.filter { ordered[$0].isMissing }.map { NodeIndex($0) }
    let nodesByDigits = IDOrder.byDigits(nodes, ordered)
    return LineageGraph(
      snapshots: ordered, cohorts: table.cohorts,
      missing: NodeSet(missing, capacity: ordered.count), cycles: cycles,
      parentEdges: parentEdges, childEdges: childEdges,
      generations: order.ranks.map { order.generations[$0] },
      cohortMemberships: table.memberships,
      nodesByDigits: nodesByDigits, digitPlaces: IDOrder.places(in: nodesByDigits), cyclic: cyclic)
  }
}
