// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("What a filter hides between two snapshots")
struct TreeStretchTests {
  private func drawing(_ text: String, _ shown: String) -> String {
    let graph = diagramGraph(text)
    let nodes = shown.split(separator: " ").compactMap { graph.node(for: SnapshotID(String($0))) }
    let outline = TreeOutline(graph, scope: .filter(NodeSet(nodes, capacity: graph.count)))
    return TreeLayout(outline, expansion: .all(capacity: graph.count)).drawing(of: graph)
  }

  @Test("has a row that says how many")
  func chain() {
    #expect(
      drawing("a <- b <- c <- d; a <- e", "a d e") == """
        ● a
        ├─● e
        └─~ 2 hidden
          ↓ d
        """)
  }

  @Test("has one row for all that come out of it at one place")
  func shared() {
    #expect(
      drawing("a <- b <- c <- d; c <- e; b <- f", "a d e f") == """
        ● a
        ├─~ 2 hidden
        │ ├─● d
        │ └─● e
        └─~ 1 hidden
          ↓ f
        """)
  }

  @Test("has none where a parent is in view, and none above the first ones in view")
  func none() {
    #expect(
      drawing("r <- a <- b <- d; a <- c <- d", "a b d c") == """
        ● a
        ├─● b
        │ ↓ d
        └─● c
          └─↪ d
        """)
  }

  @Test("goes by another parent where the first leads to nothing in view")
  func otherParent() {
    #expect(
      drawing("x <- h; a <- b <- h <- z", "a z") == """
        ● a
        ~ 2 hidden
        ↓ z
        """)
  }

  @Test(
    "is a way up through what is hidden, to a node that has no parent in view", arguments: 0..<20)
  func laws(batch: Int) {
    for seed in batch * 50..<(batch + 1) * 50 {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: randomLineage(seed: seed, atMost: 20)).graph
      let view = NodeSet(
        graph.nodes.filter { _ in random.chance(0.4) }, capacity: graph.count)
      let outline = TreeOutline(graph, scope: .filter(view))
      for node in view {
        let parents = graph.parents(of: node).filter { !graph.isCut(from: node, to: $0) }
        guard !parents.contains(where: view.contains) else { continue }
        let reachable = ancestorsThroughHidden(of: node, graph, view)
        guard let end = outline.placement(of: node) else {
          #expect(reachable.isEmpty, "\(node) in \(seed)")
          continue
        }
        let stretch = outline.stretch(endingAt: end)
        #expect(stretch.first == end && parents.contains(end))
        #expect(stretch.count == outline.stretchLength(endingAt: end))
        #expect(!stretch.contains(where: view.contains))
        let way = stretch + [outline.placement(of: end)].compactMap(\.self)
        #expect(way.count == stretch.count + 1 && way.last.map(view.contains) == true)
        for (lower, upper) in zip(way, way.dropFirst()) {
          #expect(graph.parents(of: lower).contains(upper))
        }
      }
    }
  }

  private func ancestorsThroughHidden(
    of node: NodeIndex, _ graph: LineageGraph, _ view: NodeSet
  ) -> Set<NodeIndex> {
    var found: Set<NodeIndex> = []
    var seen: Set<NodeIndex> = []
    var pending = [node]
    while let next = pending.popLast() {
      for parent in graph.parents(of: next) where !graph.isCut(from: next, to: parent) {
        if view.contains(parent) {
          found.insert(parent)
        } else if seen.insert(parent).inserted {
          pending.append(parent)
        }
      }
    }
    return found
  }
}
