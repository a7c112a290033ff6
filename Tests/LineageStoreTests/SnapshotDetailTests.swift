// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("The detail of a snapshot")
struct SnapshotDetailTests {
  @Test("of a chain says each fact with its key")
  func chain() async throws {
    let row = """
      "parents": [{"id": "a"}, {"id": "z", "role": "counterfactual"}],
      "cohort": {"id": "c-1", "label": "patch vs add", "index": 0, "size": 3},
      "curriculum": {"patch": ["ssrf"]}, "pack": {"id": "web", "version": "v1"},
      "prompt": "make it\\nharder", "builder_summary": "", "touched_files": ["app.py", "seed.json"]
      """
    let rest = """
      "manifest": {"world": {"title": "\\u53f0"}, "n": 1.50},
      "tasks": [{"meta": {"difficulty": 1}}, {"meta": {"difficulty": 0.5}}]
      """
    let files = try TemporaryStore([
      "x.json": chainText("x", parent: #""a""#, before: [#"{"id": "a"}"#], row: row, rest: rest)
    ])
    let store = try await files.open()
    let detail = try #require(try store.detail(of: "x"))
    #expect(detail.file == "x.json")
    #expect(
      detail.facts == [
        .init(.id, ["x"], key: "id"),
        .init(.parents, ["a (derived)", "z (counterfactual)"], key: "lineage[1].parents"),
        .init(.cohort, ["c-1", "patch vs add", "1 of 3"], key: "lineage[1].cohort"),
        .init(.directive, ["patch ssrf"], key: "lineage[1].curriculum"),
        .init(.title, ["台"], key: "manifest.world.title"),
        .init(.pack, ["web v1"], key: "lineage[1].pack.id"),
        .init(.difficulty, ["0.75, the mean of 2"], key: "tasks[].meta.difficulty"),
        .init(.prompt, ["make it\nharder"], key: "lineage[1].prompt"),
        .init(.touchedFiles, ["app.py", "seed.json"], key: "lineage[1].touched_files"),
        .init(.manifest, [#"{"world":{"title":"台"},"n":1.50}"#], key: "manifest"),
      ])
  }

  @Test("of a flat file names the place where the parent was found, and each derivation")
  func flat() async throws {
    let evolve = #"{"parent_snapshot_id": "a", "direction": "harden"}"#
    let derivations = """
      "derivations": [{"parents": ["a"]}, {"parents": ["b"], "cohort": "c", "_evolve": {"note": "n"}}]
      """
    let files = try TemporaryStore([
      "x.json": flatText("x", evolve: evolve, lineage: #""pack": "web", "world_difficulty": 0.30"#),
      "y.json": flatText("y", evolve: evolve, lineage: derivations),
    ])
    let store = try await files.open()
    #expect(
      try store.detail(of: "x")?.facts == [
        .init(.id, ["x"], key: "snapshot_id"),
        .init(.parents, ["a (derived)"], key: "lineage._evolve.parent_snapshot_id"),
        .init(.directive, ["harden"], key: "lineage._evolve"),
        .init(.pack, ["web"], key: "lineage.pack"),
        .init(.difficulty, ["0.30"], key: "lineage.world_difficulty"),
      ])
    #expect(
      try store.detail(of: "y")?.facts == [
        .init(.id, ["y"], key: "snapshot_id"),
        .init(.parents, ["a (derived)"], key: "lineage.derivations[0].parents"),
        .init(.directive, ["harden"], key: "lineage._evolve"),
        .init(.parents, ["b (derived)"], key: "lineage.derivations[1].parents"),
        .init(.cohort, ["c"], key: "lineage.derivations[1].cohort"),
        .init(.directive, [#""n""#], key: "lineage.derivations[1]._evolve"),
      ])
  }

  @Test(
    "says any place in a cohort that a file gives",
    arguments: [
      ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775807"),
    ])
  func extremePlace(index: String, place: String) async throws {
    let cohort = #""cohort": {"id": "c", "index": \#(index)}"#
    let files = try TemporaryStore(["x.json": flatText("x", lineage: cohort)])
    let store = try await files.open()
    #expect(try store.detail(of: "x")?[.cohort]?.values == ["c", place])
  }

  @Test("of a spec says its folder's facts")
  func spec() async throws {
    let lineage = #""parent_snapshot_id": "a", "generation_depth": 2, "mutation_ids": ["m", "n"]"#
    let files = try TemporaryStore(["x/spec.json": specText("x", lineage: lineage)])
    let detail = try #require(try await files.open().detail(of: "x"))
    #expect(detail.file == "x/spec.json")
    #expect(detail[.recordedGeneration]?.values == ["2"])
    #expect(detail[.directive]?.values == ["m, n"])
    #expect(detail[.parents]?.key == "lineage.parent_snapshot_id")
  }

  @Test("of a missing snapshot is what a chain's row, or a child, says")
  func missing() async throws {
    let row = #"{"id": "m", "parent_id": "r", "prompt": "please", "manifest": {"title": "M"}}"#
    let files = try TemporaryStore([
      "x.json": chainText("x", parent: #""m""#, before: [row]),
      "y.json": flatText("y", lineage: #""parents": ["x", {"id": "n"}]"#),
    ])
    let store = try await files.open()
    let heard = try #require(try store.detail(of: "m"))
    #expect(heard.file == "x.json")
    #expect(
      heard.facts == [
        .init(.id, ["m"], key: "lineage[0].id"),
        .init(.parents, ["r (derived)"], key: "lineage[0].parent_id"),
        .init(.title, ["M"], key: "lineage[0].manifest.title"),
        .init(.prompt, ["please"], key: "lineage[0].prompt"),
        .init(.manifest, [#"{"title":"M"}"#], key: "lineage[0].manifest"),
      ])
    #expect(
      try store.detail(of: "n")
        == SnapshotDetail(
          facts: [.init(.id, ["n"], key: "lineage.parents[1].id")], file: "y.json"))
    #expect(try store.detail(of: "unheard of") == nil)
    // `r` is named by nobody but a row about a missing snapshot.
    #expect(
      try store.detail(of: "r")
        == SnapshotDetail(
          facts: [.init(.id, ["r"], key: "lineage[0].parent_id")], file: "x.json"))
  }

  @Test("is an error where the file has changed or gone")
  func changed() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b"), "c.json": chainText("c"),
      "d.json": chainText("d"),
    ])
    let store = try await files.open()
    try files.remove("a.json")
    try files.write("{", to: "b.json")
    try files.write(chainText("z"), to: "c.json")
    try files.write("[]", to: "d.json")
    let reasons: [SnapshotID: String] = [
      "a": "no such file or directory",
      "b": "expected a key or '}', found the end of the file, line 1, column 2",
      "c": "it was changed since it was read",
      "d": "the file holds a list instead of an object",
    ]
    for (id, reason) in reasons {
      let error = #expect(throws: StoreError.self) { try store.detail(of: id) }
      #expect(error == .unreadable(path: "\(id).json", reason: reason))
    }
  }
}
