// SPDX-License-Identifier: MIT

/// How many there are of what among some nodes, and how their numbers are spread.
///
/// What a snapshot has is what it has in the whole lineage: its generation, parents, children and
/// cohorts. What is between snapshots counts only where all of it is among the nodes: edges, families.
public struct LineageStatistics: Hashable, Sendable {
  /// The nodes with a file.
  public let snapshotCount: Int

  /// The nodes without one.
  public let missingCount: Int

  /// The edges with both ends among the nodes.
  public private(set) var edgeCount = 0

  /// The snapshots with two or more parents, wherever these are.
  public private(set) var mergeCount = 0

  /// The parts into which the nodes fall when only edges among them hold them together.
  public private(set) var familyCount = 0

  /// The recorded cohorts with a member among the nodes.
  public private(set) var recordedCohortCount = 0

  /// The inferred cohorts with a member among the nodes.
  public private(set) var inferredCohortCount = 0

  /// The generations of the snapshots.
  public let generation: Distribution

  /// The children of each snapshot, wherever these are.
  public let children: Distribution

  /// The members of each of these cohorts, wherever they are; lacking are the snapshots in none.
  public private(set) var cohortSize = Distribution(of: [], by: .doubling)

  /// The difficulties of the snapshots.
  public let difficulty: Distribution

  /// The difficulties by generation.
  public let difficultyByGeneration: [GenerationBand]
}

extension LineageStatistics {
  /// Counts.
  ///
  /// - Parameters:
  ///   - nodes: What is counted.
  ///   - scope: Where they are; its progress is told of the records that are looked at.
  /// - Throws: ``QueryFailure/cancelled``.
  /// - Complexity: O(*n* + *m* + bytes of the records).
  public init(of nodes: NodeSet, in scope: QueryScope) async throws(QueryFailure) {
    let graph = scope.graph
    let present = nodes.subtracting(graph.missing)
    snapshotCount = present.count
    missingCount = nodes.count - snapshotCount
    generation = Distribution(of: present.map { Double(graph.generation(of: $0)) }, by: .whole)
    children = Distribution(
      of: present.map { Double(graph.children(of: $0).count) }, by: .doubling)
    var difficulties: [(generation: Int, value: Double)] = []
    try await scope.forEachRecord(of: present) { node, record in
      guard let difficulty = record.difficulty else { return }
      difficulties.append((graph.generation(of: node), difficulty))
    }
    difficultyByGeneration = GenerationBand.bands(of: difficulties)
    difficulty = Distribution(
      of: difficulties.map(\.value), lacking: snapshotCount - difficulties.count, by: .equal)
    countEdges(of: nodes, in: graph)
    countFamilies(of: nodes, in: graph)
    countCohorts(of: present, in: graph)
  }

  private mutating func countEdges(of nodes: NodeSet, in graph: LineageGraph) {
    for node in nodes {
      let parents = graph.parents(of: node)
      edgeCount += parents.count(where: nodes.contains)
      if parents.count > 1, !graph.isMissing(node) { mergeCount += 1 }
    }
  }

  private mutating func countFamilies(of nodes: NodeSet, in graph: LineageGraph) {
    var left = nodes
    for start in nodes where left.contains(start) {
      familyCount += 1
      left.remove(start)
      var waiting = [start]
      while let node = waiting.popLast() {
        for neighbors in [graph.parents(of: node), graph.children(of: node)] {
          for neighbor in neighbors where left.contains(neighbor) {
            left.remove(neighbor)
            waiting.append(neighbor)
          }
        }
      }
    }
  }

  private mutating func countCohorts(of snapshots: NodeSet, in graph: LineageGraph) {
    let cohorts = graph.cohortIndices(of: snapshots)
    inferredCohortCount = cohorts.count(where: graph.isInferred)
    recordedCohortCount = cohorts.count - inferredCohortCount
    cohortSize = Distribution(
      of: cohorts.map { Double(graph.members(of: $0).count) },
      lacking: snapshots.count { graph.cohortIndices(of: $0).isEmpty }, by: .doubling)
  }
}
