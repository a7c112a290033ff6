// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Any keys at all")
struct RandomKeysTests {
  /// Every key that is bound, those of prompts, and some that are not.
  private static let keys: [Key] = {
    let bound = Keymap.standardBindings.flatMap(\.keys).compactMap { try? Key.parse($0) }
    let typed = Array("abcx0123 ():&|\"é").map { Key.character($0.unicodeScalars.first ?? "a") }
    return bound.flatMap { $0 } + typed + [.enter, .escape, .backspace, .tab]
  }()

  @Test(
    "leave everything in order, whatever is resized, loaded or answered between", arguments: 0..<20)
  func keys(batch: Int) async throws {
    for seed in batch * 10..<batch * 10 + 10 {
      var random = SeededGenerator(seed: seed + 1)
      var session = try Session(
        randomLineage(seed: seed), rows: Int.random(in: 1...40, using: &random),
        columns: Int.random(in: 1...140, using: &random),
        glyphs: random.chance(0.5) ? .unicode : .ascii)
      var checked: [Int] = []
      for step in 0..<500 {
        try await turn(&session, step, seed, &random)
        let comment: Comment = "seed \(seed), step \(step)"
        check(session, comment)
        // The walk is long: only where there are other rows.
        guard let view = session.state.view else { continue }
        let rows = [view.layout.count, view.layout.cohortRowCount, view.outline.rowCount]
        if rows != checked { checkRowCount(view, comment) }
        checked = rows
      }
    }
  }

  /// Types a key, or lets something else happen.
  private func turn(
    _ session: inout Session, _ step: Int, _ seed: Int, _ random: inout SeededGenerator
  ) async throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0:
      let size = Size(
        rows: Int.random(in: 1...50, using: &random),
        columns: Int.random(in: 1...150, using: &random))
      session.send(.resized(size))
    case 1: session.reload(randomLineage(seed: seed + Int.random(in: 0...1, using: &random)))
    case 2, 3: try await session.answer()
    case 4: session.send(.newest(session.state.selectedIDs.first))
    case 5:
      let questions = session.effects.compactMap {
        if case .find(let question) = $0 { question } else { nil }
      }
      if let question = questions.last { session.send(.found(question, .failure("gone"))) }
    case 6:
      let point = Point(
        row: Int.random(in: 0..<50, using: &random),
        column: Int.random(in: 0..<150, using: &random))
      session.send(.key(.click(point, count: Int.random(in: 1...2, using: &random))))
    case 8: session.send(.key(.paste(random.chance(0.5) ? "b\r\nQ" : "")))
    case 7: session.send(.key(.wheelDown(Point(row: 1, column: 1))))
    default:
      guard let key = Self.keys.randomElement(using: &random) else { return }
      session.send(.key(key))
    }
  }

  /// Each row of a cohort stands for two or more, which have rows of their own where it is open.
  private func checkCohorts(_ view: LineageView, _ state: BrowserState, _ comment: Comment) {
    #expect(view.foldsCohorts == state.options.foldsCohorts, comment)
    for row in (0..<view.layout.count).map(Row.init) where view.layout[row].kind == .cohort {
      let members = view.layout.members(of: row)
      let isOpen = view.layout[row].fold == .open
      #expect(members.count > 1, comment)
      #expect(Set(members.map { view.graph.cohortIndex(of: $0) }).count == 1, comment)
      #expect(members.allSatisfy { (view.layout.row(of: $0) != nil) == isOpen }, comment)
    }
  }

  /// The rows are snapshots and further edges less what folded rows hide, counted by a walk.
  private func checkRowCount(_ view: LineageView, _ comment: Comment) {
    let outline = view.outline
    func rows(under node: NodeIndex) -> Int {
      outline.nodes(under: node).reduce(outline.references(under: node).count) {
        $0 + 1 + rows(under: $1)
      }
    }
    var hidden = 0
    for row in view.layout.foldedRows {
      guard view.layout[row].kind == .cohort else {
        hidden += rows(under: view.layout[row].node)
        continue
      }
      hidden += view.layout.members(of: row).reduce(0) { $0 + 1 + rows(under: $1) }
    }
    let count = view.layout.count - view.layout.cohortRowCount
    #expect(count == outline.rowCount - hidden, comment)
  }

  private func check(_ session: Session, _ comment: Comment) {
    let state = session.state
    let frame = state.frame()
    frame.checkInvariants()
    #expect(frame.size == state.size, comment)
    guard let view = state.view else { return }
    #expect(state.cursor.position >= 0 && state.cursor.position < view.layout.count, comment)
    #expect(
      state.firstRow <= state.cursor.position
        && state.cursor.position < state.firstRow + state.pageRows, comment)
    var full = Set<NodeIndex>()
    for position in 0..<view.layout.count where view.layout[Row(position)].kind == .full {
      #expect(full.insert(view.layout[Row(position)].node).inserted, comment)
    }
    checkCohorts(view, state, comment)
    if let page = state.pages.last {
      #expect(page.cursor >= 0 && page.cursor <= max(0, page.lines.count - 1), comment)
      #expect(page.firstLine <= page.cursor, comment)
    }
  }
}
