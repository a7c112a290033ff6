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
private struct GraphBuilder {
  var findings: [Finding] = []
  private var snapshots: [Snapshot] = []
  private var parents = Adjacency<NodeIndex>()

  init(records: [Snapshot]) {
    keepOneRecordPerID(records)
    addMissing()
    linkParents()
  }

  private mutating func keepOneRecordPerID(_ records: [Snapshot]) {
    snapshots.reserveCapacity(records.count)
    for snapshot in IDOrder.sorted(records) {
      guard let last = snapshots.last, last.id == snapshot.id else {
        snapshots.append(snapshot)
        continue
      }
      let replaces = snapshot.takesPrecedence(over: last)
      let (counts, other) = replaces ? (snapshot, last) : (last, snapshot)
      if replaces { snapshots[snapshots.count - 1] = snapshot }
      guard let file = counts.file, let otherFile = other.file else { continue }
      findings.append(
        Finding(
          .duplicateID, snapshot: other.id, file: otherFile,
          message: "this snapshot is also in \(file), which counts"))
    }
  }

  private mutating func addMissing() {
    var known = Set<SnapshotID>(minimumCapacity: snapshots.count)
    for snapshot in snapshots { known.insert(snapshot.id) }
    var missing: [Snapshot] = []
    for snapshot in snapshots {
      for parent in snapshot.parents where known.insert(parent.id).inserted {
        missing.append(Snapshot(id: parent.id))
      }
    }
    if !missing.isEmpty { snapshots = IDOrder.sorted(snapshots + missing) }
  }

  private mutating func linkParents() {
    var ranks = [SnapshotID: NodeIndex](minimumCapacity: snapshots.count)
    for (rank, snapshot) in snapshots.enumerated() { ranks[snapshot.id] = NodeIndex(rank) }
    parents.reserveCapacity(nodes: snapshots.count, edges: snapshots.count)
    for rank in snapshots.indices {
      var linked: [NodeIndex] = []
      var references: [ParentReference] = []
      for reference in snapshots[rank].parents {
        guard let parent = ranks[reference.id] else { continue }
        if parent.position == rank {
          report(.selfParent, rank, "the snapshot names itself as a parent")
        } else if linked.contains(parent) {
          report(.repeatedParent, rank, "the parent \(reference.id) is named more than once")
        } else {
          linked.append(parent)
          references.append(reference)
        }
      }
      if references.count < snapshots[rank].parents.count { snapshots[rank].parents = references }
      parents.appendNode(linked)
    }
  }

  private mutating func report(_ kind: Finding.Kind, _ rank: Int, _ message: String) {
    let snapshot = snapshots[rank]
    guard !snapshot.isMissing else { return }
    findings.append(Finding(kind, snapshot: snapshot.id, file: snapshot.file, message: message))
  }

  /// Renumbers from ranks to the lineage's order.
  mutating func number() -> LineageGraph {
    let order = LineageOrder(parents: parents)
    var places = [NodeIndex](repeating: NodeIndex(0), count: snapshots.count)
    for (place, rank) in order.ranks.enumerated() { places[rank] = NodeIndex(place) }

    let ordered = order.ranks.map { snapshots[$0] }
    var parentEdges = Adjacency<NodeIndex>()
    parentEdges.reserveCapacity(nodes: ordered.count, edges: parents.edgeCount)
    for rank in order.ranks {
      parentEdges.appendNode(parents[NodeIndex(rank)].lazy.map { places[$0.position] })
    }
    let childEdges = parentEdges.transposed()
    let table = CohortTable(snapshots: ordered, parentEdges: parentEdges, childEdges: childEdges)
    findings += table.findings

    let cycles = order.cycles
    var cyclic = NodeSet(capacity: ordered.count)
    for cycle in cycles { cyclic.insert(cycle) }
    let missing = ordered.indices.lazy.filter { ordered[$0].isMissing }.map { NodeIndex($0) }
    return LineageGraph(
      snapshots: ordered, cohorts: table.cohorts,
      missing: NodeSet(missing, capacity: ordered.count), cycles: cycles,
      parentEdges: parentEdges, childEdges: childEdges,
      generations: order.ranks.map { order.generations[$0] },
      cohortMemberships: table.memberships,
      nodesByDigits: IDOrder.byDigits(places, ordered), cyclic: cyclic)
  }
}
