// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("stemma query")
struct QueryTests {
  private let store: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "aa11.json": chainText("aa11"), "bb22.json": chainText("bb22", parent: #""aa11""#),
      "bb33.json": chainText("bb33", parent: #""bb22""#),
      "cc44.json": chainText("cc44", parent: #""aa11""#),
    ])
  }

  private func query(_ words: String...) throws -> StemmaRun {
    try stemma(["query", "-s", store.path] + words)
  }

  @Test(
    "prints what an expression names",
    arguments: [
      (["aa11+", "--ids"], ["bb22", "cc44"]), (["::bb3 ~ aa11", "--ids"], ["bb22", "bb33"]),
      (["leaves()", "--count"], ["2"]), (["none()"], []),
      (["all()", "--ids", "--sort", "id", "--reverse", "--limit", "2"], ["cc44", "bb33"]),
      (["all()", "--ids", "--sort", "generation"], ["aa11", "bb22", "cc44", "bb33"]),
      // Nothing has a difficulty: the order is the lineage's, both ways.
      (["all()", "--ids", "--sort", "difficulty", "--reverse"], ["aa11", "bb22", "cc44", "bb33"]),
    ])
  func answers(words: [String], expected: [String]) throws {
    let run = try stemma(["query", "-s", store.path] + words)
    #expect(run.lines == expected)
    #expect(run.errors == "" && run.status == 0)
  }

  @Test("says what each part gave")
  func explained() throws {
    let run = try query("leaves() & bb22::", "--explain", "--ids")
    #expect(run.lines == ["bb33"])
    #expect(
      run.errors == """
        stemma: 1  leaves() & bb22::
        stemma:   2  leaves()
        stemma:   2  bb22::
        stemma:     1  bb22

        """)
  }

  @Test("points at a mistake, before it reads anything")
  func mistakes() throws {
    let typo = try stemma(["query", "-s", "/nowhere", "leafs()"])
    #expect(typo.status == 64)
    #expect(
      typo.errors == """
        stemma: there is no function leafs
          leafs()
          ^^^^^
        did you mean heads or leaves?

        """)
    #expect(try query("aa11 &").status == 64)
    let ambiguous = try query("bb")
    #expect(ambiguous.status == 66 && ambiguous.errors.contains("bb22\nbb33\n"))
  }

  @Test("has help on every function")
  func help() throws {
    let lines = try stemma(["help", "query"]).lines
    for function in QueryFunction.all { #expect(lines.contains("  " + function.signature)) }
    let broken = lines.drop { $0 != "Sets:" }.prefix { $0 != "Health:" }
    #expect(broken.filter { !$0.isEmpty && !$0.hasPrefix("  ") && !$0.hasSuffix(":") } == [])
  }
}
