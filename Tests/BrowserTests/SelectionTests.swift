// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Selecting and tagging")
struct SelectionTests {
  private func session(columns: Int = 72, glyphs: GlyphSet = .unicode) throws -> Session {
    var session = try Session(
      TreeViewTests.curriculum, rows: 12, columns: columns, glyphs: glyphs)
    try session.type("<esc>gg")
    return session
  }

  @Test("Space selects and goes on, V a cohort, v a range that moves extend; Esc clears")
  func selects() throws {
    var session = try session()
    expectFrame(
      try session.type("jj<space>vj"),
      """
         ◌ 5d5d0011  missing; named by 1 snapshot  Estate 1-0
         ↓ 0a0b0c0d   1  soften/patch
        ✓● fb545261   0  Estate 1-0
       A✓├─● ab9ce87e   1  add sql_injection                               1/3
      ▌ ✓│ ↓ 77aa01c2   2  patch ssrf
         │ ├─● 1c55aa90   3  harden/grow
         │ └─● 9f3a2b1c   3  harden/patch webapp.pentest             +b4c1e7d0
       A ├─● b4c1e7d0   1  patch broken_authz                              2/3
         │ └─↪ 9f3a2b1c  counterfactual
       A └─● 3d2e11f0   1  add ssrf                                        3/3

       … › ab9ce87e › 77aa01c2 3 selected · 8 snapshots · 10 rows · 1 missing
      """)
    #expect(session.state.selectedIDs == ["fb545261", "ab9ce87e", "77aa01c2"])
    try session.type("vGV")
    #expect(session.state.selectedIDs.count == 5)
    try session.type("V")
    #expect(session.state.selectedIDs == ["fb545261", "77aa01c2"])
    try session.type("<esc>")
    #expect(session.state.selectedIDs.isEmpty)
    #expect(try session.type("ggV").lines.last?.contains("5d5d0011 is in no cohort") == true)
  }

  @Test("what is selected is copied together, compared, and known to queries")
  func uses() async throws {
    var session = try session()
    try session.type("jjj<space>j<space>")
    try session.type("yy")
    #expect(session.effects.last == .copy("ab9ce87e\n1c55aa90"))
    #expect(session.statusLine.contains("ab9ce87e and 1 line more"))
    try session.type("yj")
    #expect(session.effects.last == .copyJSON(["ab9ce87e", "1c55aa90"]))
    try session.type("D")
    #expect(
      session.effects.last
        == .find(.differences(of: "1c55aa90", from: "ab9ce87e", revealsHidden: false)))
    try session.type("q&sel()<enter>")
    try await session.answer()
    #expect(try session.type("j").lines.last?.contains("2 selected · 2 snapshots") == true)
    #expect(try session.type("u<esc>&sel()<enter>").lines.count == 12)
    try await session.answer()
    #expect(session.state.frame().text.contains("nothing is selected; Space, v and V"))
    try session.type("<esc>&leaves()<enter>")
  }

  @Test("what is selected is kept, is there again with the user's state, and Esc ends it for good")
  func kept() throws {
    var session = try session()
    try session.type("jj<space>")
    #expect(session.effects.last == .save([.select(["fb545261"], isSelected: true)]))
    // A range that is being made counts as it looks.
    try session.type("vjQ")
    #expect(
      session.effects.suffix(2)
        == [.save([.select(["fb545261", "ab9ce87e", "77aa01c2"], isSelected: true)]), .quit])
    var other = try self.session()
    var user = session.state.user
    user.apply(.select(["00000001"], isSelected: true))
    other.send(.userStateRead(user))
    #expect(other.statusLine.contains("3 selected"))
    #expect(other.state.frame().text.contains("✓● fb545261"))
    // What was gone is selected when it is there again.
    other.reload(TreeViewTests.curriculum + Session.records("fb545261 <- 00000001").suffix(1))
    #expect(other.state.selectedIDs.count == 4)
    try other.type("<esc>")
    #expect(other.state.user.selection.isEmpty && other.state.selectedIDs.isEmpty)
    #expect(other.effects.last == .save([.select(user.selection, isSelected: false)]))
  }

  @Test("what is more than terminals take is not copied, and one without a clipboard is told")
  func limits() throws {
    var session = try session()
    session.send(.copied(String(repeating: "x", count: 80_000)))
    #expect(session.statusLine.contains("nothing copied: 80000 bytes are more than terminals take"))
    #expect(!session.effects.contains { if case .copy = $0 { true } else { false } })
    session.withoutClipboard()
    try session.type("/ab9c<enter>yy")
    #expect(session.statusLine.contains("no clipboard in this terminal: ab9ce87e"))
  }

  @Test("in ASCII a selected row has an x, and folding away what is selected keeps it selected")
  func ascii() throws {
    var session = try session(glyphs: .ascii)
    #expect(try session.type("jj<space>").lines[2].hasPrefix("  x* fb545261"))
    try session.type("j<space>kzc")
    #expect(session.state.selectedIDs == ["fb545261", "77aa01c2"])
  }

  @Test("T gives tags and a note: they stand in the row, the inspector and queries")
  func tags() async throws {
    var session = try session()
    try session.type("/9f3a<enter>Tkeep easy: the hop is too long<enter>")
    #expect(session.cursorLine.contains("#easy  #keep  #:  +b4c1e7d0"))
    #expect(
      session.effects.last
        == .save([
          .tag("9f3a2b1c", "keep", isGiven: true), .tag("9f3a2b1c", "easy", isGiven: true),
          .note("9f3a2b1c", "the hop is too long"),
        ]))
    #expect(try session.type("T").lines.last?.contains("easy keep: the hop is too long") == true)
    try session.type("<c-u>keep<enter>")
    #expect(session.state.user.tags["9f3a2b1c"] == ["keep"])
    #expect(session.state.user.notes.isEmpty)
    try session.type("gg<space>jT-keep hard<enter>")
    #expect(session.state.user.tags == ["9f3a2b1c": ["keep"], "5d5d0011": ["hard"]])
    try session.type("<esc>&tag(keep)<enter>")
    try await session.answer()
    #expect(session.statusLine.contains("1 snapshot"))
    let inspector = try session.type("gg<enter>").text
    #expect(inspector.contains("keep"))
  }

  @Test("lines that were typed before come back with the arrow keys, also after a restart")
  func history() async throws {
    var session = try session()
    try session.type("&leaves()<enter>")
    try await session.answer()
    try session.type("u&roots()<enter>")
    try await session.answer()
    #expect(session.effects.contains(.save([.line(.init(prompt: "& ", text: "roots()"))])))
    var other = try self.session()
    other.send(.userStateRead(session.state.user))
    #expect(try other.type("&ro<up>").lines.last == "& roots()")
    #expect(try other.type("<up>").lines.last == "& leaves()")
    #expect(try other.type("<up><c-n>").lines.last == "& roots()")
    #expect(try other.type("<down>").lines.last == "& ro")
  }
}
