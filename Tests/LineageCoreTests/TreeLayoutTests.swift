// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("The tree of rows")
struct TreeLayoutTests {
  private func drawing(
    _ text: String, trunk: TreeLayout.Trunk = .off,
    scope: (LineageGraph) -> TreeScope = { _ in .everything },
    expansion: (LineageGraph) -> Expansion = { .all(capacity: $0.count) }
  ) -> String {
    let graph = diagramGraph(text)
    let outline = TreeOutline(graph, scope: scope(graph))
    return TreeLayout(outline, expansion: expansion(graph), trunk: trunk).drawing(of: graph)
  }

  @Test("a merge has one full row and is referred to under its other parent")
  func merge() {
    #expect(
      drawing("a <- b <- d; a <- c <- d; d <- e") == """
        ● a
        ├─● b
        │ ↓ d
        │ ↓ e
        └─● c
          └─↪ d
        """)
  }

  @Test("an only child keeps its parent's indent")
  func onlyChild() {
    #expect(
      drawing("a <- b <- c; c <- d; c <- e") == """
        ● a
        ↓ b
        ↓ c
        ├─● d
        └─● e
        """)
  }

  @Test("references come after full rows, and a missing snapshot has a row")
  func references() {
    #expect(
      drawing("r <- a <- z; r <- b; ?m <- b; a <- b <- z") == """
        ◌ m
        └─↪ b
        ● r
        ├─● a
        │ ├─● z
        │ └─↪ b
        └─● b
          └─↪ z
        """)
  }

  @Test("a snapshot stands under its first parent that has a file, else under a missing one")
  func missingParents() {
    #expect(
      drawing("?m <- a; r <- a; ?m <- b; ?n <- b") == """
        ◌ m
        ├─● b
        └─↪ a
        ◌ n
        └─↪ b
        ● r
        ↓ a
        """)
  }

  @Test("a cycle of two takes three rows")
  func cycle() {
    #expect(
      drawing("a <- b <- a") == """
        ● a
        ↓ b
        └─↻ a
        """)
  }

  @Test("siblings stand by cohort, then by index, the uncohorted last")
  func siblings() {
    var records = diagram("a <- b; a <- c@c1; a <- d@c2; a <- e@c1")
    records[2].cohorts[0].index = 1
    records[4].cohorts[0].index = 0
    let graph = LineageGraph.build(from: records).graph
    let layout = TreeLayout(TreeOutline(graph), expansion: .all(capacity: graph.count))
    #expect(
      layout.drawing(of: graph) == """
        ● a
        ├─● e
        ├─● c
        ├─● d
        └─● b
        """)
  }

  @Test("the trunk runs straight down, after the branches and references")
  func trunk() {
    #expect(
      drawing("a <- b <- c <- d <- e; a <- x; b <- y; c <- z; x <- e; c <- w <- v", trunk: .on)
        == """
        ● a
        ├─● x
        │ └─↪ e
        ↓ b
        ├─● y
        ↓ c
        ├─● d
        │ ↓ e
        ├─● z
        ↓ w
        ↓ v
        """)
  }

  @Test("leaves side by side have no trunk among them")
  func leaves() {
    #expect(drawing("a <- b; a <- c", trunk: .on) == "● a\n├─● b\n└─● c")
  }

  @Test("the ancestors' tree grows upwards by the same rules, parents in stored order")
  func inverted() {
    let text = "a <- b <- d; a <- c <- d; d <- e"
    #expect(
      drawing(text, scope: { .ancestors(of: NodeIndex(3), in: $0) }) == """
        ● d
        ├─● b
        │ ↓ a
        └─● c
          └─↪ a
        """)
  }

  @Test("a tree from one node leaves the rest out of view")
  func subtree() {
    #expect(
      drawing(
        "a <- b <- d; a <- c <- d; d <- e",
        scope: { .tree(from: NodeIndex(2), in: $0) }) == """
          ● c
          ↓ d
          ↓ e
          """)
  }

  @Test("a folded row counts the full rows it hides")
  func folded() {
    #expect(
      drawing(
        "a <- b <- d; a <- c <- d; d <- e",
        expansion: { Expansion(openLevels: 1, capacity: $0.count) }) == """
          ● a
          ├─● b +2
          └─● c +0
          """)
  }

  @Test("older levels fold into a number, and text never leaves for depth's sake")
  func foldedRails() {
    let graph = diagramGraph("a <- b; a <- z; b <- c; b <- y; c <- d; c <- x")
    let layout = TreeLayout(
      TreeOutline(graph), expansion: .all(capacity: graph.count), trunk: .off)
    let deep = layout.row(of: NodeIndex(5))
    #expect(
      deep.map { layout.symbols(of: $0, levels: 2) } == [.foldedRails(1), .rail, .fork, .node])
    #expect(
      deep.map { layout.symbols(of: $0, firstLevel: 2) } == [.foldedRails(2), .fork, .node])
  }

  @Test("30 stacked diamonds are 121 rows, not four billion")
  func diamonds() {
    let text = (0..<30).map { "n\($0) <- l\($0) <- n\($0 + 1); n\($0) <- r\($0) <- n\($0 + 1)" }
    let graph = diagramGraph(text.joined(separator: "; "))
    #expect(graph.count == 91)
    #expect(TreeOutline(graph).rowCount == 121)
  }

  @Test("an expansion follows its snapshots into another graph")
  func movedExpansion() {
    let old = diagramGraph("a <- b <- c; a <- d <- e")
    let new = diagramGraph("0 <- a <- b <- c; a <- d <- e")
    var expansion = Expansion(openLevels: 9, capacity: old.count)
    for node in old.nodes where old.id(of: node) == "d" { expansion.set(node, open: false) }
    let layout = TreeLayout(TreeOutline(new), expansion: expansion.moved(from: old, to: new))
    #expect(
      layout.drawing(of: new) == """
        ● 0
        ↓ a
        ├─● b
        │ ↓ c
        └─● d +1
        """)
  }

  private func cohortDrawing(
    _ text: String, trunk: TreeLayout.Trunk = .off, siblings: SiblingOrder = .usual,
    opened: String? = nil, _ cohortRows: Expansion.CohortRows = .folded
  ) -> String {
    let graph = diagramGraph(text)
    var expansion = Expansion.all(capacity: graph.count, cohortRows: cohortRows)
    if let node = opened.flatMap({ graph.node(for: SnapshotID($0)) }) {
      expansion.set(cohortRowsOf: [node], open: true)
    }
    let outline = TreeOutline(graph, siblings: siblings)
    return TreeLayout(outline, expansion: expansion, trunk: trunk).drawing(of: graph)
  }

  private static let batches = "a <- b@x <- e@z; a <- c@x <- f; a <- d; b <- g@z; c <- g; a <- h@y"

  @Test("a cohort is one row under each parent; a single member is none")
  func cohorts() {
    #expect(
      cohortDrawing(Self.batches) == """
        ● a
        ├─▸ b+c
        ├─● h
        └─● d
        """)
  }

  @Test("an open cohort has its members under its row, and theirs folded again")
  func openCohort() {
    #expect(
      cohortDrawing(Self.batches, opened: "c") == """
        ● a
        ├─▾ b+c
        │ ├─● b
        │ │ ▸ e+g
        │ └─● c
        │   ├─● f
        │   └─↪ g
        ├─● h
        └─● d
        """)
  }

  @Test("in any order of siblings a cohort stands together, where its first member does")
  func cohortsInOtherOrders() {
    #expect(
      cohortDrawing(
        "a <- b@x; a <- c <- e; a <- d@x <- f <- g", siblings: SiblingOrder(.descendants), .open)
          == """
          ● a
          ├─▾ d+b
          │ ├─● d
          │ │ ↓ f
          │ │ ↓ g
          │ └─● b
          └─● c
            ↓ e
          """)
  }

  @Test("with a trunk the main line runs through the rows of cohorts")
  func cohortTrunk() {
    #expect(
      cohortDrawing(
        "a <- b@x <- e@z <- h; a <- c@x; b <- g@z; a <- d <- i", trunk: .on, .open) == """
          ● a
          ├─● d
          │ ↓ i
          ▾ b+c
          ├─● c
          ↓ b
          ▾ e+g
          ├─● g
          ↓ e
          ↓ h
          """)
  }

  @Test("roots made together are one row as well")
  func cohortAtTop() {
    #expect(cohortDrawing("a@x <- c; b@x <- d") == "▸ a+b")
  }
}
