// SPDX-License-Identifier: MIT

public import LineageCore

/// Snapshots on disk, with the lineage they form.
///
/// A store is a directory of JSON files, or several. Of each file an index remembers what reading it
/// gave, so that to open a store again takes a look at what has changed. No snapshot is written or
/// changed by opening; the index may be deleted at any time.
///
/// ```swift
/// let store = try await SnapshotStore.open(path)
/// for leaf in store.graph.leaves {
///   let snapshot = store.graph[leaf]
///   let depth = store.graph.generation(of: leaf)
///   print(snapshot.id, "came about in", depth, "steps:", snapshot.directive ?? "-")
///   for parent in store.parents(of: snapshot.id) { print("  from", parent.id) }
/// }
/// for finding in try store.findings() where finding.severity == .error {
///   print(finding.file ?? path, finding.message)
/// }
/// ```
public struct SnapshotStore: Sendable {
  /// The paths of the directories, as they were given.
  public let paths: [String]

  /// The lineage of all snapshots, those without a file included.
  public let graph: LineageGraph

  /// The directories, each with its index.
  let parts: [StorePart]

  /// The records that do not count, since others have the same id.
  let namesakes: [LineageGraph.Namesake]

  /// The records, by the numbers that the graph has for them.
  let records: UnionRecords

  /// Numbers from outside about the snapshots of ``graph``; `nil` unless somebody has joined them.
  public var metrics: Metrics?

  /// Which part of a split each snapshot is in; `nil` unless somebody has joined one.
  public var split: LineageSplit?

  /// What the user should know about the places of the indexes, in sentences without final stops.
  public var notices: [String] { parts.compactMap(\.notice) }

  /// Whether all files were looked at, now or some time before; otherwise the store is merely not
  /// known yet.
  public var wasEverComplete: Bool { parts.allSatisfy(\.wasEverComplete) }
}

extension SnapshotStore {
  /// Whether a path is, by its name, that of a file of JSON lines, which can take the place of a
  /// directory.
  public static func isLinesFile(_ path: String) -> Bool {
    LinesFile.suffixes.contains(where: path.hasByteSuffix)
  }

  /// The record of a snapshot, or `nil` where nobody has heard of it.
  ///
  /// - Complexity: O(log *n*).
  public subscript(id: SnapshotID) -> Snapshot? { graph.node(for: id).map { graph[$0] } }

  /// The parents of a snapshot in stored order; none for an unknown one.
  ///
  /// - Complexity: O(log *n* + parents).
  public func parents(of id: SnapshotID) -> [Snapshot] {
    records(of: id) { graph.parents(of: $0) }
  }

  /// The children of a snapshot in the lineage's order; none for an unknown one.
  ///
  /// - Complexity: O(log *n* + children).
  public func children(of id: SnapshotID) -> [Snapshot] {
    records(of: id) { graph.children(of: $0) }
  }

  /// All that a snapshot descends from, in the lineage's order; none for an unknown one.
  ///
  /// - Complexity: O(*n* + *m*).
  public func ancestors(of id: SnapshotID) -> [Snapshot] {
    records(of: id) { graph.ancestors(of: $0) }
  }

  /// How a snapshot came to be, or `nil` where nobody has heard of it.
  ///
  /// - Complexity: O(*n* + *m*).
  public func provenance(of id: SnapshotID) -> Provenance? {
    graph.node(for: id).map { graph.provenance(of: $0) }
  }

  /// The members of the cohort with an id, or, where no cohort has it as its id, of all with it as
  /// their label; by recorded index, then in the lineage's order.
  ///
  /// - Complexity: O(cohorts + members).
  public func cohort(_ name: String) -> [Snapshot] {
    graph.cohortIndices(named: name).flatMap { graph.members(of: $0) }.map { graph[$0] }
  }

  private func records(
    of id: SnapshotID, _ nodes: (NodeIndex) -> some Sequence<NodeIndex>
  ) -> [Snapshot] {
    guard let node = graph.node(for: id) else { return [] }
    return nodes(node).map { graph[$0] }
  }
}
