// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Cohorts in one line")
struct CohortRowTests {
  /// The curriculum, all open, with cohorts folded and the cursor on that of three.
  static func folded(
    rows: Int = 12, columns: Int = 100, glyphs: GlyphSet = .unicode
  ) throws -> Session {
    var records = TreeViewTests.curriculum
    for (index, difficulty) in records.indices.map({ ($0, Double($0) / 10) }) {
      records[index].difficulty = difficulty
    }
    var session = try Session(records, rows: rows, columns: columns, glyphs: glyphs)
    try session.type("zRC/fb54<enter><esc>j")
    return session
  }

  @Test("tell how many there are, what was done, how difficult they are, and who has children")
  func whole() throws {
    var session = try Self.folded()
    expectFrame(
      try session.type("<esc>"),
      """
         ◌ 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         ↓ 0a0b0c0d   1  soften/patch
         ● fb545261   0  Estate 1-0
      ▌A ▸ 3 members  c1  2 add, 1 patch                        ▸ 6  0.1–0.6 median 0.4  2/3 have children







       q closes, Q quits                                      8 snapshots · 4 rows · 7 hidden · 1 missing
      """)
    expectFrame(
      try session.type("l"),
      """
         ◌ 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         ↓ 0a0b0c0d   1  soften/patch
         ● fb545261   0  Estate 1-0
      ▌A ▾ 3 members  c1  2 add, 1 patch                             0.1–0.6 median 0.4  2/3 have children
       A ├─● ab9ce87e   1  add sql_injection                                                           1/3
       │ │ ↓ 77aa01c2   2  patch ssrf
       │ │ ├─● 1c55aa90   3  harden/grow
       │ │ └─● 9f3a2b1c   3  harden/patch webapp.pentest                                         +b4c1e7d0
       A ├─● b4c1e7d0   1  patch broken_authz                                                          2/3
       │ │ └─↪ 9f3a2b1c  counterfactual
       A └─● 3d2e11f0   1  add ssrf                                                                    3/3
       fb545261 › cohort c1                                             8 snapshots · 11 rows · 1 missing
      """)
  }

  @Test("say the same in ASCII, without color, and on 80 columns")
  func ascii() throws {
    var session = try Self.folded(rows: 6, columns: 80, glyphs: .ascii)
    expectFrame(
      try session.type("<esc>"),
      """
         o 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         : 0a0b0c0d   1  soften/patch
         * fb545261   0  Estate 1-0
      >A + 3 members  c1  2 add, 1 patch    + 6  0.1-0.6 median 0.4  2/3 have children

       q closes, Q quits                  8 snapshots | 4 rows | 7 hidden | 1 missing
      """)
  }

  @Test("an inferred cohort has a small letter and no name")
  func inferred() throws {
    var session = try Session("a <- b; a <- c")
    let lines = try session.type("zRC").lines
    #expect(lines[1].hasPrefix(" a ▸ 2 members  inferred"))
  }

  @Test("a long name is cut, and how many there are is not")
  func longName() throws {
    let name = "all-that-was-tried-on-a-long-afternoon-of-november"
    var session = try Session("a <- b@\(name); a <- c@\(name)", columns: 50)
    let line = try session.type("zRC").lines[1]
    #expect(line == " A ▸ 2 members  all-that-was-t…  0/2 have children")
  }

  @Test("a cohort with members elsewhere says how many are here")
  func elsewhere() throws {
    var session = try Session("a <- b@x; a <- c@x; d <- e@x")
    let lines = try session.type("zRC").lines
    #expect(lines[1].hasPrefix(" A ▸ 2 of 3 members  x"))
    #expect(lines[3].hasPrefix(" A ↓ e"))
  }

  @Test(
    "Enter, l and zo open one; h and zc fold it, from a member too",
    arguments: ["<enter>", "l", "zo", "za"])
  func openOne(key: String) throws {
    var session = try Self.folded()
    try session.type(key + "j")
    #expect(session.cursorLine.contains("ab9ce87e"))
    // The first one folds the member, the second one what it stands in.
    try session.type("zczc")
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
    try session.type(key + "jh")
    #expect(session.cursorLine.contains("▾ 3 members  c1"))
    try session.type("h")
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
  }

  @Test("C again shows all members, and the cursor stays on its snapshot or its cohort")
  func toggle() throws {
    var session = try Self.folded()
    try session.type("C")
    #expect(session.cursorLine.contains("ab9ce87e"))
    try session.type("/9f3a<enter>C")
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
    try session.type("C")
    #expect(session.cursorLine.contains("ab9ce87e"))
  }

