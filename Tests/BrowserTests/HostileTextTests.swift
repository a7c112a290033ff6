// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Hostile text in every field of every view")
struct HostileTextTests {
  /// What files may hold: escape sequences, bidirectional marks, lone marks, joiners, and very much.
  private static let texts = [
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "a\u{202E}b\u{2066}c", "e\u{301}\u{301}\u{301}",
    "\u{200D}👩\u{200D}👩\u{200D}👧", "台北\t\n\r\u{9B}31m", "\u{0}\u{7F}\u{85}",
    String(repeating: "x\u{1B}", count: 5_000),
  ]

  private static func records(_ text: String) -> [Snapshot] {
    var records = diagram("a <- b@c1; a <- c@c1; b <- d")
    for index in records.indices {
      records[index].title = text
      records[index].pack = Snapshot.Pack(id: text, version: text)
      records[index].file = text
      for cohort in records[index].cohorts.indices { records[index].cohorts[cohort].label = text }
      for parent in records[index].parents.indices {
        records[index].parents[parent].directive = text
        records[index].parents[parent].role = text
      }
    }
    return records
  }

  @Test("reaches no screen as it is, and no frame loses its order", arguments: texts.indices)
  func check(number: Int) async throws {
    let text = Self.texts[number]
    let answers = try await Self.answers(text)
    for (size, glyphs) in [
      (Size(rows: 24, columns: 80), GlyphSet.unicode), (Size(rows: 5, columns: 20), .ascii),
      (Size(rows: 40, columns: 132), .unicode),
    ] {
      var session = try Session(
        Self.records(text), rows: size.rows, columns: size.columns, glyphs: glyphs)
      var user = UserState()
      user.apply(.tag("b", text, isGiven: true))
      user.apply(.note("b", text))
      session.send(.userStateRead(user))
      let finding = Finding(
        .unparsable, snapshot: "b", file: text, place: text, message: text)
      session.reload(Self.records(text), damage: [finding])
      for keys in ["", "jo", "q,", "<esc>.", "<esc><enter>", "O", "Ogh", "q/\(text.prefix(3))"] {
        try check(session.type(keys.contains("\u{1B}") ? "" : keys))
      }
      try session.type("<esc><esc><esc>")
      for keys in ["ggzRCj", "l", "gi"] { try check(session.type(keys)) }
      session.setCommands([UserCommand(name: text, words: [text, "{id}"])])
      for keys in ["!", "?", "qq", "g/b<enter>T", "<esc>"] { try check(session.type(keys)) }
      for (question, answer) in answers {
        session.open(question)
        session.send(.found(question, answer))
        try check(session.type(""))
        try check(session.type("G<enter>lll"))
      }
    }
  }

  @Test("is told in no line as it is", arguments: texts.indices)
  func lines(number: Int) async throws {
    let text = Self.texts[number]
    let answers = try await Self.answers(text)
    for glyphs in [GlyphSet.unicode, .ascii] {
      var session = try Session(Self.records(text), rows: 22, columns: 80, glyphs: glyphs)
      session.listen()
      var user = UserState()
      user.apply(.tag("b", text, isGiven: true))
      user.apply(.note("b", text))
      session.send(.userStateRead(user))
      session.setCommands([UserCommand(name: text, words: [text])])
      let finding = Finding(.unparsable, snapshot: "b", file: text, place: text, message: text)
      session.reload(Self.records(text), damage: [finding])
      for keys in [
        "<esc>zR", "g/b<enter>", "C", "C", "T", "<esc>!", "<esc>o", "<esc>g/a<enter>.", "<esc>gh",
        "ys", "yp", "q:",
      ] {
        try session.type(keys)
        check(linesOf: session, glyphs)
      }
      try session.type("<esc>")
      for (question, answer) in answers {
        session.open(question)
        session.send(.found(question, answer))
        check(linesOf: session, glyphs)
        try session.type("G<enter>")
        check(linesOf: session, glyphs)
      }
    }
  }

  private func check(linesOf session: Session, _ glyphs: GlyphSet) {
    let state = session.state
    let copied = session.effects.compactMap { if case .copy(let text) = $0 { text } else { nil } }
    let told =
      state.linearLines + state.linearDetail + copied.flatMap(state.linearLines)
      + [state.linearMessage, state.linearQuestion].compactMap(\.self)
    for line in told { check(line.unicodeScalars) }
  }

  private static func answers(_ text: String) async throws -> [(PageQuestion, PageAnswer)] {
    let graph = LineageGraph.build(from: records(text)).graph
    let statistics = try await LineageStatistics(
      of: .all(capacity: graph.count), in: QueryScope(of: graph))
    let value = SnapshotDifference.Value(text)
    let difference = SnapshotDifference(
      subject: "b", origins: [.init("a", role: text, directive: text)],
      sections: [.init(.rest, [.init(text, text, before: [value], after: value)])],
      same: [.init(.tasks, [.init(text, text, before: [value], after: value, sources: [0])])])
    var row = CohortSheet.Row("b", children: 1, descendants: 1, values: [1])
    row.directive = text
    row.world = .init(gained: [text], lost: [text])
    let excerpt = FileExcerpt(of: Array(text.utf8) + [0xFF], in: text, markedAt: 1)
    return [
      (.differences(of: "b", from: nil, revealsHidden: false), .differences(difference)),
      (
        .cohort(of: "b"),
        .cohort(CohortSheet(name: text, metrics: [text], rows: [row]))
      ),
      (
        .statistics(.subtree(SnapshotID(text)), to: "b", edition: 1),
        .statistics(statistics, path: [PathSeries(text, [1, nil, 2])])
      ),
      (.file(text, place: text), .file(excerpt)),
      (.verb(["list", text], columns: 80), .output(text)),
      (.file("x", place: nil), .failure(text)),
    ]
  }

  /// Every cell is a character that a terminal merely shows.
  private func check(_ frame: Frame) throws {
    frame.checkInvariants()
    check(frame.text.unicodeScalars)
  }

  private func check(_ text: String.UnicodeScalarView) {
    let driving = text.filter { scalar in
      scalar != "\n"
        && (scalar.properties.generalCategory == .control
          || scalar.properties.isBidiControl)
    }
    #expect(driving.isEmpty, "\(driving.map { String($0.value, radix: 16) })")
  }
}
