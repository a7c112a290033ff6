// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import Browser

@Suite("The letters of cohorts")
struct CohortLettersTests {
  @Test("differ between neighbors in view, also over hundreds of cohorts")
  func neighbors() {
    for seed in 0..<40 {
      let graph = LineageGraph.build(from: Self.curriculum(seed: seed)).graph
      let outline = TreeOutline(graph)
      for trunk in [TreeLayout.Trunk.on, .off] {
        for levels in [1, 2, 5, 20, Int.max] {
          let expansion = Expansion(openLevels: levels, capacity: graph.count)
          let layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
          expectApart(layout, graph)
        }
      }
    }
  }

  @Test("and colors differ between neighbors, with everything open, wherever members are")
  func colors() {
    for seed in 0..<40 {
      let records = Self.curriculum(seed: seed, isSpread: seed.isMultiple(of: 2))
      let graph = LineageGraph.build(from: records).graph
      let outline = TreeOutline(graph)
      for trunk in [TreeLayout.Trunk.on, .off] {
        let layout = TreeLayout(outline, expansion: .all(capacity: graph.count), trunk: trunk)
        let order = outline.readingOrder(hasTrunk: layout.hasTrunk)
        let letters = CohortLetters(outline, graph, readingOrder: order)
        let cohorts = order.compactMap { graph.cohortIndex(of: $0) }
        for (first, second) in zip(cohorts, cohorts.dropFirst()) where first != second {
          let (first, second) = (letters.number(of: first) ?? 0, letters.number(of: second) ?? 0)
          #expect(first % 7 != second % 7, "seed \(seed)")
        }
      }
    }
  }

  private func expectApart(_ layout: TreeLayout, _ graph: LineageGraph) {
    let order = layout.outline.readingOrder(hasTrunk: layout.hasTrunk)
    let letters = CohortLetters(layout.outline, graph, readingOrder: order)
      .kept(apartIn: layout, graph)
    expectApart(letters, layout, graph)
  }

  private func expectApart(
    _ letters: CohortLetters, _ layout: TreeLayout, _ graph: LineageGraph
  ) {
    let cohorts = (0..<layout.count).map { layout[Row($0)] }
      .filter { $0.kind == .full || $0.kind == .cohort }
      .compactMap { graph.cohortIndex(of: $0.node) }
    for (first, second) in zip(cohorts, cohorts.dropFirst()) where first != second {
      #expect(letters.number(of: first) != letters.number(of: second))
    }
  }

  @Test("differ between neighbors whatever is opened and folded, with rows for cohorts or without")
  func neighborsAfterFolds() {
    for seed in 0..<40 {
      var random = SeededGenerator(seed: seed)
      let graph = LineageGraph.build(from: Self.curriculum(seed: seed)).graph
      var options = BrowserState.Options()
      options.foldsCohorts = seed.isMultiple(of: 2)
      var view = LineageView(graph, options: options, rows: 1000, changes: nil)
      for step in 0..<60 {
        if step == 30 { view.foldsCohorts.toggle() }
        let row = Row(Int.random(in: 0..<view.layout.count, using: &random))
        switch view.layout[row].fold {
        case .open: view.set(row, open: false)
        case .folded: view.setAll(under: row, open: .random(using: &random))
        case .none: continue
        }
        expectApart(view.letters, view.layout, graph)
      }
    }
  }

  @Test("of two cohorts that meet when what is between them is folded, one gives way")
  func meeting() {
    var chain = "r <- p0@p; r <- q0@q; "
    for number in 0..<25 { chain += "p0 <- c\(number)@c\(number); " }
    let graph = diagramGraph(chain)
    var expansion = Expansion.all(capacity: graph.count)
    for node in graph.nodes where graph.id(of: node) == "p0" { expansion.set(node, open: false) }
    expectApart(TreeLayout(TreeOutline(graph), expansion: expansion, trunk: .off), graph)
  }

  @Test("so it does where cohorts have rows, until all rows are laid out anew")
  func meetingBesideCohortRows() throws {
    var chain = "r <- p0@p; r <- q0@q; q0 <- z0@z; q0 <- z1@z; "
    for number in 0..<25 { chain += "p0 <- c\(number)@c\(number); " }
    let graph = diagramGraph(chain)
    var options = BrowserState.Options()
    options.foldsCohorts = true
    options.trunk = .off
    var view = LineageView(graph, options: options, rows: 1000, changes: nil)
    let own = view.letters
    let node = try #require(graph.node(for: "p0"))
    let row = try #require(view.layout.row(of: node))
    for isOpen in [false, true, false] {
      view.set(row, open: isOpen)
      expectApart(view.letters, view.layout, graph)
    }
    view.setOpenLevels(.max)
    for cohort in 0..<graph.cohortCount {
      let cohort = CohortIndex(cohort)
      #expect(view.letters.number(of: cohort) == own.number(of: cohort))
    }
  }

  @Test("so it does below the open row of a cohort")
  func meetingAboveOpenCohortRow() throws {
    var chain = "r <- p0@p; r <- q0@q; r <- q1@q; "
    for number in 0..<25 { chain += "p0 <- c\(number)@c\(number); " }
    let graph = diagramGraph(chain)
    var options = BrowserState.Options()
    options.foldsCohorts = true
    options.trunk = .off
    var view = LineageView(graph, options: options, rows: 1000, changes: nil)
    view.setOpenLevels(.max)
    let row = try #require(graph.node(for: "p0").flatMap { view.layout.row(of: $0) })
    view.set(row, open: false)
    expectApart(view.letters, view.layout, graph)
  }

  /// Cohorts of three under random earlier snapshots, one parent each cohort, or each member.
  private static func curriculum(seed: Int, isSpread: Bool = false) -> [Snapshot] {
    var random = SeededGenerator(seed: seed)
    var records = [Snapshot(id: "r", file: "r")]
    for cohort in 0..<200 {
      var parent = records[0]
      for member in 0..<3 {
        if member == 0 || isSpread {
          parent =
            records[
              Int.random(in: max(0, records.count - 9)..<records.count, using: &random)]
        }
        records.append(
          Snapshot(
            id: SnapshotID("\(cohort)-\(member)"), parents: [ParentReference(parent.id)],
            cohorts: [CohortMembership(CohortID("c\(cohort)"), index: member)], file: "f"))
      }
    }
    return records
  }
}
