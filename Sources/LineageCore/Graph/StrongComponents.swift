// SPDX-License-Identifier: MIT

/// The cycles of a directed graph: its strongly connected components, parents before children.
///
/// Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), without
/// recursion, so that a chain of a million nodes needs no stack.
struct StrongComponents {
  /// The component of each node.
  ///
  /// A component's number is greater than those of all components that
  /// its members have as ancestors.
  private(set) var component: [UInt32]

  /// The members of the components of two or more nodes.
  private(set) var cycles: [[NodeIndex]] = []

  private(set) var count = 0

  /// - Complexity: O(*n* + *m*).
  init(parents: Adjacency<NodeIndex>) {
    component = Array(repeating: .max, count: parents.nodeCount)
    var search = Search(nodeCount: parents.nodeCount)
    for root in 0..<parents.nodeCount where search.order[root] == .max {
      search.enter(root, parents)
      while let node = search.path.last {
        if let next = search.nextParent(of: node, parents) {
          visit(next, from: node, &search, parents)
        } else {
          leave(node, &search)
        }
      }
    }
  }

  private func visit(
    _ parent: Int, from node: Int, _ search: inout Search, _ parents: Adjacency<NodeIndex>
  ) {
    if search.order[parent] == .max {
      search.enter(parent, parents)
    } else if component[parent] == .max {
      search.low[node] = min(search.low[node], search.order[parent])
    }
  }

  private mutating func leave(_ node: Int, _ search: inout Search) {
    search.path.removeLast()
    if let child = search.path.last {
      search.low[child] = min(search.low[child], search.low[node])
    }
    guard search.low[node] == search.order[node] else { return }
    var members: [NodeIndex] = []
    repeat {
      let member = search.open.removeLast()
      component[member] = UInt32(count)
      members.append(NodeIndex(member))
    } while members.last?.position != node
    count += 1
    if members.count > 1 { cycles.append(members) }
  }

  /// The state of the depth-first search.
  private struct Search {
    var order: [UInt32]
    var low: [UInt32]
    var nextEdge: [UInt32]
    var path: [Int] = []
    var open: [Int] = []
    var entered: UInt32 = 0

    init(nodeCount: Int) {
      order = Array(repeating: .max, count: nodeCount)
      low = order
      nextEdge = order
    }

    mutating func enter(_ node: Int, _ parents: Adjacency<NodeIndex>) {
      order[node] = entered
      low[node] = entered
      nextEdge[node] = parents.offsets[node]
      entered += 1
      path.append(node)
      open.append(node)
    }

    mutating func nextParent(of node: Int, _ parents: Adjacency<NodeIndex>) -> Int? {
      guard nextEdge[node] < parents.offsets[node + 1] else { return nil }
      defer { nextEdge[node] += 1 }
      return parents.targets[Int(nextEdge[node])].position
    }
  }
}
