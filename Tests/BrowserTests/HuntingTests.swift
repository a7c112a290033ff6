// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Searching a large lineage")
struct HuntingTests {
  private static let records: [Snapshot] = {
    var records = diagram("root")
    for number in 0..<5_000 {
      var snapshot = diagram("root <- n\(number)")[1]
      snapshot.parents[0].directive = "patch \(number)"
      records.append(snapshot)
    }
    return records
  }()

  private func session() throws -> Session {
    var session = try Session(Self.records, rows: 10, columns: 70)
    try session.type("zR<esc>gg")
    return session
  }

  @Test("goes on a piece at a time, tells how far it is, and jumps in the end")
  func pieces() throws {
    var session = try session()
    try session.type("/patch 4567")
    #expect(session.statusLine.contains("searching: "))
    #expect(session.effects.last == .goOn)
    // The keys of the line go on working.
    try session.type("8<bs>")
    session.goOn()
    #expect(session.cursorLine.contains("n4567"))
    try session.type("<enter>''")
    #expect(session.cursorLine.contains("root"))
  }

  @Test("Enter does not wait for it, and any other key ends it")
  func keys() throws {
    var session = try session()
    try session.type("/patch 4567<enter>")
    session.goOn(1)
    #expect(session.cursorLine.contains("root"))
    session.goOn()
    #expect(session.cursorLine.contains("n4567"))
    try session.type("gg/patch 3210<enter><esc>")
    #expect(session.statusLine.contains("not searching any more"))
    session.goOn()
    #expect(session.cursorLine.contains("root"))
    try session.type("/patch 3210<enter>j")
    session.goOn()
    #expect(!session.cursorLine.contains("n3210"))
    try session.type("gg/nowhere<enter>")
    session.goOn()
    #expect(session.statusLine.contains("nothing matches nowhere"))
    try session.type("/patch 4999<enter>")
    session.reload(Array(Self.records.prefix(100)))
    session.goOn()
    #expect(session.cursorLine.contains("root"))
  }
}
