// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("A cohort side by side")
struct CohortSheetTests {
  static let sheet: CohortSheet = {
    var rows = [
      CohortSheet.Row("ab9ce87e", children: 1, descendants: 3, values: [0.25]),
      CohortSheet.Row("b4c1e7d0", children: 1, descendants: 1, values: [nil]),
      CohortSheet.Row("3d2e11f0", children: 0, descendants: 0, values: [0.75]),
    ]
    rows[0].directive = "add sql_injection"
    rows[0].difficulty = 0.5
    rows[0].change = 0.25
    rows[1].directive = "patch broken_authz"
    rows[1].world = .init(gained: [], lost: ["vuln.2"])
    rows[2].directive = "add ssrf"
    rows[2].world = .init(gained: [], lost: [])
    return CohortSheet(name: "c-7  patch vs add", metrics: ["solve_rate"], rows: rows)
  }()

  private func session(
    columns: Int = 110, rows: Int = 7, glyphs: GlyphSet = .unicode
  ) throws -> Session {
    var session = try Session(
      TreeViewTests.curriculum, rows: rows, columns: columns, glyphs: glyphs)
    try session.type("<esc>/b4c1<enter>gc")
    let question = PageQuestion.cohort(of: "b4c1e7d0")
    #expect(session.effects.contains(.find(question)))
    session.send(.found(question, .cohort(Self.sheet)))
    return session
  }

  @Test("has a row for each, and what is not known is neither 0 nor nothing")
  func frame() throws {
    expectFrame(
      try session().state.frame(),
      """
       Cohort c-7  patch vs add
       id        directive           difficulty  change  children  descendants  solve_rate  world
       ab9ce87e  add sql_injection          0.5   +0.25         1            3        0.25  …
      ▌b4c1e7d0  patch broken_authz           -       -         1            1           -  -vuln.2
       3d2e11f0  add ssrf                     -       -         0            0        0.75  =

       store                                                                                            line 2 of 3
      """)
    var narrow = try session(columns: 60, glyphs: .ascii)
    expectFrame(
      try narrow.type("sss"),
      """
       Cohort c-7  patch vs add
       id        directive           difficulty  change^  childr~
       ab9ce87e  add sql_injection          0.5    +0.25        ~
      >b4c1e7d0  patch broken_authz           -        -        ~
       3d2e11f0  add ssrf                     -        -        ~

       store                                 l: more  line 2 of 3
      """)
  }

  @Test("moves sideways by a column where there is no room for all, and the ids stay")
  func sideways() throws {
    var session = try session(columns: 60)
    try session.type("gg")
    func lines(after keys: String) throws -> [String] { try session.type(keys).lines }
    let start = try lines(after: "")
    #expect(start[1].hasSuffix("difficulty  change  childre…"))
    let moved = try lines(after: "l")
    #expect(moved[1].hasPrefix(" id      … difficulty  change  children"))
    #expect(moved[2].hasPrefix("▌ab9ce87e…        0.5   +0.25         1"))
    let end = try lines(after: "lll")
    #expect(end[1].hasPrefix(" id      … ") && end[1].hasSuffix("solve_rate  world"))
    #expect(try lines(after: "l") == end)
    #expect(try lines(after: "hhhhhh") == start)
    var wide = try self.session()
    let whole = try wide.type("").lines
    #expect(try wide.type("lll").lines == whole)
  }

  @Test("is ordered by each column in turn, both ways, with what is not known last")
  func orders() throws {
    var session = try session()
    let expected = [
      ("", "ab9 b4c 3d2"), ("s", "ab9 3d2 b4c"), ("S", "b4c 3d2 ab9"), ("s", "ab9 b4c 3d2"),
      ("sss", "ab9 b4c 3d2"), ("S", "3d2 b4c ab9"), ("s", "ab9 3d2 b4c"), ("S", "ab9 3d2 b4c"),
    ]
    for (number, (keys, order)) in expected.enumerated() where number < 4 {
      let lines = try session.type(keys).lines
      let ids = lines[2...4].map { $0.dropFirst().prefix(3) }.joined(separator: " ")
      #expect(ids == order, "\(number)")
    }
    let sheet = Self.sheet
    func ids(_ column: Int?, _ isReversed: Bool) -> String {
      sheet.rows(by: .init(column: column, isReversed: isReversed)).map { $0.id.text.prefix(3) }
        .joined(separator: " ")
    }
    #expect(ids(3, false) == "3d2 ab9 b4c" && ids(3, true) == "ab9 b4c 3d2")
    #expect(ids(5, false) == "ab9 3d2 b4c" && ids(5, true) == "3d2 ab9 b4c")
    #expect(ids(6, false) == "b4c 3d2 ab9" && ids(nil, true) == "3d2 b4c ab9")
  }

  @Test(
    "the cursor stays on its snapshot when the table is sorted, and the search sees whole cells")
  func cursor() throws {
    var session = try session(columns: 60)
    for keys in ["s", "S", "ss", "S"] {
      #expect(try session.type(keys).lines.contains { $0.hasPrefix("▌b4c1e7d0") }, "\(keys)")
    }
    #expect(try session.type("gg/-vuln.2<enter>").lines.contains { $0.hasPrefix("▌b4c1e7d0") })
    #expect(!session.statusLine.contains("nothing matches"))
  }

  @Test("the end of a long world can be reached, and the way back is by the same steps")
  func longWorld() throws {
    var session = try session(columns: 60)
    var sheet = Self.sheet
    sheet.rows[1].world = .init(gained: (0..<40).map { "node.\($0)" }, lost: ["last.1"])
    session.send(.found(.cohort(of: "b4c1e7d0"), .cohort(sheet)))
    let start = try session.type("j").lines
    var steps = 0
    while !session.state.frame().lines[3].hasSuffix("-last.1"), steps < 40 {
      try session.type("l")
      steps += 1
    }
    #expect(session.state.frame().lines[3].hasSuffix("+node.39 -last.1"))
    let end = session.state.frame().lines
    #expect(try session.type("l").lines == end)
    #expect(try session.type(String(repeating: "h", count: steps + 1)).lines == start)
  }

  @Test("says of which members the worlds were not read, once no more are to come")
  func unread() throws {
    var session = try session()
    #expect(session.state.frame().lines[2].hasSuffix("…"))
    var sheet = Self.sheet
    sheet.isComplete = true
    session.send(.found(.cohort(of: "b4c1e7d0"), .cohort(sheet)))
    let lines = session.state.frame().lines
    #expect(lines[0].hasSuffix("the worlds of 2 of 3; d tells one"))
    #expect(lines[2].hasSuffix("not read") && lines[4].hasSuffix("="))
  }

  @Test("Enter goes to the member in the tree; who is in no cohort is told so")
  func enter() throws {
    var session = try session()
    try session.type("jj<enter>")
    #expect(session.cursorLine.contains("3d2e11f0"))
    #expect(
      try session.type("/fb54<enter>gc").lines.last?.contains("fb545261 is in no cohort") == true)
  }
}
