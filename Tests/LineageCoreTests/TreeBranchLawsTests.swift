// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Laws of opening and folding one branch")
struct TreeBranchLawsTests {
  /// All that a layout tells.
  private struct Facts: Hashable {
    let rows: [TreeRow]
    let symbols: [[RowSymbol]]
    let members: [[NodeIndex]]
    let places: [Row?]
    let folded: [Row]
    let deepestIndent: Int
    let cohortRowCount: Int

    init(_ layout: TreeLayout, _ graph: LineageGraph) {
      let all = (0..<layout.count).map(Row.init)
      rows = all.map { layout[$0] }
      symbols = all.map { layout.symbols(of: $0) }
      members = all.map { Array(layout.members(of: $0)) }
      places = graph.nodes.flatMap { [layout.row(of: $0), layout.foldedCohortRow(of: $0)] }
      folded = layout.foldedRows
      deepestIndent = layout.deepestIndent
      cohortRowCount = layout.cohortRowCount
    }
  }

  @Test(
    "a branch laid out anew is as if all were, whatever was opened and folded before",
    arguments: TreeLawsTests.batches)
  func branch(batch: Int) {
    for (seed, (graph, outline)) in TreeLawsTests.outlines(in: batch).enumerated() {
      var random = SeededGenerator(seed: seed)
      let cohortRows = [Expansion.CohortRows.none, .folded, .open].randomElement(using: &random)
      var expansion = Expansion(
        openLevels: [0, 1, 3, .max].randomElement(using: &random) ?? 0, capacity: graph.count,
        cohortRows: cohortRows ?? .none)
      let trunk: TreeLayout.Trunk = random.chance(0.5) ? .on : .off
      var layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
      for _ in 0..<12 where layout.count > 0 {
        let row = Row(Int.random(in: 0..<layout.count, using: &random))
        let isOpen = random.chance(0.6)
        if layout[row].kind == .cohort {
          expansion.set(cohortRowsOf: layout.members(of: row), open: isOpen)
        } else if layout.ownNode(of: row) != nil || layout[row].kind == .stretch {
          expansion.set(layout[row].node, open: isOpen)
        }
        layout.layOut(branch: row, expansion)
        let whole = TreeLayout(outline, expansion: expansion, trunk: trunk)
        #expect(Facts(layout, graph) == Facts(whole, graph))
      }
    }
  }

  @Test("the order of reading is that of the full rows, all open", arguments: TreeLawsTests.batches)
  func readingOrder(batch: Int) {
    for (graph, outline) in TreeLawsTests.outlines(in: batch) {
      for trunk in [TreeLayout.Trunk.on, .off] {
        let layout = TreeLayout(outline, expansion: .all(capacity: graph.count), trunk: trunk)
        #expect(outline.readingOrder(hasTrunk: layout.hasTrunk) == layout.fullNodes)
      }
    }
  }
}
