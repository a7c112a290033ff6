// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen
import TestSupport
import Testing

@Suite("The inspector")
struct InspectorViewTests {
  private func detail(_ prompt: String = "a portal") -> DetailResult {
    .detail(
      SnapshotDetail(facts: [
        SnapshotDetail.Fact(.id, ["9f3a2b1c"], key: "id"),
        SnapshotDetail.Fact(.parents, ["77aa01c2", "b4c1e7d0"], key: "lineage[1].parents"),
        SnapshotDetail.Fact(.prompt, [prompt], key: "lineage[1].prompt"),
        SnapshotDetail.Fact(
          .touchedFiles, ["app.py", "seed.json"], key: "lineage[1].touched_files"),
      ]))
  }

  @Test("tells parents with roles, children, cohort mates, and facts with their keys")
  func beside() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 22, columns: 120)
    try session.type("/9f3a<enter><enter>")
    #expect(session.effects.last == .readDetail("9f3a2b1c"))
    session.send(.detailRead("9f3a2b1c", detail()))
    let pane = session.state.frame().lines.map { String($0.dropFirst(73)) }
    expectLines(
      pane,
      """
      9f3a2b1c
      generation 3
      9f3a2b1c.json

      parents  lineage[1].parents
        77aa01c2  derived  harden/patch
        webapp.pentest
        b4c1e7d0  counterfactual  harden/patch
        webapp.pentest

      prompt  lineage[1].prompt
        a portal

      touched files  lineage[1].touched_files
        app.py
        seed.json





                   8 snapshots · 10 rows · 1 missing
      """)
  }

  @Test("shows the cohort with its mates, the own one marked")
  func cohort() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 40, columns: 120)
    let text = try session.type("/b4c1<enter><enter>").text
    #expect(text.contains("cohort A  c1  3 of 3"))
    #expect(text.contains("▌ b4c1e7d0  patch broken_authz"))
    #expect(text.contains("  3d2e11f0  add ssrf"))
  }

  @Test("says what of a missing snapshot is known, and why a file cannot be read")
  func missingAndFailure() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 40, columns: 120)
    let text = try session.type("<enter>").text
    #expect(text.contains("generation 0 · missing"))
    #expect(text.contains("0a0b0c0d  derived  soften/patch"))
    #expect(text.contains("names it as its parent"))
    session.send(.detailRead("5d5d0011", .failure("cannot be read: Permission denied")))
    #expect(session.state.frame().text.contains("Permission denied"))
  }

  @Test("a long word begins on its own line, not below an empty one")
  func longWord() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 30, columns: 120)
    try session.type("/9f3a<enter><enter>")
    session.send(.detailRead("9f3a2b1c", detail(String(repeating: "x", count: 60))))
    let pane = session.state.frame().lines.map { String($0.dropFirst(73)) }
    let heading = try #require(pane.firstIndex { $0.contains("lineage[1].prompt") })
    #expect(pane[heading + 1].contains("  xxxx"))
  }

  @Test("scrolls to its end and no further, and begins anew with another snapshot")
  func scrolling() throws {
    var session = try Session(TreeViewTests.curriculum, rows: 16, columns: 120)
    try session.type("/9f3a<enter><enter>")
    let long = (1...100).map { "line \($0)" }.joined(separator: "\n")
    session.send(.detailRead("9f3a2b1c", detail(long)))
    try session.type("<tab>G")
    #expect(session.state.frame().text.contains("seed.json"))
    try session.type("kk")
    #expect(!session.state.frame().text.contains("seed.json"))
    try session.type("<tab>99999J")
    #expect(session.state.frame().text.contains("seed.json"))
    try session.type("K")
    #expect(!session.state.frame().text.contains("seed.json"))
    try session.type("j")
    #expect(session.state.frame().text.contains("generation 1"))
  }

  @Test("a prompt of megabytes and thousands of parents do not fill more than a screen")
  func size() throws {
    var records = (0..<300).map { Snapshot(id: SnapshotID("p\($0)"), file: "p\($0).json") }
    let huge = String(repeating: "a", count: 20_000)
    records.append(
      Snapshot(
        id: "m", parents: (0..<300).map { ParentReference(SnapshotID("p\($0)"), directive: huge) },
        file: "m.json"))
    var session = try Session(records, rows: 30, columns: 120)
    try session.type("/m<enter><enter>/aaaa<enter>g/m<enter>")
    session.send(.detailRead("m", detail(String(repeating: "word ", count: 200_000))))
    let text = session.state.frame().text
    #expect(text.contains("and 200 more") || text.contains("more: J"))
    #expect(session.cursorLine.contains("+295 more"))
  }
}
