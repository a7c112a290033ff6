// SPDX-License-Identifier: MIT

import LineageCore
import Screen
import TestSupport
import Testing

@testable import Browser

@Suite("Keys on the row of a cohort")
struct CohortRowKeysTests {
  private func ids(_ ids: [String]) -> Set<SnapshotID> { Set(ids.map { SnapshotID($0) }) }

  private static let members = ["ab9ce87e", "b4c1e7d0", "3d2e11f0"]

  @Test("what is handed on are all members")
  func handingOn() throws {
    var session = try CohortRowTests.folded()
    try session.type("yy")
    #expect(session.effects.contains(.copy(Self.members.joined(separator: "\n"))))
    try session.type("yc")
    #expect(session.effects.contains(.copy("c1")))
    try session.type("Tkeep<enter>")
    #expect(Set(session.state.user.tags.keys) == ids(Self.members))
    try session.type("e")
    #expect(session.effects.contains(.runOutside(.pager(Self.members.map { SnapshotID($0) }))))
    try session.type("dq")
    #expect(session.effects.contains(.find(.cohort(of: "ab9ce87e"))))
    try session.type("gg/3d2e<enter>maggC/fb54<enter>CjD")
    #expect(session.statusLine.contains("one snapshot is compared"))
  }

  @Test(", and . offer the parents and children of all members")
  func relatives() throws {
    var session = try CohortRowTests.folded()
    try session.type(",")
    #expect(session.cursorLine.contains("fb545261"))
    let frame = try session.type("j.")
    #expect(frame.text.contains("Children of the cohort"))
    try session.type("2")
    #expect(session.cursorLine.contains("9f3a2b1c"))
    try session.type("zRhyq")
    #expect(session.state.commandLine == "stemma tree --store 'my runs'")
  }

  @Test("Space and V select all members, v those of the rows in a range")
  func selection() throws {
    for keys in ["<space>", "V", "vkv"] {
      var session = try CohortRowTests.folded()
      try session.type(keys)
      let above: [String] = keys == "vkv" ? ["fb545261"] : []
      #expect(session.state.selection == ids(Self.members + above))
      let row = session.state.frame().lines.first { $0.contains("c1") } ?? ""
      #expect(row.dropFirst().hasPrefix("A✓"))
    }
    var session = try CohortRowTests.folded()
    try session.type("<space><space>")
    #expect(session.state.selection == [])
  }

  @Test("r, i and p narrow to what all members have")
  func narrowing() throws {
    var session = try CohortRowTests.folded()
    try session.type("r")
    #expect(session.state.view?.outline.nodeCount == 6)
    #expect(session.state.commandLine.contains("'(ab9ce87e | b4c1e7d0 | 3d2e11f0)::'"))
    #expect(session.cursorLine.contains("▸ 3 members  c1"))
    try session.type("ui")
    #expect(session.state.view?.outline.nodeCount == 4)
    session.reload(TreeViewTests.curriculum)
    #expect(session.state.view?.outline.scope.direction == .ancestors)
    try session.type("u/fb54<enter>majp")
    #expect(session.state.view?.outline.nodeCount == 4)
  }
}
