// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Pages over the tree")
struct PageTests {
  private typealias Change = SnapshotDifference.Change
  private typealias Value = SnapshotDifference.Value

  /// 9f3a2b1c and what is different in it from its first parent.
  static let difference = SnapshotDifference(
    subject: "9f3a2b1c", origins: [.init("77aa01c2", role: "derived")],
    sections: [
      .init(
        .directive, [Change("directive", before: [nil], after: Value("harden/patch webapp"))]),
      .init(
        .nodes,
        [
          Change("ep.1", "attrs.path", before: [Value(#""/v2/100""#)], after: Value(#""/v2/2""#)),
          Change("secret", "attrs.flag", before: [.hidden], after: .hidden),
          Change("vuln.1", before: [Value(#"{"kind":"xss"}"#)], after: nil),
        ]),
    ],
    same: [
      .init(.nodes, [same("ep.0", #"{"kind":"endpoint"}"#), same("secret attrs.seed", nil)]),
      .init(.manifest, [same("seed", "7"), same("title", #""Estate 3""#)]),
    ])

  private static func same(_ item: String, _ text: String?) -> Change {
    let value = text.map { Value($0) } ?? .hidden
    return Change(item, before: [value], after: value, sources: [0])
  }

  private func session(
    rows: Int = 12, columns: Int = 80, glyphs: GlyphSet = .unicode
  ) throws -> Session {
    var session = try Session(
      TreeViewTests.curriculum, rows: rows, columns: columns, glyphs: glyphs)
    try session.type("<esc>/9f3a<enter>")
    return session
  }

  private func question(_ session: Session) throws -> PageQuestion {
    try #require(
      session.effects.compactMap { if case .find(let question) = $0 { question } else { nil } }.last
    )
  }

  @Test("differences stand side by side, what matters first, and say what is the same")
  func panes() throws {
    var session = try session()
    expectFrame(
      try session.type("d"),
      """
       Differences of 9f3a2b1c from its parents
      ▌reading









       store                                                              line 1 of 1
      """)
    session.send(.found(try question(session), .differences(Self.difference)))
    expectFrame(
      session.state.frame(),
      """
       Differences of 9f3a2b1c from its parents
                              77aa01c2                   │ 9f3a2b1c
      ▌directive
         + directive                                     │ harden/patch webapp
       world nodes
         ~ ep.1 attrs.path    "/v2/100"                  │ "/v2/2"
         ~ secret attrs.flag  (hidden)                   │ (hidden)
         - vuln.1             {"kind":"xss"}             │
         ▸ 2 the same

       ▸ manifest  2 the same
       store                                                              line 1 of 9
      """)
  }

  @Test("what is the same is folded away, and Enter and za show it")
  func same() throws {
    var session = try session(rows: 16)
    try session.type("d")
    session.send(.found(try question(session), .differences(Self.difference)))
    expectFrame(
      try session.type("G<enter>"),
      """
       Differences of 9f3a2b1c from its parents
                              77aa01c2                   │ 9f3a2b1c
       directive
         + directive                                     │ harden/patch webapp
       world nodes
         ~ ep.1 attrs.path    "/v2/100"                  │ "/v2/2"
         ~ secret attrs.flag  (hidden)                   │ (hidden)
         - vuln.1             {"kind":"xss"}             │
         ▸ 2 the same

      ▌▾ manifest  2 the same
         = seed   7
         = title  "Estate 3"


       store                                                             line 9 of 11
      """)
    let lines = try session.type("kkza").lines
    #expect(lines[8] == "▌  ▾ 2 the same")
    #expect(lines[9] == "   = ep.0               {\"kind\":\"endpoint\"}")
    #expect(lines[10] == "   = secret attrs.seed  (hidden)")
    #expect(try session.type("za/seed<enter>").lines[11].hasPrefix("▌  = seed   7"))
  }

  @Test("where panes have no room, differences stand in lines; in ASCII without colors, too")
  func narrow() throws {
    var session = try session(rows: 10, columns: 40, glyphs: .ascii)
    try session.type("d")
    session.send(.found(try question(session), .differences(Self.difference)))
    expectFrame(
      try session.type("<enter>jjj"),
      """
       Differences of 9f3a2b1c from its pare~
       77aa01c2 -> 9f3a2b1c
       directive
         + directive  harden/patch webapp
      >world nodes
         ~ ep.1 attrs.path    "/v2/100" ->
           "/v2/2"
         ~ secret attrs.flag  (hidden) ->
           (hidden)
       store                     line 4 of 13
      """)
  }

  @Test("a section folds and unfolds; n finds; q goes back to the row")
  func keys() throws {
    var session = try session()
    try session.type("d")
    session.send(.found(try question(session), .differences(Self.difference)))
    #expect(try session.type("jj<enter>").lines[4] == "▌world nodes  ▸ 3")
    #expect(try session.type("za/VULN<enter>").lines[11].contains("nothing matches VULN"))
    #expect(try session.type("/vuln<enter>").lines[7].hasPrefix("▌  - vuln.1"))
    #expect(try session.type("?").lines[0] == " Keys")
    #expect(try session.type("q").lines[0] == " Differences of 9f3a2b1c from its parents")
    #expect(try session.type("<esc>").lines[0] == " Differences of 9f3a2b1c from its parents")
    try session.type("q")
    #expect(session.cursorLine.contains("9f3a2b1c"))
  }

  @Test("hidden values are asked for again, and only then shown")
  func reveal() throws {
    var session = try session()
    try session.type("d")
    session.send(.found(try question(session), .differences(Self.difference)))
    let first = try question(session)
    try session.type("x")
    let second = try question(session)
    #expect(second == .differences(of: "9f3a2b1c", from: nil, revealsHidden: true))
    // What was asked before is not an answer to this.
    session.send(.found(first, .differences(Self.difference)))
    #expect(session.state.frame().lines[1] == "▌reading")
    session.send(.found(second, .failure("gone")))
    let lines = session.state.frame().lines
    #expect(lines[0] == " Differences of 9f3a2b1c from its parents, hidden values shown")
    #expect(lines[1] == "▌gone")
  }

  @Test("D compares with the last mark, and says what it lacks")
  func mark() throws {
    var session = try session()
    #expect(try session.type("D").lines.last?.contains("Space selects, m sets a mark") == true)
    #expect(try session.type("maD").lines.last?.contains("go to another snapshot") == true)
    try session.type("/fb54<enter>D")
    #expect(
      try question(session)
        == .differences(of: "fb545261", from: "9f3a2b1c", revealsHidden: false))
    #expect(try session.type("qd").lines.last?.contains("fb545261 has no parents") == true)
    let lines = try session.type("g/5d5d<enter>d").lines
    #expect(lines.last?.contains("5d5d0011 cannot be compared: it has no file") == true)
  }

  @Test("pages are drawn at any size, and a click selects a line")
  func sizes() throws {
    var session = try session()
    try session.type("d")
    session.send(.found(try question(session), .differences(Self.difference)))
    for size in [
      Size(rows: 1, columns: 1), Size(rows: 5, columns: 20), Size(rows: 50, columns: 200),
    ] {
      session.send(.resized(size))
      session.state.frame().checkInvariants()
    }
    session.send(.resized(Size(rows: 12, columns: 80)))
    #expect(session.state.frame().lines[4] == " world nodes")
    session.send(.key(.click(Point(row: 4, column: 10), count: 2)))
    #expect(session.state.frame().lines[4].hasSuffix("▸ 3"))
  }
}