  @Test("a jump, a search and a mark open what hides their target, and H finds the row again")
  func jumps() throws {
    for keys in ["g/9f3a<enter>", "/9f3a<enter>", "Cg/9f3a<enter>maggC'a"] {
      var session = try Self.folded()
      try session.type(keys)
      #expect(session.cursorLine.contains("9f3a2b1c"))
    }
    var session = try Self.folded()
    try session.type("g/9f3a<enter>zR''")
    #expect(session.cursorLine.contains("▾ 3 members  c1"))
    #expect(session.state.view?.layout.cohortRowCount == 1)
  }

  @Test("] goes into the cohort, } and { from one to the other without opening them")
  func cohortKeys() throws {
    var session = try Session("a <- b@x; a <- c@x; d <- e@y; d <- f@y; d <- g@z")
    try session.type("zRCgg}")
    #expect(session.cursorLine.contains("▸ 2 members  x"))
    try session.type("}")
    #expect(session.cursorLine.contains("▸ 2 members  y"))
    try session.type("}")
    #expect(session.cursorLine.contains("g   1"))
    try session.type("{")
    #expect(session.cursorLine.contains("▸ 2 members  y"))
    try session.type("]")
    #expect(session.cursorLine.contains("e   1"))
    try session.type("]")
    #expect(session.cursorLine.contains("f   1"))
  }

  @Test("a search from a cohort's row visits each snapshot once, its members first")
  func search() throws {
    var session = try Session("a1 <- a2@x; a1 <- a3@x; a2 <- a4")
    try session.type("zRCggj/a<enter>")
    var seen: [String] = []
    for _ in 0..<4 {
      seen.append(
        session.state.cursorNode.flatMap { session.state.view?.graph.id(of: $0).text } ?? "")
      try session.type("n")
    }
    #expect(seen == ["a2", "a4", "a3", "a1"])
    try session.type("ggj")
    #expect(session.cursorLine.contains("▾ 2 members  x"))
    try session.type("N")
    #expect(session.cursorLine.contains("a1"))
  }

  @Test("what is open stays open when snapshots come, and the cursor on its row")
  func reload() throws {
    var records = TreeViewTests.curriculum
    var session = try Self.folded()
    let new = diagram("fb545261 <- 00000001@c1")
    records.append(new[1])
    session.reload(records)
    #expect(session.cursorLine.contains("·▸ 4 members  c1"))
    try session.type("l")
    session.reload(TreeViewTests.curriculum)
    #expect(session.cursorLine.contains("▾ 3 members  c1"))
  }

  @Test("following opens the cohort of the newest snapshot")
  func following() throws {
    var session = try Self.folded()
    try session.type("F@")
    session.send(.newest("3d2e11f0"))
    #expect(session.cursorLine.contains("3d2e11f0"))
    session.reload(TreeViewTests.curriculum + diagram("fb545261 <- 00000001@c1")[1...])
    #expect(session.cursorLine.contains("00000001"))
  }

  @Test("siblings in another order, a filter and an upside-down tree keep cohorts folded")
  func otherViews() async throws {
    var session = try Self.folded()
    try session.type("s")
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
    try session.type("l")
    try session.type("s")
    #expect(session.cursorLine.contains("▾ 3 members  c1"))
    try session.type("zM&cohort(ab9ce87e)<enter>")
    try await session.answer()
    #expect(session.state.frame().lines.contains { $0.contains("▸ 3 members  c1") })
    var merge = try Session("a <- b@x; a <- c@x; b <- d; c <- d")
    try merge.type("zRG/d<enter>i")
    #expect(merge.state.frame().lines[1].contains("▸ 2 members  x") == false)
    try merge.type("C")
    #expect(merge.state.frame().lines[1].contains("▸ 2 members  x"))
  }

  @Test("a click on the mark opens and folds")
  func mouse() throws {
    var session = try Self.folded()
    session.send(.key(.click(Point(row: 3, column: 3), count: 1)))
    #expect(session.cursorLine.contains("▾ 3 members  c1"))
    session.send(.key(.click(Point(row: 3, column: 3), count: 1)))
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
  }

  @Test("the inspector lists the members, and no file is read")
  func inspector() throws {
    var session = try Self.folded(rows: 20, columns: 130)
    let frame = try session.type("gi")
    #expect(frame.text.contains("2/3 have children"))
    #expect(frame.text.contains("3d2e11f0 add ssrf") || frame.text.contains("3d2e11f0  add ssrf"))
    #expect(!session.effects.contains(.readDetail("ab9ce87e")))
  }

  @Test("of a cohort of thousands some records are read, and the row says so")
  func large() throws {
    let parent = Snapshot(id: "root", file: "root.json")
    let members = (0..<1_200).map { number in
      var member = Snapshot(id: SnapshotID("m\(1000 + number)"), file: "m.json")
      member.parents = [ParentReference("root")]
      member.difficulty = Double(number)
      return member
    }
    var session = try Session([parent] + members, rows: 6, columns: 110)
    let lines = try session.type("zRC").lines
    #expect(lines[1].contains("0–999 median 499.5 of the first 1000  0/1200 have children"))
  }
}
