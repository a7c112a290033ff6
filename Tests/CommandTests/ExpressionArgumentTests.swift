// SPDX-License-Identifier: MIT

import TestSupport
import Testing

/// On the store of ``Fixtures/estate()`` unless a test says otherwise.
@Suite("Verbs about expressions")
struct ExpressionArgumentTests {
  private let store: TemporaryStore

  init() throws { store = try Fixtures.estate() }

  @Test(
    "are the corresponding queries",
    arguments: [
      ("parents", "9f3a | 3d2e", ["fb545261", "ab9ce87e", "b4c1e7d0"]),
      ("children", "roots() & id(\"fb*\")", ["3d2e11f0", "ab9ce87e", "b4c1e7d0"]),
      ("children", "3d2e | 9f3a", []),
      ("ancestors", "9f3a | ab9c", ["fb545261", "b4c1e7d0"]),
      ("ancestors --depth 1", "9f3a | ab9c", ["fb545261", "b4c1e7d0"]),
      ("ancestors --with-self", "9f3a | ab9c", ["fb545261", "ab9ce87e", "b4c1e7d0", "9f3a2b1c"]),
      ("descendants", "b4c1 | ab9c", ["1c55aa90", "9f3a2b1c"]),
      ("cohort", "fb54+ ~ 3d2e", ["3d2e11f0", "ab9ce87e", "b4c1e7d0"]),
      ("provenance", "1c55 | 3d2e", ["fb545261", "3d2e11f0", "ab9ce87e", "1c55aa90"]),
      ("show", "9f3a-", ["ab9ce87e", "b4c1e7d0"]),
      (
        "tree --root", "merges()-- ~ none()",
        [
          "fb545261", "3d2e11f0", "ab9ce87e", "b4c1e7d0", "1c55aa90", "9f3a2b1c",
        ]
      ),
    ])
  func queries(verb: String, expression: String, ids: [String]) throws {
    let words = verb.split(separator: " ").map(String.init)
    let run = try stemma(words + [expression, "--ids"], in: store.path)
    #expect(run.lines == ids)
    #expect(run.errors == "" && run.status == 0)
  }

  @Test("tell the roles at the edges of a single snapshot, whatever it is called")
  func roles() throws {
    let run = try stemma(["parents", "merges()"], in: store.path)
    #expect(run.lines.last == "b4c1e7d0  1  c-7f3a91 2/3  -  counterfactual  patch broken_authz")
  }

  @Test("an id is that id, and the beginning of one is its beginning, unless it is an expression")
  func names() throws {
    let store = try TemporaryStore([
      "r0.json": chainText("r0"), "r1.json": chainText("r1", parent: #""r0""#),
      "odd.json": chainText("r0 | r1"), "at.json": chainText("step@100", parent: #""r1""#),
    ])
    func parents(_ name: String) throws -> StemmaRun {
      try stemma(["ancestors", name, "--with-self", "--ids"], in: store.path)
    }
    #expect(try parents("r0 | r1").lines == ["r0 | r1"])
    #expect(try parents("r1 | r0").lines == ["r0", "r1"])
    #expect(try parents("step@").lines == ["r0", "r1", "step@100"])
    #expect(try parents(#""step@100" ~ r1"#).lines == ["r0", "r1", "step@100"])
  }

  @Test("point at mistakes")
  func mistakes() throws {
    let syntax = try stemma(["children", "ab9c ||"], in: store.path)
    #expect(
      syntax.errors == """
        stemma: | cannot stand here
          ab9c ||
                ^
        an id, a function or ( was expected

        """)
    #expect(syntax.status == 64)
    let name = try stemma(["cohort", "patch or add"], in: store.path)
    #expect(
      name.errors == """
        stemma: there is no snapshot patch
          patch or add
          ^^^^^
        nor is there a cohort of that name

        """)
    #expect(name.status == 66)
    #expect(
      try stemma(["cohort", "patch with add"], in: store.path).errors
        .hasPrefix("stemma: no cohort or snapshot is named patch with add"))
    let roots = try stemma(["tree", "--root", "roots()"], in: store.path)
    #expect(
      roots.errors.hasPrefix("stemma: roots() may be any of 2 snapshots:\n  fb545261  Estate\n"))
    #expect(roots.status == 66)
  }

  @Test("show prints one sheet after another")
  func sheets() throws {
    let lines = try stemma(["show", "fb54+ & ::9f3a"], in: store.path).output
      .split(separator: "\n", omittingEmptySubsequences: false)
    let second = try #require(lines.firstIndex(of: "b4c1e7d0"))
    #expect(lines[0] == "ab9ce87e" && lines[second - 1] == "" && lines[second - 2] != "")
  }

  @Test("a path is printed from its beginning to its end, where there is one")
  func path() throws {
    let store = try TemporaryStore([
      "z0.json": chainText("z0"), "y1.json": chainText("y1", parent: #""z0""#),
      "x2.json": chainText("x2", parent: #""y1""#),
      "a3.json": chainText(
        "a3", parent: #""x2""#, row: #""parents": ["x2", "y1"]"#),
    ])
    let run = try stemma(["path", "z0", "a3", "--ids"], in: store.path)
    #expect(run.lines == ["z0", "y1", "a3"])
    #expect(try stemma(["path", "roots()", "x2 | a3", "--count"], in: store.path).output == "3\n")
    let none = try stemma(["path", "a3", "z0"], in: store.path)
    #expect(none.output == "" && none.errors == "stemma: no way leads down from a3 to z0\n")
    #expect(none.status == 0)
  }
}
