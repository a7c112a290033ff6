// SPDX-License-Identifier: MIT

/// The arrays of a graph while it is made, without those that follow from others.
struct LineageParts {
  var ids = TextTable()
  var parentEdges = Adjacency<NodeIndex>()
  var generations: [UInt32] = []
  var cycles: [Range<NodeIndex>] = []
  var missing = NodeSet(capacity: 0)
  var converged = NodeSet(capacity: 0)
  var nodesByDigits: [NodeIndex] = []
  var recordNumbers: [RecordNumber] = []
  let records: any SnapshotRecords

  init(records: any SnapshotRecords) { self.records = records }

  /// Makes the graph, its children and its cohorts, unless these are put off.
  ///
  /// - Complexity: O(*n* + *m*).
  func graph(
    deferral: CohortDeferral? = nil, recorded: @escaping @Sendable () -> RecordedCohorts
  ) -> LineageGraph {
    let childEdges = parentEdges.transposed()
    let cohorts = deferral.source { [parentEdges, missing] in
      SharedCohorts(
        CohortTable(
          recorded(), parentEdges: parentEdges, childEdges: childEdges, missing: missing))
    }
    return graph(childEdges: childEdges, cohorts: cohorts)
  }

  /// Makes the graph of all that it is made of.
  ///
  /// - Complexity: O(members of cycles).
  func graph(
    childEdges: Adjacency<NodeIndex>, cohorts: any CohortSource
  ) -> LineageGraph {
    var cyclic = NodeSet(capacity: ids.count)
    for cycle in cycles { cyclic.insert(cycle) }
    return LineageGraph(
      missing: missing, cycles: cycles, ids: ids, parentEdges: parentEdges,
      childEdges: childEdges, generations: generations, converged: converged, cyclic: cyclic,
      nodesByDigits: nodesByDigits, cohortSource: cohorts, recordNumbers: recordNumbers,
      records: records)
  }
}
