// SPDX-License-Identifier: MIT

import CYardstick
import LineageCore
import StoreMaking

/// A lineage for stemma, and the same as arrays for a walk in C.
final class WalkedGraph {
  /// The graph, and its deepest snapshot, another deep one, and the ancestor half-way up.
  let graph: LineageGraph
  let deep: NodeIndex
  let other: NodeIndex
  let middle: NodeIndex

  private let parents: Rows
  private let children: Rows
  private let cohorts: Rows
  private let generations: [UInt32]
  private let cohortOf: [UInt32]

  /// Rows of numbers, one after another.
  private struct Rows {
    var starts: [UInt32] = [0]
    var nodes: [UInt32] = []

    mutating func append(_ row: some Sequence<NodeIndex>) {
      nodes += row.map { UInt32($0.position) }
      starts.append(UInt32(nodes.count))
    }
  }

  /// Makes a lineage of so many snapshots.
  init(count: Int) {
    let plan = LineagePlan(count: count)
    let records = (0..<count).map { number in
      Snapshot(
        id: SnapshotID(plan.id(of: number)),
        parents: plan.parents(of: number).map {
          ParentReference(SnapshotID(plan.id(of: Int($0))))
        }, file: "x")
    }
    let graph = LineageGraph.build(from: records).graph
    var (parents, children, cohorts) = (Rows(), Rows(), Rows())
    for node in graph.nodes {
      parents.append(graph.parents(of: node))
      children.append(graph.children(of: node))
    }
    for cohort in graph.cohorts { cohorts.append(cohort.members) }
    self.graph = graph
    (self.parents, self.children, self.cohorts) = (parents, children, cohorts)
    generations = graph.nodes.map { UInt32(graph.generation(of: $0)) }
    cohortOf = graph.nodes.map { graph.cohortIndex(of: $0).map { UInt32($0.position) } ?? .max }
    deep = NodeIndex(count - 1)
    other = NodeIndex(count - 3)
    var middle = deep
    while graph.generation(of: middle) > graph.generation(of: deep) / 2 {
      guard let parent = graph.primaryParent(of: middle) else { break }
      middle = parent
    }
    self.middle = middle
  }

  /// What the walk in C answers, a bit for each node.
  func walk(_ question: yardstick_question, _ x: NodeIndex, _ y: NodeIndex) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: (graph.count + 63) / 64 + 1)
    withRows(parents) { parents in
      withRows(children) { children in
        withRows(cohorts) { cohorts in
          generations.withUnsafeBufferPointer { generations in
            cohortOf.withUnsafeBufferPointer { cohortOf in
              var arrays = yardstick_graph(
                count: UInt32(graph.count), parents: parents, children: children,
                generations: generations.baseAddress, cohort_of: cohortOf.baseAddress,
                cohorts: cohorts)
              withNode(x) { x in
                withNode(y) { y in yardstick_walk(&arrays, question, x, y, &result) }
              }
            }
          }
        }
      }
    }
    return result
  }

  private func withRows(_ rows: Rows, _ body: (yardstick_rows) -> Void) {
    rows.starts.withUnsafeBufferPointer { starts in
      rows.nodes.withUnsafeBufferPointer { nodes in
        body(yardstick_rows(starts: starts.baseAddress, nodes: nodes.baseAddress))
      }
    }
  }

  private func withNode(_ node: NodeIndex, _ body: (yardstick_nodes) -> Void) {
    withUnsafePointer(to: UInt32(node.position)) { body(yardstick_nodes(first: $0, count: 1)) }
  }
}

extension NodeSet {
  /// A bit for each node, as the walk in C has them.
  var bits: [UInt64] {
    var words = [UInt64](repeating: 0, count: (capacity + 63) / 64 + 1)
    for node in self { words[node.position >> 6] |= 1 << (node.position & 63) }
    return words
  }
}
