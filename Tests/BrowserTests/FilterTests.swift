// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Narrowing by a query")
struct FilterTests {
  private func session(
    rows: Int = 12, columns: Int = 64, glyphs: GlyphSet = .unicode
  ) throws -> Session {
    var session = try Session(
      TreeViewTests.curriculum, rows: rows, columns: columns, glyphs: glyphs)
    try session.type("<esc>")
    return session
  }

  @Test("shows what it names, and rows for what is hidden between")
  func shows() async throws {
    var session = try session()
    try session.type("G&leaves() | roots()<enter>")
    #expect(session.effects.contains { if case .ask = $0 { true } else { false } })
    try await session.answer()
    expectFrame(
      try session.type("gg"),
      """
      ▌  ● fb545261   0  Estate 1-0
       A ├─● 3d2e11f0   1  add ssrf                                3/3
         └─~ 2 hidden
           ├─● 1c55aa90   3  harden/grow
           └─● 9f3a2b1c   3  harden/patch webapp.pentest     +b4c1e7d0
         ● 0a0b0c0d   1  soften/patch                        +5d5d0011





       & leaves() | roo…  fb545261  5 snapshots · 6 rows · 3 left out
      """)
  }

  @Test("narrows further what is narrowed, and tells by what; u goes back a step")
  func furtherAndFurther() async throws {
    var session = try session(columns: 100)
    try session.type("/ab9c<enter>r&leaves()<enter>")
    try await session.answer()
    #expect(try session.type("<c-l>").lines.filter { $0.contains("●") }.count == 2)
    #expect(session.statusLine.hasPrefix(" & ab9ce87e:: & leaves()  "))
    try session.type("&merges() | roots()<enter>")
    try await session.answer()
    #expect(try session.type("<c-l>").lines.filter { $0.contains("●") }.count == 1)
    #expect(session.statusLine.contains("& ab9ce87e:: & leaves() & (merges()"))
    // What comes later is narrowed in the same way.
    session.reload(TreeViewTests.curriculum)
    try await session.answer()
    #expect(session.statusLine.contains(" 1 snapshot"))
    try session.type("&roots()<enter>")
    try await session.answer()
    #expect(session.statusLine.contains("roots() names nothing that is in view; u shows more"))
    try session.type("u<c-l>")
    #expect(session.statusLine.hasPrefix(" & ab9ce87e:: & leaves()  "))
    try session.type("u<c-l>")
    #expect(session.statusLine.contains("& ab9ce87e::  ab9ce87e"))
    try session.type("&<enter><c-l>")
    #expect(session.statusLine.contains("8 snapshots"))
  }

  @Test("r keeps a filter; i shows the whole ancestry, each with what was done to make it")
  func treesInFilters() async throws {
    var session = try session(columns: 100)
    try session.type("&leaves() | roots()<enter>")
    try await session.answer()
    try session.type("/fb54<enter>r<c-l>")
    #expect(session.statusLine.contains("& (leaves() | roots()) & fb545261::"))
    #expect(session.statusLine.contains(" 4 snapshots"))
    expectFrame(
      try session.type("/9f3a<enter>i<c-l>"),
      """
      ▌  ● 9f3a2b1c   3  harden/patch webapp.pentest
         ├─● 77aa01c2   2  patch ssrf
       A │ ↓ ab9ce87e   1  add sql_injection                                                           1/3
         │ ↓ fb545261   0  Estate 1-0
       A └─● b4c1e7d0   1  counterfactual  patch broken_authz                                          2/3
           └─↪ fb545261  derived





       & ::9f3a2b1c  9f3a2b1c                                                        5 snapshots · 6 rows
      """)
  }

