// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Several parents, cohorts and derivations")
struct DerivationTests {
  @Test("are read in both shapes", arguments: [true, false])
  func parentsAndCohort(isChain: Bool) async throws {
    let fields = """
      "parents": [{"id": "a"}, {"id": "b", "role": "counterfactual"}, "c"],
      "cohort": {"id": "c-1", "label": "patch vs add", "index": 0, "size": 3}
      """
    let text =
      isChain
      ? chainText("x", parent: #""a""#, row: fields + #", "curriculum": {"add": ["f"]}"#)
      : flatText("x", evolve: #"{"parent": "a", "note": "f"}"#, lineage: fields)
    let files = try TemporaryStore(["x.json": text])
    let store = try await files.open()
    let directive = isChain ? "add f" : #""f""#
    #expect(
      store["x"]?.parents == [
        ParentReference("a", directive: directive),
        ParentReference("b", role: "counterfactual", directive: directive),
        ParentReference("c", directive: directive),
      ])
    #expect(
      store["x"]?.cohorts == [CohortMembership("c-1", label: "patch vs add", index: 0, size: 3)])
    #expect(!(try store.findings()).contains { $0.kind == .parentsDisagree })
  }

  @Test("may be bare ids")
  func bareCohort() async throws {
    let text = flatText("x", lineage: #""parents": ["a"], "cohort": "c-1""#)
    let files = try TemporaryStore(["x.json": text])
    let store = try await files.open()
    #expect(store["x"]?.cohorts == [CohortMembership("c-1")])
    #expect(store.cohort("c-1").map(\.id) == ["x"])
    #expect(store.parents(of: "x").map(\.id) == ["a"])
  }

  @Test(
    "count before the single parent, and a difference is noted",
    arguments: [
      (#""a""#, #""parents": ["b", "a"]"#, ["b", "a"], "lineage[0].parent_id"),
      (#""a""#, #""parents": []"#, [], "lineage[0].parent_id"),
      ("null", #""parents": ["a"]"#, ["a"], "lineage[0].parent_id"),
      (#""a""#, #""parents": ["a", "b"]"#, ["a", "b"], nil),
      (#""a""#, #""parents": null"#, ["a"], nil),
      ("null", #""parents": []"#, [], nil),
    ])
  func disagreement(
    single: String, fields: String, parents: [String], place: String?
  ) async throws {
    let files = try TemporaryStore(["x.json": chainText("x", parent: single, row: fields)])
    let store = try await files.open()
    #expect(store["x"]?.parents.map(\.id.text) == parents)
    let notes = try store.findings().filter { $0.kind == .parentsDisagree }
    #expect(notes.map(\.place) == (place.map { [$0] } ?? []))
  }

  @Test(
    "are noted where another shape says that there is no single parent",
    arguments: [
      (#""_evolve": {"parent_snapshot_id": null}"#, "x.json", "lineage._evolve.parent_snapshot_id"),
      (#""parent_snapshot_id": null"#, "x.json", "lineage.parent_snapshot_id"),
      (#""parent_snapshot_id": null"#, "x/spec.json", "lineage.parent_snapshot_id"),
    ])
  func denial(field: String, file: String, place: String) async throws {
    let lineage = field + #", "parents": ["a"]"#
    let text =
      file == "x.json" ? flatText("x", lineage: lineage) : specText("x", lineage: lineage)
    let store = try await TemporaryStore([file: text]).open()
    #expect(store["x"]?.parents.map(\.id) == ["a"])
    let notes = try store.findings().filter { $0.kind == .parentsDisagree }
    #expect(notes.map(\.place) == [place])
  }

  @Test("name no single parent where the flat shape has none, which is no difference")
  func noSingleParent() async throws {
    let files = try TemporaryStore([
      "a.json": flatText("a"), "x.json": flatText("x", lineage: #""parents": ["a"]"#),
    ])
    #expect(try await files.open().findings().isEmpty)
  }

  @Test("of one world form a union, each edge with what was done along it")
  func derivations() async throws {
    let fields = """
      "parents": [{"id": "a"}], "cohort": "c-1",
      "derivations": [
        {"parents": [{"id": "a"}], "cohort": "c-1", "_evolve": {"direction": "harden"}},
        {"parents": ["b", {"id": "a", "role": "again"}], "cohort": {"id": "c-2", "index": 4},
         "curriculum": {"patch": ["ssrf"]}},
        {"parents": ["c"]}]
      """
    let files = try TemporaryStore([
      "x.json": flatText("x", evolve: #"{"parent": "a", "note": "beside"}"#, lineage: fields)
    ])
    let store = try await files.open()
    let snapshot = try #require(store["x"])
    #expect(
      snapshot.parents == [
        ParentReference("a", directive: "harden"), ParentReference("b", directive: "patch ssrf"),
        ParentReference("c"),
      ])
    #expect(
      snapshot.cohorts == [
        CohortMembership("c-1", parents: ["a"]),
        CohortMembership("c-2", index: 4, parents: ["b", "a"]),
      ])
    #expect(snapshot.derivationCount == 3)
    #expect(snapshot.direction == "harden")
    #expect(try store.findingLines.contains("convergence x x.json -"))
    #expect(
      !(try store.findings()).contains { $0.severity == .error || $0.kind == .parentsDisagree })
  }

  @Test("take what the first derivation leaves out from the fields beside it")
  func firstDerivation() async throws {
    let fields = #""cohort": "c-1", "derivations": [{"parents": ["a"]}, {"parents": ["b"]}]"#
    let files = try TemporaryStore([
      "x.json": flatText("x", evolve: #"{"parent": "a", "note": "n"}"#, lineage: fields)
    ])
    let snapshot = try #require(try await files.open()["x"])
    #expect(snapshot.cohorts == [CohortMembership("c-1", parents: ["a"])])
    #expect(snapshot.parents == [ParentReference("a", directive: #""n""#), ParentReference("b")])
  }

  @Test("note where the first derivation has other parents than the fields beside it")
  func derivationsDisagree() async throws {
    let fields = #""parents": ["z"], "derivations": [{"parents": ["a"]}]"#
    let files = try TemporaryStore(["x.json": flatText("x", lineage: fields)])
    let store = try await files.open()
    #expect(store["x"]?.parents == [ParentReference("a")])
    #expect(store["x"]?.derivationCount == 1)
    #expect(try store.findingLines.contains("parents-disagree x x.json lineage.derivations"))
  }

  @Test("that repeat, or name the snapshot itself, are notes")
  func repeats() async throws {
    let files = try TemporaryStore([
      "a.json": flatText("a"),
      "x.json": flatText("x", lineage: #""parents": ["a", "x", "a"]"#),
    ])
    let store = try await files.open()
    #expect(store.parents(of: "x").map(\.id) == ["a"])
    #expect(try store.findingLines == ["repeated-parent x x.json -", "self-parent x x.json -"])
  }

  @Test("let siblings without a recorded cohort form an inferred one")
  func inferred() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b", parent: #""a""#),
      "c.json": chainText("c", parent: #""a""#),
    ])
    let store = try await files.open()
    #expect(store.graph.cohorts.map(\.isInferred) == [true])
    #expect(store.cohort("inferred:a").map(\.id) == ["b", "c"])
  }
}
