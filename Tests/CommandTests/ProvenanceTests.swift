// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma provenance")
struct ProvenanceTests {
  @Test("prints every step with role and directive, and the cohorts")
  func text() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["provenance", "9f3a2b1c"], in: store.path)
    #expect(
      run.output == """
        fb545261  generation 0  Estate
        ab9ce87e  generation 1  1/3 of c-7f3a91
          from fb545261  derived  add sql_injection
        b4c1e7d0  generation 1  2/3 of c-7f3a91
          from fb545261  derived  patch broken_authz
        9f3a2b1c  generation 2
          from ab9ce87e  derived  patch ssrf
          from b4c1e7d0  counterfactual  patch ssrf
        cohort c-7f3a91 "patch vs add": ab9ce87e b4c1e7d0 3d2e11f0

        """)
  }

  @Test("--json adds edges, cohorts and the subject")
  func json() throws {
    let store = try Fixtures.estate()
    let run = try stemma(["provenance", "9f3a2b1c", "--json"], in: store.path)
    #expect(run.lines.count == 4)
    #expect(
      run.lines.last?.hasSuffix(
        #"""
        "missing":false,"edges":[{"parent":"ab9ce87e","role":"derived","directive":"patch ssrf"},\#
        {"parent":"b4c1e7d0","role":"counterfactual","directive":"patch ssrf"}],\#
        "cohorts":[],"subject":true}
        """#) == true)
    #expect(
      run.lines[1].hasSuffix(
        #"""
        "cohorts":[{"id":"c-7f3a91","label":"patch vs add","index":0,"size":3,\#
        "inferred":false}],"subject":false}
        """#))
  }

  @Test("follows a cycle round once, and names missing snapshots")
  func cycleAndMissing() throws {
    let cycle = try Fixtures.cycle()
    let ids = try stemma(["provenance", "cc", "--ids"], in: cycle.path).lines
    #expect(ids == ["sha256:aa11", "sha256:bb22", "sha256:cc33"])
    let store = try Fixtures.estate()
    let run = try stemma(["provenance", "0a0b"], in: store.path)
    #expect(run.lines.first == "5d5d0011  generation 0  missing; named by 1 snapshot")
  }
}
