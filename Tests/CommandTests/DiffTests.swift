// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@Suite("stemma diff")
struct DiffTests {
  private let store: TemporaryStore

  init() throws {
    store = try TemporaryStore([
      "aa11.json": Self.world("aa11", port: 80, flag: "FLAG{one}"),
      "bb22.json": Self.world(
        "bb22", port: 81, flag: "FLAG{two}", lineage: #""parents": ["aa11"], "note": "a\u001b[2J""#),
      "cc33.json": Self.world("cc33", port: 80, flag: "FLAG{one}"),
      "dd44.json": Self.world(
        "dd44", port: 81, flag: "FLAG{three}",
        lineage: #"""
          "_evolve": {"direction": "harden"},
          "parents": ["aa11", {"id": "bb22", "role": "other"}, "ff66"], "cohort": "c"
          """#),
      "ee55.json": Self.world("ee55", port: 1, flag: "F", lineage: #""parents": ["ff66"]"#),
    ])
  }

  private static func world(
    _ id: String, port: Int, flag: String, lineage: String = ""
  ) -> String {
    flatText(
      id, lineage: lineage,
      rest: #"""
        "graph": {"nodes": [{"id": "svc.0", "attrs": {"port": \#(port)}},
          {"id": "flag", "attrs": {"is": "\#(flag)"}, "visibility": "hidden"}], "edges": []},
        "proof": "got \#(flag)"
        """#)
  }

  private func diff(_ words: String..., environment: [String: String] = [:]) throws -> StemmaRun {
    try stemma(["diff", "-s", store.path] + words, environment: environment)
  }

  @Test("prints the sections, aligned, without what is hidden and what drives a terminal")
  func two() throws {
    let run = try diff("aa", "bb22")
    #expect(
      run.output == #"""
        aa11 → bb22
        world nodes
          ~ flag attrs.is     (hidden) → (hidden)
          ~ svc.0 attrs.port  80 → 81
        parents
          + aa11  derived
        rest
          + lineage.note  "a\u001b[2J"
          ~ proof         (hidden) → (hidden)

        """#)
    #expect(run.errors == "" && run.status == 0)
    #expect(try diff("bb22").output == run.output)
    let plain = try diff("aa", "bb22", environment: ["LANG": "C", "LC_ALL": "C"])
    #expect(plain.lines.contains("  ~ svc.0 attrs.port  80 -> 81"))
    let revealed = try diff("aa", "bb22", "--reveal")
    #expect(revealed.lines.contains(#"  ~ flag attrs.is     "FLAG{one}" → "FLAG{two}""#))
    #expect(revealed.lines.contains(#"  ~ proof         "got FLAG{one}" → "got FLAG{two}""#))
  }

  @Test("prints of a merge from which parent each thing is")
  func merge() throws {
    let run = try diff("dd44")
    #expect(
      run.output == """
        dd44, made from
          1  aa11  derived  harden
          2  bb22  other  harden
          3  ff66  missing  derived  harden
        directive
          new here  + directive  harden
        world nodes
          new here  ~ flag attrs.is     (hidden)  (1: (hidden), 2: (hidden))
          from 2    ~ svc.0 attrs.port  81  (1: 80)
        parents
          from 2    + aa11  derived
          new here  + bb22  other
          new here  + ff66  derived
        cohort
          new here  + cohort  "c"
        rest
          dropped   - lineage.note  (2: "a\\u001b[2J")
          new here  ~ proof         (hidden)  (1: (hidden), 2: (hidden))

        """)
    #expect(run.status == 0)
  }

  @Test("says in a sentence that there is nothing to print")
  func nothing() throws {
    #expect(try diff("aa11", "cc33").output == "aa11 and cc33 do not differ\n")
    #expect(try diff("aa11").output == "aa11 has no parents\n")
    let alone = try diff("ee55")
    #expect(alone.output == "ee55 cannot be compared: its parent ff66 is missing\n")
    #expect(alone.status == 0)
  }

  @Test("--json prints one object")
  func json() throws {
    #expect(
      try diff("dd44", "--json").output == #"""
        {"schema":1,"subject":"dd44","origins":[\#
        {"id":"aa11","number":1,"role":"derived","directive":"harden"},\#
        {"id":"bb22","number":2,"role":"other","directive":"harden"}],\#
        "missing":[{"id":"ff66","number":3,"role":"derived","directive":"harden"}],"changes":[\#
        {"section":"directive","change":"added","item":"directive","attribute":null,\#
        "before":[null,null],"after":"harden","sources":[],"hidden":false},\#
        {"section":"world nodes","change":"changed","item":"flag","attribute":"attrs.is",\#
        "before":["(hidden)","(hidden)"],"after":"(hidden)","sources":[],"hidden":true},\#
        {"section":"world nodes","change":"changed","item":"svc.0","attribute":"attrs.port",\#
        "before":["80","81"],"after":"81","sources":[2],"hidden":false},\#
        {"section":"parents","change":"added","item":"aa11","attribute":null,\#
        "before":[null,"derived"],"after":"derived","sources":[2],"hidden":false},\#
        {"section":"parents","change":"added","item":"bb22","attribute":null,\#
        "before":[null,null],"after":"other","sources":[],"hidden":false},\#
        {"section":"parents","change":"added","item":"ff66","attribute":null,\#
        "before":[null,null],"after":"derived","sources":[],"hidden":false},\#
        {"section":"cohort","change":"added","item":"cohort","attribute":null,\#
        "before":[null,null],"after":"\"c\"","sources":[],"hidden":false},\#
        {"section":"rest","change":"removed","item":"lineage.note","attribute":null,\#
        "before":[null,"\"a\\u001b[2J\""],"after":null,"sources":[],"hidden":false},\#
        {"section":"rest","change":"changed","item":"proof","attribute":null,\#
        "before":["(hidden)","(hidden)"],"after":"(hidden)","sources":[],"hidden":true}]}

        """#)
    #expect(
      try diff("aa11", "cc33", "--json").output == #"""
        {"schema":1,"subject":"cc33","origins":[{"id":"aa11","number":1,"role":null,"directive":null}],\#
        "missing":[],"changes":[]}

        """#)
  }

  @Test("fails where a snapshot is unknown, missing or damaged")
  func failures() throws {
    #expect(try diff("aa11", "zz").status == 66)
    let missing = try diff("aa11", "ff66")
    #expect(
      missing.errors == "stemma: ff66 cannot be read: it is missing; named by 2 snapshots\n")
    #expect(missing.status == 66 && missing.output == "")
    let cache = ["XDG_CACHE_HOME": store.path(of: ".cache")]
    #expect(try diff("aa11", "bb22", environment: cache).status == 0)
    try FileManager.default.removeItem(atPath: store.path(of: "aa11.json"))
    try store.makeFolder("aa11.json")
    let damaged = try diff("bb22", "--trust-index", environment: cache)
    #expect(damaged.output == "bb22 cannot be compared: its parent aa11 is missing\n")
  }
}
