// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Laws of the tree of rows")
struct TreeLawsTests {
  static let batches = Array(0..<20)

  /// A random lineage with a random scope: all, a tree from a node, ancestors, or any nodes.
  static func outlines(in batch: Int) -> [(LineageGraph, TreeOutline)] {
    (batch * 100..<(batch + 1) * 100).map { seed in
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: randomLineage(seed: seed, atMost: 20)).graph
      guard let node = graph.nodes.randomElement(using: &random) else {
        return (graph, TreeOutline(graph))
      }
      let some = NodeSet(graph.nodes.filter { _ in random.chance(0.6) }, capacity: graph.count)
      let scopes: [TreeScope] = [
        .everything, .everything, .tree(from: node, in: graph), .ancestors(of: node, in: graph),
        TreeScope(nodes: some), TreeScope(nodes: some, direction: .ancestors), .filter(some),
        .filter(NodeSet(graph.nodes.filter { _ in random.chance(0.25) }, capacity: graph.count)),
      ]
      let key = SiblingOrder.Key.allCases.randomElement(using: &random) ?? .cohort
      let order = SiblingOrder(key, isReversed: random.chance(0.3))
      let scope = scopes.randomElement(using: &random) ?? .everything
      return (graph, TreeOutline(graph, scope: scope, siblings: order))
    }
  }

  private func rows(_ layout: TreeLayout) -> [TreeRow] {
    (0..<layout.count).map { layout[Row($0)] }
  }

  @Test(
    "all open, rows are nodes plus edges in view less placed ones; one full row each",
    arguments: batches)
  func rowCount(batch: Int) {
    for (graph, outline) in Self.outlines(in: batch) {
      let view = outline.scope.nodes ?? .all(capacity: graph.count)
      let layout = TreeLayout(outline, expansion: .all(capacity: graph.count))
      let rows = rows(layout)
      let edges = view.flatMap { child in
        graph.parents(of: child).filter(view.contains).map { [child, $0] }
      }
      let isPlaced = { (row: TreeRow) in
        row.parent.map { layout[$0].kind == .full } == true && row.kind != .stretch
      }
      let placed = rows.count { $0.kind == .full && isPlaced($0) }
      let stretches = rows.count { $0.kind == .stretch }
      #expect(rows.count == view.count + edges.count - placed + stretches)
      #expect(rows.count == outline.rowCount)
      #expect(rows.filter { $0.kind == .full }.map(\.node).sorted() == Array(view))
      let drawn = rows.filter(isPlaced).compactMap { row in
        row.parent.map { parent in
          outline.scope.direction == .descendants
            ? [row.node, layout[parent].node] : [layout[parent].node, row.node]
        }
      }
      #expect(Set(drawn) == Set(edges))
      #expect(drawn.count == edges.count)
    }
  }

  @Test(
    "a full row stands under the first parent in view with a file, else a missing one",
    arguments: batches)
  func placement(batch: Int) {
    for (graph, outline) in Self.outlines(in: batch) {
      let view = outline.scope.nodes ?? .all(capacity: graph.count)
      let isInverted = outline.scope.direction == .ancestors
      for node in view {
        let candidates = (isInverted ? graph.children(of: node) : graph.parents(of: node)).filter {
          let isCut = isInverted ? graph.isCut(from: $0, to: node) : graph.isCut(from: node, to: $0)
          return view.contains($0) && !isCut
        }
        let first = candidates.first { !graph.isMissing($0) } ?? candidates.first
        if first == nil, outline.scope.showsStretches { continue }
        #expect(outline.placement(of: node) == (node == outline.scope.root ? nil : first))
      }
    }
  }

  @Test("a reference is drawn as cut just where its edge closes a cycle", arguments: batches)
  func cuts(batch: Int) {
    for (graph, outline) in Self.outlines(in: batch) {
      let layout = TreeLayout(outline, expansion: .all(capacity: graph.count))
      for row in rows(layout) where row.kind == .repeated || row.kind == .cut {
        guard let upper = row.parent.map({ layout[$0].node }) else {
          Issue.record("a reference stands under a row")
          continue
        }
        let (child, parent) =
          outline.scope.direction == .ancestors ? (upper, row.node) : (row.node, upper)
        #expect((row.kind == .cut) == graph.isCut(from: child, to: parent))
      }
    }
  }

  @Test("with a trunk no row is indented more than log2 of the rows", arguments: batches)
  func trunkBound(batch: Int) {
    for (graph, outline) in Self.outlines(in: batch) {
      for cohortRows in [Expansion.CohortRows.none, .open] {
        let all = Expansion.all(capacity: graph.count, cohortRows: cohortRows)
        let layout = TreeLayout(outline, expansion: all, trunk: .on)
        for row in rows(layout) { #expect(1 << row.indent <= layout.count) }
      }
    }
  }

  @Test("rails join every branch to its parent's column", arguments: batches)
  func rails(batch: Int) {
    for (graph, outline) in Self.outlines(in: batch) {
      for (trunk, cohortRows) in [
        (TreeLayout.Trunk.on, Expansion.CohortRows.none), (.off, .none), (.on, .open),
        (.off, .open),
      ] {
        let all = Expansion.all(capacity: graph.count, cohortRows: cohortRows)
        let layout = TreeLayout(outline, expansion: all, trunk: trunk)
        let symbols = (0..<layout.count).map { layout.symbols(of: Row($0)) }
        for (position, row) in rows(layout).enumerated() {
          #expect(symbols[position].count == row.indent + 1)
          guard row.indent > 0, !row.isContinuation, let parent = row.parent else { continue }
          let column = row.indent - 1
          for between in parent.position + 1..<position {
            #expect([.rail, .fork].contains(symbols[between][column]))
          }
          #expect(layout[parent].indent == column)
        }
      }
    }
  }

  @Test("any folding shows just the rows whose parents are open", arguments: batches)
  func folding(batch: Int) {
    for (seed, (graph, outline)) in Self.outlines(in: batch).enumerated() {
      var random = SeededGenerator(seed: seed)
      var expansion = Expansion(
        openLevels: Int.random(in: 0...3, using: &random), capacity: graph.count)
      for node in graph.nodes where random.chance(0.3) {
        expansion.set(node, open: random.chance(0.5))
      }
      let all = TreeLayout(outline, expansion: .all(capacity: graph.count), trunk: .off)
      var levels: [Int] = []
      var shown: [Bool] = []
      for row in rows(all) {
        levels.append(row.parent.map { levels[$0.position] + 1 } ?? 0)
        shown.append(
          row.parent.map { parent in
            shown[parent.position]
              && expansion.isOpen(all[parent].node, level: levels[parent.position])
          } ?? true)
      }
      let expected = zip(rows(all), shown).filter(\.1).map(\.0)
      let folded = rows(TreeLayout(outline, expansion: expansion, trunk: .off))
      #expect(folded.map(\.node) == expected.map(\.node))
      #expect(folded.map(\.kind) == expected.map(\.kind))
      #expect(folded.map(\.indent) == expected.map(\.indent))
    }
  }
}
