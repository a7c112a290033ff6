// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Keys on pages")
struct PageKeysTests {
  /// The cohort table of `ab9ce87e`, `b4c1e7d0` and `3d2e11f0`.
  private func cohort() throws -> Session {
    var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 100)
    try session.type("<esc>/b4c1<enter>gc")
    session.send(.found(.cohort(of: "b4c1e7d0"), .cohort(CohortSheetTests.sheet)))
    return session
  }

  private func found(_ session: Session) -> [PageQuestion] {
    session.effects.compactMap { if case .find(let question) = $0 { question } else { nil } }
  }

  @Test("views take the place of pages, and q then goes to the tree at once")
  func views() throws {
    for start in ["?", "gs", ":tree<enter>", "gh?"] {
      for (keys, title) in [
        ("gs", "Statistics of the whole"), ("gh", "Health: "), ("gc", "Cohort of b4c1e7d0"),
      ] {
        var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 100)
        try session.type("<esc>/b4c1<enter>" + start)
        #expect(try session.type(keys).lines[0].hasPrefix(" " + title), "\(start)\(keys)")
        #expect(session.state.pages.count == 1)
        try session.type("q")
        #expect(session.cursorLine.contains("b4c1e7d0"))
      }
    }
  }

  @Test("gt goes to the tree alone, gi to the inspector, from however many pages")
  func tree() throws {
    var session = try cohort()
    try session.type("d?gt")
    #expect(session.state.pages.isEmpty && !session.state.inspector.isOpen)
    try session.type("gh?gi")
    #expect(session.state.pages.isEmpty && session.state.inspector.isOpen)
    try session.type("ghgi")
    #expect(session.state.pages.isEmpty && session.state.inspector.isOpen)
    try session.type("?gt")
    #expect(!session.state.inspector.isOpen)
  }

  @Test("F follows in the tree, and R and : stay on the page")
  func program() throws {
    var session = try cohort()
    try session.type("R")
    #expect(session.effects.contains(.lookAgain) && session.state.pages.count == 1)
    try session.type(":tree<enter>")
    #expect(session.state.frame().lines[0] == " stemma tree" && session.state.pages.count == 2)
    try session.type("F")
    #expect(session.state.isFollowing && session.state.pages.isEmpty)
    try session.type("?F")
    #expect(!session.state.isFollowing && session.state.pages.count == 1)
  }

  @Test("what acts on a snapshot acts on that of the line, and the tree's cursor stays")
  func snapshots() throws {
    var session = try cohort()
    try session.type("gg")
    #expect(try session.type("yy").lines.last?.contains("clipboard: ab9ce87e") == true)
    try session.type("jjma")
    #expect(session.state.user.marks["a"] == "3d2e11f0")
    try session.type("e")
    #expect(session.effects.last == .runOutside(.pager(["3d2e11f0"])))
    try session.type("Tkeep<enter>")
    #expect(session.state.user.tags == ["3d2e11f0": ["keep"]])
    try session.type("gg<space><space>")
    #expect(session.state.selectedIDs == ["ab9ce87e", "b4c1e7d0"])
    #expect(session.state.frame().lines[2].hasPrefix("✓ab9ce87e"))
    #expect(session.cursorLine.hasPrefix("3d2e11f0"))
    try session.type("VV")
    #expect(session.state.selectedIDs == [])
    try session.type("d")
    #expect(found(session).last == .differences(of: "3d2e11f0", from: nil, revealsHidden: false))
    // On its page, the keys are about the snapshot that is compared.
    #expect(try session.type("ys").lines.last?.contains("clipboard: 3d2e11f0") == true)
    try session.type("q")
    #expect(session.state.frame().lines[0].hasPrefix(" Cohort c-7"))
    try session.type("q")
    #expect(session.cursorLine.contains("b4c1e7d0"))
  }

  @Test("a finding's line stands for its snapshot, a verb's for the first that it names")
  func otherPages() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 100)
    let finding = Finding(
      .unparsable, snapshot: "ab9ce87e", file: "ab9ce87e.json", message: "it ends early")
    session.reload(TreeViewTests.curriculum, damage: [finding])
    #expect(try session.type("<esc>ghys").lines.last?.contains("clipboard: ab9ce87e") == true)
    try session.type(":list<enter>")
    let question = try #require(found(session).last)
    session.send(.found(question, .output("  1  fb545261  Estate\n  2  77aa01c2  patch\n")))
    #expect(try session.type("jys").lines.last?.contains("clipboard: 77aa01c2") == true)
    #expect(try session.type("gc").lines.last?.contains("77aa01c2 is in no cohort") == true)
    #expect(session.state.pages.count == 2)
  }

  @Test("the parents of a merge stand on lines of their own, which lead to them")
  func parents() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 100)
    try session.type("<esc>/9f3a<enter>d")
    let difference = SnapshotDifference(
      subject: "9f3a2b1c",
      origins: [.init("77aa01c2", number: 1), .init("b4c1e7d0", number: 2)],
      sections: [.init(.rest, [.init("x", before: [nil, nil], after: .init("1"))])])
    session.send(.found(try #require(found(session).last), .differences(difference)))
    #expect(try session.type("jjys").lines.last?.contains("clipboard: b4c1e7d0") == true)
    #expect(try session.type("jjys").lines.last?.contains("clipboard: 9f3a2b1c") == true)
    try session.type("kk<enter>")
    #expect(session.state.pages.isEmpty && session.cursorLine.contains("b4c1e7d0"))
  }

  @Test("a line about no snapshot says so")
  func none() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 100)
    try session.type("<esc>?")
    for key in ["yy", "ys", "yp", "yc", "yj", "<space>", "V", "d", "T", "e", "m"] {
      #expect(try session.type(key).lines.last?.contains("no snapshot stands") == true, "\(key)")
    }
    #expect(session.state.input.prompt == nil && session.state.input.awaitsLetter == nil)
  }
}
