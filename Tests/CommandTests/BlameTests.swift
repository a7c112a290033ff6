// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@Suite("stemma blame")
struct BlameTests {
  private let store: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "aa11.json": Self.world("aa11", port: 80, flag: "FLAG{one}"),
      "bb22.json": Self.world("bb22", port: 81, flag: "FLAG{one}", parents: #""aa11""#),
      "cc33.json": Self.world("cc33", port: 81, flag: "FLAG{one}", parents: #""aa11""#),
      "dd44.json": Self.world(
        "dd44", port: 81, flag: "FLAG{two}",
        parents: #""ff66", "bb22", {"id": "cc33", "role": "other"}"#,
        lineage: #", "_evolve": {"direction": "harden"}"#),
      "e1.json": Self.world("e1", port: 1, flag: "f", parents: #""e2""#),
      "e2.json": Self.world("e2", port: 1, flag: "f", parents: #""e1""#),
    ])
  }

  private static func world(
    _ id: String, port: Int, flag: String, parents: String = "", lineage: String = ""
  ) -> String {
    flatText(
      id, lineage: #""parents": [\#(parents)]\#(lineage)"#,
      rest: #"""
        "graph": {"nodes": [{"id": "svc.0", "attrs": {"port": \#(port)}},
          {"id": "flag", "attrs": {"is": "\#(flag)"}, "visibility": "hidden"}], "edges": []}
        """#)
  }

  private func blame(_ words: String...) throws -> StemmaRun {
    try stemma(["blame", "-s", store.path] + words)
  }

  @Test("prints the way up, who brought it in, and what was there before")
  func text() throws {
    let run = try blame("dd", "svc.0 attrs.port")
    #expect(
      run.output == """
        dd44  graph.nodes[id=svc.0].attrs.port  81
          from bb22  derived  harden  also in cc33
        bb22  brought it in
          from aa11  derived  where it is 80

        """)
    #expect(run.errors == "" && run.status == 0)
    #expect(
      try blame("dd44", "snapshot_id").output == """
        dd44  snapshot_id  "dd44"
        dd44  brought it in
          from ff66  derived  harden  which is missing
          from bb22  derived  harden  where it is "bb22"
          from cc33  other  harden  where it is "cc33"

        """)
    #expect(try blame("aa11", "graph.edges").lines.last == "aa11  brought it in, having no parents")
    #expect(
      try blame("e1", "svc.0.attrs").output == """
        e1  graph.nodes[id=svc.0].attrs  {"port":1}
          from e2  derived
          from e1  derived
        it goes round in a cycle, e1 e2 e1

        """)
  }

  @Test("hides what the world hides, unless told to reveal it")
  func hidden() throws {
    let run = try blame("dd44", "flag attrs.is")
    #expect(run.lines.first == "dd44  graph.nodes[id=flag].attrs.is  (hidden)")
    #expect(run.lines.last == "  from cc33  other  harden  where it is (hidden)")
    #expect(
      try blame("bb", "flag attrs.is", "--reveal").lines.first?.hasSuffix(#""FLAG{one}""#) == true)
  }

  @Test("--json prints one object")
  func json() throws {
    #expect(
      try blame("dd44", "svc.0 attrs.port", "--json").output == #"""
        {"schema":1,"subject":"dd44","path":"graph.nodes[id=svc.0].attrs.port","value":"81",\#
        "hidden":false,"way":[{"child":"dd44","parent":"bb22","number":2,"role":"derived",\#
        "directive":"harden","also":["cc33"]}],"origin":"bb22","cycle":[],"before":[{"id":"aa11",\#
        "number":1,"role":"derived","directive":null,"missing":false,"value":"80","hidden":false}]}

        """#)
    let cycle = try blame("e2", "svc.0 attrs.port", "--json").output
    #expect(cycle.contains(#""origin":null,"cycle":["e2","e1"],"before":[]"#))
  }

  @Test("refuses a path that is not there, with names that are near, and more than one snapshot")
  func refusals() throws {
    let run = try blame("dd44", "svc.0 attrs.prot")
    #expect(
      run.errors == "stemma: the file of dd44 has nothing at svc.0 attrs.prot; did you mean port?\n"
    )
    #expect(run.status == 65 && run.output == "")
    #expect(try blame("all()", "graph").status == 66)
    let missing = try blame("ff66", "graph")
    #expect(missing.errors == "stemma: ff66 cannot be read: it is missing; named by 1 snapshot\n")
    #expect(missing.status == 66)
  }
}
