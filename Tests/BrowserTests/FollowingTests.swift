// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Following a run")
struct FollowingTests {
  private static func records(_ drawing: String) -> [Snapshot] {
    var records = diagram(drawing)
    for index in records.indices { records[index].observed = Int64(index) }
    return records
  }

  private func signs(_ session: Session) -> String {
    session.state.frame().lines.dropLast().compactMap { $0.dropFirst(2).first.map(String.init) }
      .joined()
  }

  @Test("a cursor on the newest snapshot goes on with it; any other one stays")
  func follows() throws {
    var session = try Session(Self.records("a <- b"), rows: 8, columns: 70)
    try session.type("F")
    #expect(session.effects.suffix(2) == [.findNewest, .follow(true)])
    session.send(.newest("b"))
    #expect(session.cursorLine.contains("● b") || session.cursorLine.contains("↓ b"))
    session.reload(Self.records("a <- b; a <- c; c <- d"))
    #expect(session.cursorLine.contains("d"))
    #expect(session.statusLine.contains("2 new snapshots, the newest d"))
    try session.type("gg")
    session.reload(Self.records("a <- b; a <- c; c <- d; a <- e"))
    #expect(session.cursorLine.contains("● a"))
    #expect(session.statusLine.contains("1 new snapshot, the newest e"))
    try session.type("k")
    #expect(session.statusLine.contains("following"))
    try session.type("F")
    #expect(session.effects.last == .follow(false))
    session.reload(Self.records("a <- b; a <- c; c <- d; a <- e; a <- f"))
    #expect(session.statusLine.contains("1 snapshot changed since the index: 1 new"))
  }

  @Test("what is new has a sign until the cursor was there, across lineages and visits")
  func unseen() async throws {
    var session = try Session("a <- b; a <- c; a <- d", rows: 8)
    session.reload(diagram("a <- b; a <- c; a <- d; a <- e; a <- f"))
    #expect(signs(session) == "    ++")
    try session.type("G")
    // It is being looked at.
    #expect(signs(session) == "    ++")
    try session.type("gg")
    #expect(signs(session) == "    + ")
    #expect(session.state.user.unseen == ["e"])
    session.reload(diagram("a <- b; a <- c; a <- d; a <- e; a <- f; a <- g"))
    #expect(signs(session) == "    + +")
    try session.type("&new()<enter>")
    try await session.answer()
    #expect(
      session.state.frame().lines.contains { $0.contains("2 snapshots") || $0.contains("e ") })
    var next = try Session("a <- b; a <- c; a <- d; a <- e; a <- f; a <- g; a <- h", rows: 10)
    next.send(.userStateRead(session.state.user))
    next.send(.noticed(["h"]))
    #expect(signs(next) == "    + ++")
    try next.type("<esc><esc>")
    #expect(next.state.user.unseen.isEmpty)
    #expect(signs(next) == "        ")
  }

  @Test("a store without snapshots is watched until it has some, and when it has lost all")
  func empty() throws {
    var session = try Session([Snapshot](), rows: 20)
    #expect(session.effects.last == .follow(true))
    #expect(try session.type("?").text.contains("look at the files again"))
    try session.type("q")
    session.reload(Self.records("a <- b; b <- c"))
    #expect(session.effects.last == .follow(false))
    #expect(session.cursorLine.contains("a"))
    session.reload([])
    #expect(session.state.frame().text.contains("has no snapshots"))
    try session.type("F")
    #expect(session.effects.last == .follow(true))
    session.reload(Self.records("a <- b; b <- c"))
    #expect(session.cursorLine.contains("c"))
    #expect(session.effects.last == .follow(true))
  }

  @Test("what a look at the files came to is said")
  func looksAgain() throws {
    var session = try Session("a <- b", columns: 100)
    try session.type("R")
    #expect(session.effects.contains(.lookAgain))
    #expect(session.statusLine.contains("looking at the files again"))
    session.send(.verified)
    #expect(session.statusLine.contains("nothing has changed"))
    try session.type("R")
    session.reload(diagram("a <- b; a <- c"))
    #expect(session.statusLine.contains("1 snapshot changed since the index: 1 new"))
    let damage = Finding(.unparsable, file: "bad.json", message: "the text has no end")
    try session.type("gh")
    session.reload(diagram("a <- b; a <- c"), damage: [damage])
    #expect(session.state.frame().text.contains("bad.json"))
    #expect(session.statusLine.contains("1 error in this store"))
    session.reload(diagram("a <- b; a <- c; a <- d"))
    #expect(session.state.frame().text.contains("nothing is the matter"))
    #expect(session.statusLine.contains("1 new; no errors in this store any more"))
  }

  @Test("new snapshots that are folded away have a sign above, until they were seen")
  func folded() throws {
    var session = try Session("a <- b; b <- c; b <- d; a <- z", rows: 10)
    try session.type("zM")
    session.reload(diagram("a <- b; b <- c; b <- d; b <- e; a <- z"))
    #expect(signs(session).first == "·")
    try session.type("zRG")
    try session.type("/e<enter>gg")
    #expect(session.state.user.unseen.isEmpty)
    try session.type("zM")
    #expect(signs(session).first == " ")
  }
}
