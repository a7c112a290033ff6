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
        {"severity":"note","kind":"missing-parent","snapshot":"5d5d0011","file":"0a0b0c0d.json",\#
        "place":null,"message":"5d5d0011 has no file; 1 snapshot names it as its parent"}

        """#)
  }
}
