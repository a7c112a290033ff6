// SPDX-License-Identifier: MIT

/// The lineage of a set of snapshots: an immutable graph with several parents a node.
///
/// Nodes are numbered in *the lineage's order*: by generation, then by the smallest id of the cycle
/// a node belongs to, then inside a cycle breadth-first from its entry, then by the bytes of the id.
/// So a parent comes before its child on every edge but the few that close a cycle, which are
/// *cut*: kept for every question, and known by `parent > child`. The members of a cycle stand side
/// by side. Most questions are therefore one sweep over an array.
///
/// Snapshots that are only named by others are nodes too: *missing* ones.
///
/// The graph is a few arrays of numbers and bytes. The records of its nodes stay where they are
/// kept, and are asked for when somebody looks at them.
public struct LineageGraph: Sendable {
  /// The nodes without a file.
  public let missing: NodeSet

  /// The ranges of nodes that are cycles of two or more, ascending.
  public let cycles: [Range<NodeIndex>]

  /// The ids, by node.
  let ids: TextTable
  let parentEdges: Adjacency<NodeIndex>
  let childEdges: Adjacency<NodeIndex>
  let generations: [UInt32]
  /// The nodes that several derivations reached.
  let converged: NodeSet
  /// The members of all cycles.
  let cyclic: NodeSet
  /// The nodes ordered by the digits of their ids, then by their whole ids.
  let nodesByDigits: [NodeIndex]
  let cohortSource: any CohortSource
  /// For each node where its record is.
  let recordNumbers: [RecordNumber]
  let records: any SnapshotRecords
}

extension LineageGraph {
  /// How many nodes there are, missing ones included.
  ///
  /// - Complexity: O(1).
  public var count: Int { ids.count }

  /// How many edges there are.
  ///
  /// - Complexity: O(1).
  public var edgeCount: Int { parentEdges.edgeCount }

  /// The cohorts, which may be made only now.
  var cohortTable: CohortTable { cohortSource.cohorts.table }

  /// All nodes in the lineage's order.
  public var nodes: some RandomAccessCollection<NodeIndex> {
    (0..<count).lazy.map { NodeIndex($0) }
  }

  /// All nodes that have a file.
  ///
  /// - Complexity: O(*n* / 64).
  public var present: NodeSet { NodeSet.all(capacity: count).subtracting(missing) }

  /// An empty set of nodes of this graph.
  public var noNodes: NodeSet { NodeSet(capacity: count) }

  /// The record of a node; its parents are those of the graph, without repeats and itself.
  ///
  /// - Complexity: O(size of the record), and what it takes to get it from where it is kept.
  public subscript(node: NodeIndex) -> Snapshot {
    let id = id(of: node)
    let number = recordNumbers[node.position]
    guard number != .none else { return Snapshot(id: id) }
    var record = records.record(of: id, at: number)
    if record.parents.count != parentEdges.count(of: node.position) {
      var seen: Set = [id]
      record.parents.removeAll { !seen.insert($0.id).inserted }
    }
    return record
  }

  /// The records of all nodes, in the lineage's order, each made when it is looked at.
  public var snapshots: LazyMapSequence<Range<Int>, Snapshot> {
    (0..<count).lazy.map { self[NodeIndex($0)] }
  }

  /// Where the record of a node is kept; ``RecordNumber/none`` where nobody tells of it.
  ///
  /// - Complexity: O(1).
  public func recordNumber(of node: NodeIndex) -> RecordNumber { recordNumbers[node.position] }

  /// The id of a node.
  ///
  /// - Complexity: O(length).
  public func id(of node: NodeIndex) -> SnapshotID { SnapshotID(ids[node.position]) }

  /// The parents of a node in stored order.
  ///
  /// - Complexity: O(1).
  public func parents(of node: NodeIndex) -> ArraySlice<NodeIndex> { parentEdges[node] }

  /// The children of a node in the lineage's order.
  ///
  /// - Complexity: O(1).
  public func children(of node: NodeIndex) -> ArraySlice<NodeIndex> { childEdges[node] }

  /// The first parent in stored order.
  ///
  /// - Complexity: O(1).
  public func primaryParent(of node: NodeIndex) -> NodeIndex? { parentEdges[node].first }

  /// What a child's record says of one of its parents; `nil` where there is no such edge.
  ///
  /// - Complexity: O(parents of the child).
  public func reference(from child: NodeIndex, to parent: NodeIndex) -> ParentReference? {
    let parents = parentEdges[child]
    guard let index = parents.firstIndex(of: parent) else { return nil }
    return self[child].parents[index - parents.startIndex]
  }

  /// The longest distance from a root, in edges; the members of a cycle share it.
  ///
  /// - Complexity: O(1).
  public func generation(of node: NodeIndex) -> Int { Int(generations[node.position]) }

  /// Whether a node has no file.
  ///
  /// - Complexity: O(1).
  public func isMissing(_ node: NodeIndex) -> Bool { missing.contains(node) }

  /// Whether a node is a member of a cycle of two or more.
  ///
  /// - Complexity: O(1).
  public func isCyclic(_ node: NodeIndex) -> Bool { cyclic.contains(node) }

  /// Whether an edge closes a cycle, so that the lineage's order does not follow it.
  ///
  /// - Complexity: O(1).
  public func isCut(from child: NodeIndex, to parent: NodeIndex) -> Bool { parent > child }

  /// Whether a node has two or more parents.
  ///
  /// - Complexity: O(1).
  public func isMerge(_ node: NodeIndex) -> Bool { parentEdges.count(of: node.position) > 1 }

  /// Whether a node has two or more children.
  ///
  /// - Complexity: O(1).
  public func isFork(_ node: NodeIndex) -> Bool { childEdges.count(of: node.position) > 1 }
}
