// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("Building a graph")
struct LineageGraphBuildTests {
  @Test("reports what is the matter and keeps everything usable")
  func findings() {
    var records = diagram("a <- b <- c; c <- a; ?m <- d; e <- f")
    records[6].parents.append(ParentReference("e"))
    records[6].parents.append(ParentReference("f"))
    records[6].derivationCount = 2
    let (graph, findings) = LineageGraph.build(from: records)
    #expect(graph.count == 7)
    #expect(
      findings.map { "\($0.kind.rawValue) \($0.snapshot?.text ?? "-")" } == [
        "cycle a", "missing-parent m", "convergence f", "repeated-parent f", "self-parent f",
      ])
    #expect(findings.allSatisfy { $0.severity == .note })
  }

  @Test("keeps the record that has a file, is named after the id, has the smallest name")
  func precedence() {
    let hearsay = Snapshot(id: "x", parents: [ParentReference("p")])
    let late = Snapshot(id: "x", title: "late", file: "zz.json")
    let early = Snapshot(id: "x", title: "early", file: "aa.json")
    let named = Snapshot(id: "x", title: "named", file: "x.json")
    let cases: [([Snapshot], String?)] = [
      ([hearsay, late], "late"), ([late, early], "early"), ([early, named, late], "named"),
    ]
    for (records, title) in cases {
      for order in [records, records.reversed()] {
        let (graph, findings) = LineageGraph.build(from: order)
        #expect(graph.node(for: "x").map { graph[$0].title } == title)
        #expect(
          findings.count { $0.kind == .duplicateID } == records.count { $0.file != nil } - 1)
      }
    }
  }

  @Test("says of every record that does not count which one does, in whatever order they come")
  func duplicates() {
    let files = ["1.json", "2.json", "3.json"]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let records = order.map { Snapshot(id: "x", file: files[$0]) }
      let findings = LineageGraph.build(from: records).findings
      #expect(findings.map(\.file) == ["2.json", "3.json"])
      #expect(
        findings.allSatisfy { $0.message == "this snapshot is also in 1.json, which counts" })
    }
  }

  @Test("knows a file named after the id by the bytes of the name")
  func fileNames() {
    // The first scalar makes one character with the next, the second with the one before.
    for id in ["\u{600}", "\u{301}", "e\u{301}", "x"] {
      let id = SnapshotID(id)
      #expect(Snapshot(id: id, shape: .flat, file: "a/\(id).json").isNamedAfterID)
      #expect(Snapshot(id: id, shape: .spec, file: "a/\(id)/spec.json").isNamedAfterID)
    }
    #expect(!Snapshot(id: "\u{E9}", file: "e\u{301}.json").isNamedAfterID)
    #expect(!Snapshot(id: "x", file: "x").isNamedAfterID)
    #expect(!Snapshot(id: "x", shape: .spec, file: "spec.json").isNamedAfterID)
  }

  @Test("tells ids apart by their bytes, not by Unicode equivalence")
  func bytes() {
    let composed = SnapshotID("caf\u{E9}")
    let decomposed = SnapshotID("cafe\u{301}")
    let graph = LineageGraph.build(from: [
      Snapshot(id: composed, file: "1"), Snapshot(id: decomposed, file: "2"),
    ]).graph
    #expect(graph.count == 2)
    #expect(graph.node(for: composed) != graph.node(for: decomposed))
  }

  @Test("finds ids by a prefix of their digits or of the whole")
  func prefixes() {
    let graph = LineageGraph.build(
      from: ["sha256:ab12", "ab13", "sha256:cd", "sha"].map {
        Snapshot(id: SnapshotID($0), file: $0)
      }
    ).graph
    func ids(_ prefix: String) -> Set<String> {
      Set(graph.nodes(withPrefix: prefix).map { graph.id(of: $0).text })
    }
    #expect(ids("ab1") == ["sha256:ab12", "ab13"])
    #expect(ids("sha256:ab") == ["sha256:ab12"])
    #expect(ids("sha") == ["sha"])
    #expect(ids("x").isEmpty)
  }

  @Test("shortens ids to 8 characters, more where needed to be unique")
  func shortIDs() {
    let texts = [
      "aaaaaaaa01", "aaaaaaaa02", "bbbbbbbbbbbb", "sha256:cccccccccc", "dd", "sha256:dd",
    ]
    let graph = LineageGraph.build(
      from: texts.map { Snapshot(id: SnapshotID($0), file: $0) }
    ).graph
    let short = texts.compactMap { graph.node(for: SnapshotID($0)).map(graph.shortID) }
    #expect(short == ["aaaaaaaa01", "aaaaaaaa02", "bbbbbbbb", "cccccccc", "dd", "sha256:dd"])
  }

  @Test("notes cohorts whose members differ in parents or are too few")
  func cohortFindings() {
    var records = diagram("a <- b@c1; a <- c@c1; b <- d@c2; c <- e@c2")
    records[1].cohorts[0].size = 3
    let findings = LineageGraph.build(from: records).findings
    #expect(
      findings.map(\.message) == [
        "cohort c1 has 2 of 3 members", "cohort c2 has members with different parents: d and e",
      ])
  }

  @Test("orders a cohort by recorded index and infers cohorts from equal parents")
  func cohortOrder() {
    var records = diagram("a <- b@c; a <- c@c; a <- d; a <- e")
    records[1].cohorts[0].index = 1
    records[2].cohorts[0].index = 0
    let graph = LineageGraph.build(from: records).graph
    let members = Array(graph.cohorts.map { $0.members.map { graph.id(of: $0).text } })
    #expect(members == [["c", "b"], ["d", "e"]])
    #expect(Array(graph.cohorts.map(\.isInferred)) == [false, true])
    #expect(graph.cohorts[1].id == "inferred:a")
  }
}
