// SPDX-License-Identifier: MIT

import LineageCore

/// A part of a lineage on its way into a file of another program.
///
/// An edge that leaves the part is left out: what it leads to is not there.
struct ExportedLineage {
  let graph: LineageGraph

  /// The nodes, in the lineage's order: parents before children, but for edges that close a cycle.
  let nodes: [NodeIndex]

  /// Numbers from outside about the nodes; `nil` where none were given.
  let metrics: Metrics?

  /// Whether it goes to a terminal, which data could drive.
  let isForTerminal: Bool

  /// Told of how many nodes are done.
  let progress: (Int) -> Void

  private let members: NodeSet

  init(
    _ members: NodeSet, of graph: LineageGraph, metrics: Metrics?, isForTerminal: Bool = false,
    progress: @escaping (Int) -> Void = { _ in }
  ) {
    self.graph = graph
    self.members = members
    self.metrics = metrics
    self.isForTerminal = isForTerminal
    self.progress = progress
    nodes = Array(members)
  }

  /// An edge within the part.
  struct Edge {
    let parent: NodeIndex
    let reference: ParentReference
    /// Which parent it is, from 0.
    let place: Int
    /// Whether both ends are in one cycle.
    let isCyclic: Bool
  }

  /// The edges from a node to its parents, the primary one first.
  func edges(of node: NodeIndex, _ snapshot: Snapshot) -> [Edge] {
    zip(graph.parents(of: node), snapshot.parents).enumerated().compactMap { place, pair in
      guard members.contains(pair.0) else { return nil }
      let isCyclic =
        graph.isCyclic(node) && graph.isCyclic(pair.0)
        && graph.cycles.contains { $0.contains(node) && $0.contains(pair.0) }
      return Edge(parent: pair.0, reference: pair.1, place: place, isCyclic: isCyclic)
    }
  }

  /// The cohorts of which members are exported, by number, each with these members in its own order.
  var cohorts: [(index: CohortIndex, members: [NodeIndex])] {
    graph.cohortIndices(of: members).sorted().map { cohort in
      (cohort, graph.members(of: cohort).filter(members.contains))
    }
  }

  /// What a cohort is called: by its label, else by its id.
  func name(of cohort: CohortIndex) -> String {
    let cohort = graph[cohort]
    return cohort.label ?? (cohort.isInferred ? "inferred" : cohort.id.text)
  }

  /// How many edges were left out, as they leave the part.
  var boundaryCount: Int {
    nodes.reduce(0) { $0 + graph.parents(of: $1).count { !members.contains($0) } }
  }
}

extension Snapshot {
  /// What was done, on a line: the directive, else the title.
  var deed: String? { directive ?? title }

  /// The same, as far as a drawing has room for it.
  var drawnDeed: String? { deed?.drawn }
}

extension String {
  /// So many characters of a text stand in a drawing: graphviz, for one, draws nothing if one is long.
  private static let drawnLength = 60

  /// The text, or its beginning.
  var drawn: String { count > Self.drawnLength ? prefix(Self.drawnLength - 1) + "…" : self }
}

/// A form of a lineage for other programs: the same bytes for the same lineage.
protocol LineageExport {
  /// Writes a lineage.
  ///
  /// - Complexity: O(*n* + *m*), with no more memory than one snapshot takes and the cohorts.
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError)
}
