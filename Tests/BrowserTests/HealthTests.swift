// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Health and statistics")
struct HealthTests {
  private static let damage = [
    Finding(.missingParent, snapshot: "a", message: "a has no file"),
    Finding(
      .unparsable, file: "bad.json", place: "line 3, column 2", message: "the text has no end"),
    Finding(
      .wrongType, snapshot: "b", file: "b.json", place: "tasks", message: "tasks is a number"),
  ]

  private func session() throws -> Session {
    var session = try Session("a <- b; a <- c", rows: 9, columns: 72)
    session.reload(Session.records("a <- b; a <- c"), damage: Self.damage)
    try session.type("<esc>")
    return session
  }

  @Test("errors come first; Enter shows the place in the file, or the snapshot")
  func health() throws {
    var session = try session()
    expectFrame(
      try session.type("gh"),
      """
       Health: 2 errors, 1 note
      ▌error  unparsable      the text has no end  bad.json, line 3, column 2
       error  wrong-type      tasks is a number  b.json, tasks
       note   missing-parent  a has no file




       store                                                      line 1 of 3
      """)
    try session.type("<enter>")
    let question = PageQuestion.file("bad.json", place: "line 3, column 2")
    #expect(session.effects.contains(.find(question)))
    let text = (1...20).map { "line \($0)" }.joined(separator: "\n")
    session.send(
      .found(question, .file(FileExcerpt(of: Array(text.utf8), in: "bad.json", markedAt: 85))))
    let lines = session.state.frame().lines
    #expect(lines[0] == " bad.json, line 3, column 2")
    #expect(lines.contains { $0.hasPrefix("▌12  line 12") })
    try session.type("jjqjj<enter>")
    #expect(session.cursorLine.contains("a"))
  }

  @Test("a sound store is told to be")
  func sound() throws {
    var session = try Session("a <- b")
    #expect(try session.type("gh").lines[1] == "▌nothing is the matter with this store")
    // What is found out later is told on the page that is open.
    session.reload(Session.records("a <- b"), damage: Self.damage)
    #expect(session.state.frame().lines[0] == " Health: 2 errors, 1 note")
    #expect(session.state.frame().lines[1].hasPrefix("▌error  unparsable"))
  }

  @Test("statistics are of all, of what is in view, and of what derives from here, in turn")
  func parts() throws {
    var session = try Session("a <- b; a <- c; b <- d", rows: 30, columns: 60)
    try session.type("/b<enter>gs")
    func asked() -> PageQuestion? {
      session.effects.compactMap { if case .find(let question) = $0 { question } else { nil } }.last
    }
    #expect(asked() == .statistics(.whole, to: "b", edition: 1))
    try session.type("<tab>")
    #expect(asked() == .statistics(.subtree("b"), to: "b", edition: 1))
    #expect(session.state.frame().lines[0] == " Statistics of b and what derives from it")
    try session.type("qrgs")
    guard case .statistics(.view(let nodes), _, _) = asked() else {
      Issue.record("not what is in view: \(String(describing: asked()))")
      return
    }
    #expect(nodes.count == 2)
  }

  @Test("statistics draw the way here, and difficulty against generation")
  func pictures() async throws {
    var records = Session.records("a <- b; b <- c; b <- d; d <- e")
    for (number, index) in records.indices.enumerated() {
      records[index].difficulty = Double(number) / 4
    }
    let graph = LineageGraph.build(from: records).graph
    let statistics = try await LineageStatistics(
      of: .all(capacity: graph.count), in: QueryScope(of: graph))
    for (glyphs, expected) in [
      (
        GlyphSet.unicode,
        [
          "difficulty by generation  half of them dark", "  1    █", "", "      █", "      ▓",
          "      ▓", "", "", "     █", "", "  0 █", "    0  3", "", "on the way here  3 snapshots",
          "  difficulty  ▁▃█  0 → 1  from 0 to 1",
          "  solved      █ ▁  0.5 → 0.25  from 0.25 to 0.5",
        ]
      ),
      (
        .ascii,
        [
          "  difficulty  039  0 -> 1  from 0 to 1",
          "  solved      9 0  0.5 -> 0.25  from 0.25 to 0.5",
        ]
      ),
    ] {
      var session = try Session(records, rows: 80, columns: 70, glyphs: glyphs)
      try session.type("gs")
      session.send(
        .found(
          .statistics(.whole, to: "a", edition: 1),
          .statistics(
            statistics,
            path: [PathSeries("difficulty", [0, 0.3, 1]), PathSeries("solved", [0.5, nil, 0.25])])))
      let lines = session.state.frame().lines.map { String($0.dropFirst()) }
      let first = try #require(lines.firstIndex { $0.trimmed == expected[0] })
      #expect(lines[first...].prefix(expected.count).map(\.trimmed) == expected)
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(reversed().drop { $0 == " " }.reversed()) }
}
