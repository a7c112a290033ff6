// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma cohort")
struct CohortTests {
  @Test(
    "is named by id, by label, or by a member",
    arguments: ["c-7f3a91", "patch vs add", "ab9ce87e", "b4"])
  func names(name: String) throws {
    let store = try Fixtures.estate()
    let run = try stemma(["cohort", name], in: store.path)
    #expect(
      run.output == """
        ab9ce87e  1  c-7f3a91 1/3  -  add sql_injection
        b4c1e7d0  1  c-7f3a91 2/3  -  patch broken_authz
        3d2e11f0  1  c-7f3a91 3/3  -  add ssrf

        """)
  }

  @Test("is inferred from the same parents, and marked so")
  func inferred() throws {
    let store = try TemporaryStore([
      "r0.json": chainText("r0"), "a1.json": chainText("a1", parent: #""r0""#),
      "b1.json": chainText("b1", parent: #""r0""#),
    ])
    let run = try stemma(["cohort", "a1"], in: store.path)
    #expect(run.lines.map { $0.prefix(12) } == ["a1  1  ~ 1/2", "b1  1  ~ 2/2"])
    let json = try stemma(["cohort", "a1", "--json"], in: store.path)
    #expect(
      json.lines[0].contains(
        #""cohort":{"id":"inferred:r0","label":null,"index":null,"size":2,"inferred":true}"#))
  }

  @Test("of a snapshot made alone is empty")
  func none() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["cohort", "fb54"], in: store.path)
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test("that nobody knows is an error")
  func unknown() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["cohort", "nobody"], in: store.path)
    #expect(
      run.errors == "stemma: no cohort or snapshot is named nobody"
        + "; `stemma list` prints what there is\n")
    #expect(run.status == 66)
  }
}
