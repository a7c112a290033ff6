// SPDX-License-Identifier: MIT

import LineageCore
import Testing

@Suite("What is the matter with cohorts")
struct CohortFindingTests {
  @Test(
    "is which members are lacking, where all others say their places",
    arguments: [
      ([1, 3], 4, "has 2 of 4 members; 1/4 and 3/4 are lacking"),
      ([0, 1], 3, "has 2 of 3 members; 3/3 is lacking"),
      ([0], 4, "has 1 of 4 members; 2/4, 3/4 and 4/4 are lacking"),
      ([nil, 3], 4, "has 2 of 4 members"),
      (
        [0, 2], 13,
        "has 2 of 13 members; 2/13, 4/13, 5/13, 6/13, 7/13, 8/13, 9/13, 10/13 and 3 more are lacking"
      ),
      ([0, 0], 3, "has 2 of 3 members; 2/3 and 3/3 are lacking"),
    ] as [([Int?], Int, String)])
  func lacking(indexes: [Int?], size: Int, message: String) {
    let findings = findings(indexes.map { ($0, size) })
    #expect(findings.map(\.kind) == [.cohortIncomplete])
    #expect(findings.first?.message == "cohort c " + message)
    #expect(findings.first?.file == "m0.json")
  }

  @Test("is told at once, however many members a file claims")
  func huge() {
    let findings = findings([(0, .max)])
    #expect(findings.first?.message.hasSuffix("\(Int.max - 9) more are lacking") == true)
  }

  @Test("is nothing where as many members are there as the files say, or none says how many")
  func whole() {
    #expect(findings([(0, 2), (1, 2)]).isEmpty)
    #expect(findings([(7, nil), (-3, nil)]).isEmpty)
  }

  @Test("is a place that by what other members say there is not")
  func beyond() {
    let findings = findings([(0, 2), (2, nil)])
    #expect(findings.map(\.kind) == [.cohortIndex])
    #expect(findings.first?.file == "m1.json")
    #expect(
      findings.first?.message
        == "the index is 2, counted from 0, but other members of cohort c say that it has 2")
  }

  @Test("is not said here where the file says itself that there is no such place")
  func ownRecord() {
    #expect(findings([(0, 2), (5, 2)]).isEmpty)
  }

  @Test("is that members came from different parents")
  func parents() {
    var members = members([(0, 2), (1, 2)])
    members[1].parents = [ParentReference("s")]
    let findings = LineageGraph.build(from: members).graph.findings()
      .filter { $0.kind != .missingParent }
    #expect(
      findings.map(\.message) == ["cohort c has members with different parents: m0 and m1"])
    #expect(findings.map(\.kind) == [.cohortParents])
  }

  private func members(_ places: [(index: Int?, size: Int?)]) -> [Snapshot] {
    places.enumerated().map { number, place in
      Snapshot(
        id: SnapshotID("m\(number)"), parents: [ParentReference("r")],
        cohorts: [CohortMembership("c", index: place.index, size: place.size)],
        file: "m\(number).json")
    }
  }

  private func findings(_ places: [(index: Int?, size: Int?)]) -> [Finding] {
    let root = Snapshot(id: "r", file: "r.json")
    return LineageGraph.build(from: [root] + members(places)).graph.findings()
  }
}