  @Test("keeps what was opened in it, and asks again what u goes back to, when snapshots come")
  func keptAndRefreshed() async throws {
    var session = try session(columns: 100)
    try session.type("G&leaves() | roots()<enter>")
    try await session.answer()
    try session.type("gg/1c55<enter>k<enter>")
    #expect(session.cursorLine.contains("ab9ce87e"))
    let more =
      TreeViewTests.curriculum + [
        Snapshot(id: "eeee0000", parents: [ParentReference("3d2e11f0")], file: "e")
      ]
    session.reload(more)
    try await session.answer()
    #expect(session.cursorLine.contains("ab9ce87e"))
    try session.type("zR")
    #expect(session.state.frame().text.contains("eeee0000"))
    // What was opened is not what & goes on from: no expression names it.
    try session.type("&id(\"ab*\")<enter>")
    try await session.answer()
    #expect(session.statusLine.contains("names nothing that is in view"))
    try session.type("&merges()<enter>")
    try await session.answer()
    session.reload(
      more + [
        Snapshot(id: "ffff0000", parents: [ParentReference("3d2e11f0")], file: "f")
      ])
    try await session.answer()
    try session.type("u")
    try await session.answer()
    try session.type("zR")
    #expect(session.state.frame().text.contains("ffff0000"))
  }

  @Test("a mistake is in sight however narrow the screen is")
  func narrowMistake() throws {
    var session = try session(rows: 6, columns: 20)
    let frame = try session.type("&foo() & leaves() & roots() & all()<enter>")
    #expect(frame.lines[5].hasPrefix("& foo"))
    #expect(frame.lines[4].contains("▾▾▾"))
  }

  @Test("opens what a row hides, and jumps into what is hidden; u undoes it all")
  func opens() async throws {
    var session = try session()
    try session.type("G&leaves() | roots()<enter>")
    try await session.answer()
    try session.type("gg/1c55<enter>k")
    #expect(session.cursorLine.contains("~ 2 hidden"))
    try session.type("<enter>")
    #expect(session.cursorLine.contains("ab9ce87e"))
    #expect(session.statusLine.contains("7 snapshots"))
    // Its cohort mate was hidden still.
    try session.type("]")
    #expect(session.cursorLine.contains("b4c1e7d0"))
    try session.type("u")
    #expect(session.statusLine.contains("8 snapshots"))
    #expect(session.cursorLine.contains("3d2e11f0"))
  }

  @Test("is undone with all as it was: what is folded, the cursor, and the part in sight")
  func undone() async throws {
    var session = try session(rows: 8)
    let before = try session.type("zRggjzcGk<esc>").lines
    #expect(try session.type("iGr<esc>").lines != before)
    #expect(try session.type("uu<esc>").lines == before)
    // In other rows it goes on with what was chosen meanwhile.
    try session.type("rCu")
    #expect(session.state.view?.foldsCohorts == true)
  }

  @Test("ends with an empty one, as in less; the cursor stays on its snapshot")
  func ended() async throws {
    var session = try session()
    try session.type("&<enter>")
    #expect(session.statusLine.contains("nothing is narrowed"))
    try session.type("G&leaves()<enter>")
    try await session.answer()
    let line = try session.type("gg/1c55<enter>r<esc>").lines[0]
    #expect(line.contains("1c55aa90"))
    try session.type("&  <enter>")
    #expect(session.cursorLine.contains("1c55aa90"))
    #expect(session.statusLine.contains("all is in view again"))
    #expect(try session.type("u").lines.last?.contains("nothing is narrowed") == true)
  }

  @Test("that is asked again is forgotten where its view has been left")
  func staleRefresh() async throws {
    for keys in ["u", "&<enter>"] {
      var session = try session()
      try session.type("G&leaves()<enter>")
      try await session.answer()
      session.reload(TreeViewTests.curriculum + diagram("fb545261 <- 77777777").suffix(1))
      try session.type(keys)
      try await session.answer()
      #expect(session.state.view?.outline.scope == .everything)
    }
    // And one that is not answered yet is not asked any more.
    var session = try session()
    try session.type("G&leaves()<enter>&<enter>")
    #expect(session.effects.last == .cancelAsking)
    try await session.answer()
    #expect(session.state.view?.outline.scope == .everything)
  }

  @Test("ends with the row of a cohort as it was, and with what a range had")
  func endedOnCohort() throws {
    var session = try CohortRowTests.folded()
    let before = session.cursorLine
    try session.type("r&<enter>")
    #expect(session.cursorLine == before)
    try session.type("CggvjjrG")
    #expect(session.state.selectedIDs.count == 3)
  }

