// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma check")
struct CheckTests {
  @Test("a store without findings has a summary alone")
  func clean() throws {
    let store = try TemporaryStore(["aa11.json": chainText("aa11")])
    let run = try stemma(["check", "--strict"], in: store.path)
    #expect(run.output == "1 snapshot, 0 errors, 0 notes\n")
    #expect(run.status == 0)
  }

  @Test("notes are printed, and fail a strict check only")
  func notes() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["check"], in: store.path)
    #expect(
      run.output == """
        note   missing-parent  0a0b0c0d.json: 5d5d0011 has no file; 1 snapshot names it as its parent
        7 snapshots, 0 errors, 1 note

        """)
    #expect(run.status == 0)
    #expect(try stemma(["check", "--strict"], in: store.path).status == 1)
  }

  @Test("--effects finds steps that did the contrary of what they were made for; rows say so")
  func effects() throws {
    let evolve = #"{"parent_snapshot_id": "aa11", "direction": "harden", "kind": "patch"}"#
    let store = try TemporaryStore([
      "aa11.json": flatText("aa11", lineage: #""world_difficulty": 0.5"#),
      "bb22.json": flatText("bb22", evolve: evolve, lineage: #""world_difficulty": 0.25"#),
    ])
    #expect(try stemma(["check"], in: store.path).output == "2 snapshots, 0 errors, 0 notes\n")
    #expect(
      try stemma(["check", "--effects"], in: store.path).output == """
        note   contradiction  bb22.json: harden, but difficulty fell from 0.5 to 0.25, of aa11
        2 snapshots, 0 errors, 1 note

        """)
    #expect(try stemma(["query", "contradicts()", "--ids"], in: store.path).lines == ["bb22"])
    #expect(try stemma(["tree"], in: store.path).output.contains("harden/patch  but easier\n"))
  }

  @Test("errors come first, and fail the check")
  func errors() throws {
    let store = try Fixtures.estate()
    try store.write("[1, 2]", to: "list.json")
    try store.write(chainText("cafe"), to: "0000.json")
    let run = try stemma(["check"], in: store.path)
    #expect(
      run.lines.map { $0.prefix(21) } == [
        "error  name-mismatch ", "error  not-an-object ", "note   missing-parent",
        "8 snapshots, 2 errors",
      ])
    #expect(run.errors == "")
    #expect(run.status == 1)
  }

  @Test("--json prints one finding a line, without a summary")
  func json() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["check", "--json"], in: store.path)
    #expect(
      run.output == #"""
        {"schema":1,"severity":"note","kind":"missing-parent","snapshot":"5d5d0011",\#
        "file":"0a0b0c0d.json",\#
        "place":null,"message":"5d5d0011 has no file; 1 snapshot names it as its parent"}

        """#)
  }

  @Test("--content finds a change that leaves the file readable")
  func content() throws {
    let id = "62d8516b91be2e0c"
    let store = try TemporaryStore(["\(id).json": chainText(id)])
    #expect(try stemma(["check"], in: store.path).status == 0)
    let run = try stemma(["check", "--content"], in: store.path)
    #expect(
      run.lines == [
        "error  content-mismatch  \(id).json: the content gives no id: there is no `artifacts`",
        "1 snapshot, 1 error, 0 notes",
      ])
    #expect(run.status == 1)
  }

  @Test("--quiet prints nothing, and the exit code tells")
  func quiet() throws {
    let store = try Fixtures.estate()
    for (arguments, status) in [(["-q"], Int32(0)), (["--quiet", "--strict", "--json"], 1)] {
      let run = try stemma(["check"] + arguments, in: store.path)
      #expect(run.output == "" && run.errors == "")
      #expect(run.status == status)
    }
  }

  @Test("--clean removes what writers have abandoned, says so, and no longer minds it")
  func cleaning() throws {
    let old = ".stemma-0123456789abcdef.tmp"
    let young = ".stemma-fedcba9876543210.tmp"
    let store = try TemporaryStore(["aa11.json": chainText("aa11")])
    try store.write("{", to: old, age: 3_700)
    let named = try stemma(["check"], in: store.path)
    #expect(
      named.lines == [
        "note   leftover  \(old): a writer that was stopped left this file behind",
        "1 snapshot, 0 errors, 1 note",
      ])
    try store.write("{", to: young, age: 60)
    let run = try stemma(["check", "--clean"], in: store.path)
    #expect(
      run.lines == [
        "note   leftover  \(old): a writer that was stopped left this file behind; it has been "
          + "removed",
        "note   leftover  \(young): a writer is about to finish this file, or was stopped within "
          + "the last hour",
        "1 snapshot, 0 errors, 1 note, 1 removed file",
      ])
    #expect(try store.inventory().map { $0.prefix(9) } == [".stemma-f", "aa11.json"])
    try store.remove(young)
    #expect(try stemma(["check", "--clean", "--strict"], in: store.path).status == 0)
  }
}
