// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma list")
struct ListTests {
  let store: TemporaryStore

  init() throws { store = try Fixtures.estate() }

  @Test("prints aligned columns, one snapshot a line, without the missing ones")
  func text() throws {
    let run = try stemma(["list", "-s", store.path])
    #expect(
      run.output == """
        fb545261  0  -                -  Estate
        0a0b0c0d  1  -                -  patch csrf
        3d2e11f0  1  c-7f3a91 3/3     -  add ssrf
        ab9ce87e  1  c-7f3a91 1/3     -  add sql_injection
        b4c1e7d0  1  c-7f3a91 2/3     -  patch broken_authz
        1c55aa90  2  -                -  add xss
        9f3a2b1c  2  -             0.25  patch ssrf

        """)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("says on standard error where files were left out, and not in check, which lists them")
  func leftOut() throws {
    try store.write("{", to: "cut.json")
    try store.write("[]", to: "list.json")
    let run = try stemma(["list", "--count"], in: store.path)
    #expect(run.output == "7\n")
    #expect(
      run.errors == "stemma: 2 errors in this store; `stemma check` lists what is the matter\n")
    #expect(run.status == 0)
    #expect(try stemma(["check"], in: store.path).errors == "")
  }

  @Test("--ids prints full ids in the lineage's order, --count their number")
  func ids() throws {
    let run = try stemma(["list", "--ids"], in: store.path)
    #expect(
      run.lines == [
        "fb545261", "0a0b0c0d", "3d2e11f0", "ab9ce87e", "b4c1e7d0", "1c55aa90", "9f3a2b1c",
      ])
    #expect(try stemma(["list", "--count"], in: store.path).output == "7\n")
  }

  @Test("--json prints one object a line with the documented fields")
  func json() throws {
    let run = try stemma(["list", "--json"], in: store.path)
    #expect(
      run.lines.first == #"""
        {"schema":1,"id":"fb545261","parents":[],"cohort":null,"generation":0,"directive":null,\#
        "difficulty":null,"shape":"chain","file":"fb545261.json","missing":false}
        """#)
    #expect(
      run.lines.last == #"""
        {"schema":1,"id":"9f3a2b1c",\#
        "parents":[{"id":"ab9ce87e","role":"derived","missing":false},\#
        {"id":"b4c1e7d0","role":"counterfactual","missing":false}],"cohort":null,"generation":2,\#
        "directive":"patch ssrf","difficulty":0.25,"shape":"chain","file":"9f3a2b1c.json",\#
        "missing":false}
        """#)
    #expect(
      run.lines[3].contains(
        #""cohort":{"id":"c-7f3a91","label":"patch vs add","index":0,"size":3,"inferred":false}"#))
  }

  @Test("a directory without snapshots has an empty result")
  func empty() throws {
    let empty = try TemporaryStore()
    let run = try stemma(["list"], in: empty.path)
    #expect(run.output == "")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test("two formats at once are a usage error")
  func formatsExcludeEachOther() throws {
    #expect(try stemma(["list", "--ids", "--json"], in: store.path).status == 64)
  }
}