  @Test("hides snapshots, with which nothing is done on the row that stands for them")
  func onStretch() async throws {
    var session = try session()
    try session.type("G&leaves() | roots()<enter>")
    try await session.answer()
    try session.type("gg/1c55<enter>k")
    for keys in ["<space>", "yy", "d", "m", "V", "T"] {
      #expect(try session.type(keys).lines.last?.contains("Enter shows what is hidden") == true)
    }
    #expect(session.state.selection.isEmpty)
  }

  @Test("points at what is wrong, over the place, and lets it be mended")
  func mistakes() async throws {
    for (glyphs, caret) in [(GlyphSet.unicode, "▾"), (.ascii, "v")] {
      var session = try session(glyphs: glyphs)
      let frame = try session.type("&heads() & leafs()<enter>")
      #expect(frame.lines[9] == " there is no function leafs; did you mean heads or leaves?")
      #expect(frame.lines[10] == "            " + String(repeating: caret, count: 5))
      #expect(frame.lines[11] == "& heads() & leafs()")
      try session.type("<bs><bs><bs><bs><bs><bs><bs>leaves()<enter>")
      try await session.answer()
      #expect(try session.type("<esc>").lines.last?.contains("4 snapshots") == true)
    }
  }

  @Test("shows the prompt again for a name that stands for nothing")
  func unknown() async throws {
    var session = try session()
    try session.type("&zzz | leaves()<enter>")
    try await session.answer()
    let lines = session.state.frame().lines
    #expect(lines[9] == " there is no snapshot zzz" && lines[10] == "  ▾▾▾")
    #expect(lines[11] == "& zzz | leaves()")
    try session.type("<esc>&none()<enter>")
    try await session.answer()
    #expect(session.statusLine.hasPrefix(" none() names nothing here"))
  }

  @Test("names what the beginning of an id may be in one line")
  func ambiguous() async throws {
    let ids = (0..<12).map { "sha256:6e\(String(0xA000_0000 + $0 * 0x0100_0000, radix: 16))00" }
    var session = try Session(ids.map { Snapshot(id: SnapshotID($0)) }, columns: 120)
    try session.type("<esc>&6e<enter>")
    try await session.answer()
    let line = session.state.frame().lines[9]
    #expect(line.hasPrefix(" 6e begins the ids of 12 snapshots; 6ea00000"), "\(line)")
    #expect(line.contains("6ea70000"))
  }

  @Test("can be canceled while it is asked, and keys work meanwhile")
  func canceled() async throws {
    var session = try session(columns: 80)
    try session.type("gg&leaves()<enter>")
    session.send(.asking(1, of: 4))
    #expect(try session.type("j").lines.last?.contains("asking: 25 %, Esc stops") == true)
    try session.type("<esc>")
    #expect(session.effects.last == .cancelAsking)
    try await session.answer()
    #expect(session.statusLine.contains("8 snapshots"))
  }

  @Test("is asked again of another lineage")
  func refreshed() async throws {
    var session = try session()
    try session.type("G&leaves()<enter>")
    try await session.answer()
    session.reload(TreeViewTests.curriculum + diagram("fb545261 <- 77777777").suffix(1))
    #expect(session.statusLine.contains("1 new"))
    try await session.answer()
    #expect(try session.type("<esc>/7777<enter>").lines.contains { $0.contains("77777777") })
    #expect(session.state.view?.outline.nodeCount == 5)
  }

  @Test("to the ways from the last mark to here takes either direction")
  func paths() throws {
    var session = try session()
    try session.type("/9f3a<enter>p")
    #expect(session.statusLine.contains("m sets a mark"))
    try session.type("ma/fb54<enter>p<esc>")
    #expect(session.statusLine.contains("5 snapshots · 6 rows · 3 left out"))
    try session.type("yq")
    #expect(
      session.effects.last == .copy("stemma tree --filter fb545261::9f3a2b1c --store 'my runs'"))
    try session.type("u/3d2e<enter>p")
    #expect(session.statusLine.contains("no way leads from mark a to here"))
  }
}
