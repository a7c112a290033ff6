// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("What is different between two lineages")
struct LineageChangesTests {
  private func ids(_ nodes: NodeSet, in graph: LineageGraph) -> [String] {
    nodes.map { graph.id(of: $0).text }
  }

  @Test("what has come, has another record, or has gone; missing snapshots are not there")
  func drawn() {
    // m was missing and has come; c was there and is missing; x was merely named.
    let old = diagramGraph("a <- b <- c <- d; ?m <- e; ?x <- e; a <- f")
    let new = diagramGraph("a <- d; ?c <- d; m <- e; b <- g; a <- b")
    let changes = new.changes(since: old) { old[$0] == new[$1] }
    #expect(ids(changes.added, in: new) == ["m", "g"])
    #expect(ids(changes.altered, in: new) == ["d", "e"])
    #expect(ids(changes.gone, in: old) == ["f", "c"])
    #expect(changes.count == 6)
    #expect(new.node(for: "m").flatMap(changes.kind) == .added)
    #expect(new.node(for: "d").flatMap(changes.kind) == .altered)
    #expect(new.node(for: "a").flatMap(changes.kind) == nil)
  }

  @Test("is what comparing one id after the other gives")
  func law() {
    var total = 0
    for seed in 0..<400 {
      var random = SeededGenerator(seed: seed)
      let records = randomLineage(seed: seed, atMost: 14)
      let before = records.filter { _ in random.chance(0.8) }
      var after = records.filter { _ in random.chance(0.8) }
      for place in after.indices where random.chance(0.2) { after[place].title = "other" }
      let old = LineageGraph.build(from: before).graph
      let new = LineageGraph.build(from: after.shuffled(using: &random)).graph
      let changes = new.changes(since: old) { old[$0].title == new[$1].title }

      func present(_ records: [Snapshot]) -> [SnapshotID: String?] {
        let named = records.filter { $0.file != nil }.map { ($0.id, $0.title) }
        return Dictionary(named) { first, _ in first }
      }
      let (was, now) = (present(before), present(after))
      let added = now.keys.filter { was[$0] == nil }
      let altered = now.keys.filter { id in was[id].map { $0 != now[id] } ?? false }
      let gone = was.keys.filter { now[$0] == nil }
      #expect(ids(changes.added, in: new).sorted() == added.map(\.text).sorted())
      #expect(ids(changes.altered, in: new).sorted() == altered.map(\.text).sorted())
      #expect(ids(changes.gone, in: old).sorted() == gone.map(\.text).sorted())
      #expect(changes.isEmpty == (added.isEmpty && altered.isEmpty && gone.isEmpty))
      total += changes.count
    }
    #expect(total > 1_000)
  }
}
