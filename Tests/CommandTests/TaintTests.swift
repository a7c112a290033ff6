// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma taint")
struct TaintTests {
  @Test("tells what rests on a snapshot alone from what has another parent")
  func text() throws {
    let store = try Fixtures.estate()
    #expect(
      try stemma(["taint", "ab9c"], in: store.path).output == """
        1 of 2: rests on it alone
        1c55aa90  2  -  -  add xss

        1 of 2: has another parent, too
        9f3a2b1c  2  -  0.25  patch ssrf

        """)
    #expect(
      try stemma(["taint", "9f3a"], in: store.path).lines.first == "0 of 0: rests on it alone")
  }

  @Test(
    "of several snapshots is what rests on them together; programs get it as a list, or a field")
  func programs() throws {
    let store = try Fixtures.estate()
    let together = try stemma(["taint", "ab9c | b4c1", "--alone", "--ids"], in: store.path)
    #expect(together.lines == ["1c55aa90", "9f3a2b1c"])
    let json = try stemma(["taint", "ab9c", "--json"], in: store.path).lines
    #expect(json.map { $0.contains(#""alone":true"#) } == [true, false])
    #expect(try stemma(["taint", "fb54", "--alone", "--count"], in: store.path).output == "5\n")
  }

  @Test("in a cycle that nothing leads into each member stands by itself")
  func cycle() throws {
    let store = try Fixtures.cycle()
    #expect(try stemma(["taint", "aa11", "--ids"], in: store.path).lines.count == 2)
    #expect(try stemma(["taint", "aa11", "--alone", "--count"], in: store.path).output == "0\n")
    let together = try stemma(["taint", "aa11 | bb22", "--alone", "--ids"], in: store.path)
    #expect(together.lines == ["sha256:cc33"])
  }
}
