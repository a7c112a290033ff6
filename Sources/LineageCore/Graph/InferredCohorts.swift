// SPDX-License-Identifier: MIT

/// Groups of two or more snapshots without a recorded cohort that have the same parents.
struct InferredCohorts {
  /// The members of each group, in the lineage's order.
  private(set) var groups: [[NodeIndex]] = []

  /// For each node the number of its group, or -1.
  private var groupNumbers: [Int32]

  /// Finds the groups.
  ///
  /// All members are children of their earliest parent, so that they are looked for there, and only
  /// there: a snapshot with many parents is looked at once.
  ///
  /// - Complexity: O(*n* + *m*).
  init(
    _ recorded: Adjacency<UInt32>, parentEdges: Adjacency<NodeIndex>,
    childEdges: Adjacency<NodeIndex>, missing: NodeSet
  ) {
    groupNumbers = Array(repeating: -1, count: parentEdges.nodeCount)
    let loose = NodeSet(
      (0..<parentEdges.nodeCount).lazy.map { NodeIndex($0) }.filter {
        recorded.count(of: $0.position) == 0 && !missing.contains($0)
      }, capacity: parentEdges.nodeCount)
    var earliest: [NodeIndex: NodeIndex] = [:]
    for node in loose where parentEdges.count(of: node.position) > 1 {
      earliest[node] = parentEdges[node].min()
    }
    for parent in 0..<parentEdges.nodeCount where childEdges.count(of: parent) > 1 {
      let children = childEdges[NodeIndex(parent)].filter { loose.contains($0) }
      guard children.count > 1 else { continue }
      add(children.filter { parentEdges.count(of: $0.position) == 1 })
      addMerges(children.filter { earliest[$0]?.position == parent }, parentEdges)
    }
  }

  /// The number of a node's group.
  func group(of node: Int) -> Int? {
    groupNumbers[node] < 0 ? nil : Int(groupNumbers[node])
  }

  private mutating func add(_ members: [NodeIndex]) {
    guard members.count > 1 else { return }
    for member in members { groupNumbers[member.position] = Int32(groups.count) }
    groups.append(members)
  }

  /// Adds groups of merges, told apart by their sets of parents.
  private mutating func addMerges(_ merges: [NodeIndex], _ parentEdges: Adjacency<NodeIndex>) {
    guard merges.count > 1 else { return }
    let groups = Dictionary(grouping: merges) { parentEdges[$0].sorted() }
    for group in groups.values { add(group) }
  }
}
