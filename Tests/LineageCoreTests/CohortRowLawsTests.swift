// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Laws of the rows of cohorts")
struct CohortRowLawsTests {
  /// A row as a careless reader of the rules makes it.
  private struct NaiveRow: Hashable {
    var nodes: [NodeIndex]
    var kind: TreeRow.Kind
    var fold: TreeRow.Fold
    /// The nodes of the row that it stands under.
    var parent: [NodeIndex]
  }

  /// The rows without a trunk: each cohort of two or more side by side is one, where the first of them
  /// stands.
  private struct NaiveTree {
    let graph: LineageGraph
    let outline: TreeOutline
    let expansion: Expansion
    private(set) var rows: [NaiveRow] = []

    init(_ graph: LineageGraph, _ outline: TreeOutline, _ expansion: Expansion) {
      self.graph = graph
      self.outline = outline
      self.expansion = expansion
      add(Array(outline.top), under: [], level: 0)
    }

    private func isStretch(_ node: NodeIndex) -> Bool {
      outline.stretchLength(endingAt: node) != nil
    }

    private mutating func add(_ siblings: [NodeIndex], under parent: [NodeIndex], level: Int) {
      var added: Set<NodeIndex> = []
      for node in siblings where !added.contains(node) {
        let mates = siblings.filter { other in
          other == node
            || !isStretch(node) && !isStretch(other) && graph.cohortIndex(of: node) != nil
              && graph.cohortIndex(of: node) == graph.cohortIndex(of: other)
        }
        guard mates.count > 1 else {
          add(node, under: parent, level: level)
          continue
        }
        added.formUnion(mates)
        let isOpen = expansion.isOpen(cohortRowOf: mates)
        rows.append(
          NaiveRow(nodes: mates, kind: .cohort, fold: isOpen ? .open : .folded, parent: parent))
        if isOpen { for mate in mates { add(mate, under: mates, level: level) } }
      }
    }

    private mutating func add(_ node: NodeIndex, under parent: [NodeIndex], level: Int) {
      let references = outline.references(under: node)
      let hasRows = !outline.nodes(under: node).isEmpty || !references.isEmpty
      let isOpen = expansion.isOpen(node, level: level)
      rows.append(
        NaiveRow(
          nodes: [node], kind: isStretch(node) ? .stretch : .full,
          fold: hasRows ? isOpen ? .open : .folded : .none, parent: parent))
      guard isOpen, hasRows else { return }
      add(Array(outline.nodes(under: node)), under: [node], level: level + 1)
      for other in references {
        let kind = outline.isCut(other, under: node) ? TreeRow.Kind.cut : .repeated
        rows.append(NaiveRow(nodes: [other], kind: kind, fold: .none, parent: [node]))
      }
    }
  }

  private static func nodes(of row: Row, _ layout: TreeLayout) -> [NodeIndex] {
    layout[row].kind == .cohort ? Array(layout.members(of: row)) : [layout[row].node]
  }

  /// An expansion with any rows open, those of cohorts among them.
  private static func expansion(
    of outline: TreeOutline, _ graph: LineageGraph, _ random: inout SeededGenerator
  ) -> Expansion {
    let usual: Expansion.CohortRows = random.chance(0.5) ? .open : .folded
    var expansion = Expansion(
      openLevels: Int.random(in: 0...4, using: &random), capacity: graph.count, cohortRows: usual)
    for node in graph.nodes where random.chance(0.3) {
      expansion.set(node, open: random.chance(0.6))
    }
    let all = TreeLayout(outline, expansion: .all(capacity: graph.count, cohortRows: .open))
    for row in (0..<all.count).map(Row.init)
    where all[row].kind == .cohort && random.chance(0.5) {
      expansion.set(cohortRowsOf: all.members(of: row), open: random.chance(0.5))
    }
    return expansion
  }

  @Test("rows are those of the rules, whatever is folded", arguments: TreeLawsTests.batches)
  func rows(batch: Int) {
    for (seed, (graph, outline)) in TreeLawsTests.outlines(in: batch).enumerated() {
      var random = SeededGenerator(seed: seed)
      let expansion = Self.expansion(of: outline, graph, &random)
      let layout = TreeLayout(outline, expansion: expansion, trunk: .off)
      let rows = (0..<layout.count).map(Row.init).map { row in
        NaiveRow(
          nodes: Self.nodes(of: row, layout), kind: layout[row].kind, fold: layout[row].fold,
          parent: layout[row].parent.map { Self.nodes(of: $0, layout) } ?? [])
      }
      #expect(rows == NaiveTree(graph, outline, expansion).rows)
      #expect(layout.cohortRowCount == rows.count { $0.kind == .cohort })
    }
  }

  @Test(
    "all open, rows are those without cohorts and one for each cohort side by side",
    arguments: TreeLawsTests.batches)
  func count(batch: Int) {
    for (graph, outline) in TreeLawsTests.outlines(in: batch) {
      for trunk in [TreeLayout.Trunk.on, .off] {
        let apart = TreeLayout(outline, expansion: .all(capacity: graph.count), trunk: trunk)
        let layout = TreeLayout(
          outline, expansion: .all(capacity: graph.count, cohortRows: .open), trunk: trunk)
        #expect(layout.count == outline.rowCount + layout.cohortRowCount)
        // What stands under what, the rows of cohorts left out.
        let drawn = { (layout: TreeLayout) in
          (0..<layout.count).map { layout[Row($0)] }.filter { $0.kind != .cohort }.map { row in
            NaiveRow(
              nodes: [row.node], kind: row.kind, fold: row.fold,
              parent: layout.lineageParent(of: row).map { [layout[$0].node] } ?? [])
          }
        }
        #expect(Set(drawn(layout)) == Set(drawn(apart)))
        #expect(drawn(layout).count == apart.count)
      }
    }
  }

  @Test(
    "each snapshot in view has a row, or the nearest one above that is shown hides it",
    arguments: TreeLawsTests.batches)
  func nearest(batch: Int) {
    for (seed, (graph, outline)) in TreeLawsTests.outlines(in: batch).enumerated() {
      var random = SeededGenerator(seed: seed)
      let layout = TreeLayout(
        outline, expansion: Self.expansion(of: outline, graph, &random),
        trunk: random.chance(0.5) ? .on : .off)
      let rows = (0..<layout.count).map(Row.init)
      func own(_ node: NodeIndex) -> Row? {
        rows.first { layout[$0].kind == .full && layout[$0].node == node }
      }
      func folded(_ node: NodeIndex) -> Row? {
        rows.first { layout[$0].fold == .folded && layout.members(of: $0).contains(node) }
      }
      for node in outline.scope.nodes ?? .all(capacity: graph.count) {
        let (row, cohort) = (own(node), folded(node))
        #expect(layout.row(of: node) == row)
        #expect(layout.foldedCohortRow(of: node) == cohort)
        #expect(row == nil || cohort == nil)
        let ways = sequence(first: node) { outline.placement(of: $0) }
        #expect(layout.nearestRow(of: node) == ways.lazy.compactMap { own($0) ?? folded($0) }.first)
        let mates = outline.cohortMates(beside: node)
        if let cohort { #expect(Array(layout.members(of: cohort)) == mates) }
        if mates.isEmpty, let row, let parent = layout[row].parent {
          #expect(layout[parent].kind != .cohort)
        }
      }
    }
  }
}
