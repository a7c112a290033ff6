// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A wrong type in an optional field")
struct WrongTypeTests {
  @Test(
    "of a flat file costs the field and no more",
    arguments: [
      (#""_evolve": 5"#, "lineage._evolve", "expected an object, found the number 5"),
      (
        #""_evolve": {"parent_snapshot_id": 5}"#, "lineage._evolve.parent_snapshot_id",
        "expected an id, which is text, found the number 5"
      ),
      (
        #""_evolve": {"parent": []}"#, "lineage._evolve.parent",
        "expected an id, which is text, found a list"
      ),
      (
        #""_evolve": {"parent_snapshot_id": "p", "parent": 5}"#, "lineage._evolve.parent",
        "expected text, found the number 5"
      ),
      (
        #""_evolve": {"parent": ""}"#, "lineage._evolve.parent",
        "expected an id, which is text, found empty text"
      ),
      (
        #""_evolve": {"parent": "\ud800"}"#, "lineage._evolve.parent",
        "expected an id, which is text, found text that is not Unicode"
      ),
      (
        #""_evolve": {"direction": 1}"#, "lineage._evolve.direction",
        "expected text, found the number 1"
      ),
      (#""_evolve": {"kind": {}}"#, "lineage._evolve.kind", "expected text, found an object"),
      (#""_evolve": {"family": true}"#, "lineage._evolve.family", "expected text, found true"),
      (#""_evolve": {"note": false}"#, "lineage._evolve.note", "expected text, found false"),
      (#""manifest": "m""#, "lineage.manifest", "expected an object, found text"),
      (
        #""manifest": {"_evolve": []}"#, "lineage.manifest._evolve",
        "expected an object, found a list"
      ),
      (
        #""manifest": {"world": 1}"#, "lineage.manifest.world",
        "expected an object, found the number 1"
      ),
      (
        #""manifest": {"world": {"title": 1}}"#, "lineage.manifest.world.title",
        "expected text, found the number 1"
      ),
      (#""manifest": {"title": 1}"#, "lineage.manifest.title", "expected text, found the number 1"),
      (#""manifest": {"name": 1}"#, "lineage.manifest.name", "expected text, found the number 1"),
      (
        #""parent_snapshot_id": 1"#, "lineage.parent_snapshot_id",
        "expected an id, which is text, found the number 1"
      ),
      (#""pack": 1"#, "lineage.pack", "expected text or an object, found the number 1"),
      (#""pack": {"id": 1}"#, "lineage.pack.id", "expected text, found the number 1"),
      (
        #""pack": "p", "pack_version": 2"#, "lineage.pack_version",
        "expected text, found the number 2"
      ),
      (
        #""world_difficulty": "hard""#, "lineage.world_difficulty",
        "expected a finite number, found text"
      ),
      (
        #""world_difficulty": 1e999"#, "lineage.world_difficulty",
        "expected a finite number, found the number 1e999"
      ),
      (
        #""world_difficulty": NaN"#, "lineage.world_difficulty",
        "expected a finite number, found the number NaN"
      ),
      (#""parents": "a""#, "lineage.parents", "expected a list, found text"),
      (#""parents": [1]"#, "lineage.parents[0]", "expected text or an object, found the number 1"),
      (#""parents": [{}]"#, "lineage.parents[0]", "the parent has no id"),
      (
        #""parents": [{"id": 1}]"#, "lineage.parents[0].id",
        "expected an id, which is text, found the number 1"
      ),
      (
        #""parents": [{"id": "p", "role": 1}]"#, "lineage.parents[0].role",
        "expected text, found the number 1"
      ),
      (#""cohort": []"#, "lineage.cohort", "expected text or an object, found a list"),
      (#""cohort": {}"#, "lineage.cohort", "the cohort has no id"),
      (#""cohort": """#, "lineage.cohort", "expected an id, which is text, found empty text"),
      (
        #""cohort": {"id": 1}"#, "lineage.cohort.id",
        "expected an id, which is text, found the number 1"
      ),
      (
        #""cohort": {"id": "c", "label": 1}"#, "lineage.cohort.label",
        "expected text, found the number 1"
      ),
      (
        #""cohort": {"id": "c", "index": 1.5}"#, "lineage.cohort.index",
        "expected a whole number, found the number 1.5"
      ),
      (
        #""cohort": {"id": "c", "size": 99999999999999999999}"#, "lineage.cohort.size",
        "expected a whole number, found the number 99999999999999999999"
      ),
      (#""derivations": {}"#, "lineage.derivations", "expected a list, found an object"),
      (#""derivations": [1]"#, "lineage.derivations[0]", "expected an object, found the number 1"),
      (
        #""derivations": [{"parents": 1}]"#, "lineage.derivations[0].parents",
        "expected a list, found the number 1"
      ),
      (
        #""derivations": [{"cohort": 1}]"#, "lineage.derivations[0].cohort",
        "expected text or an object, found the number 1"
      ),
      (
        #""derivations": [{"curriculum": 1}]"#, "lineage.derivations[0].curriculum",
        "expected an object, found the number 1"
      ),
      (
        #""derivations": [{"_evolve": 1}]"#, "lineage.derivations[0]._evolve",
        "expected an object, found the number 1"
      ),
    ])
  func flat(field: String, place: String, message: String) async throws {
    try await expect(flatText("x", lineage: field), place, message)
  }

  @Test(
    "beside the lineage of a flat file costs the field and no more",
    arguments: [
      (#""tasks": {}"#, "tasks", "expected a list, found an object"),
      (#""tasks": [1]"#, "tasks[0]", "expected an object, found the number 1"),
      (#""tasks": [{"meta": 1}]"#, "tasks[0].meta", "expected an object, found the number 1"),
      (
        #""tasks": [{"meta": {"difficulty": "1"}}]"#, "tasks[0].meta.difficulty",
        "expected a finite number, found text"
      ),
      (#""history": 1"#, "history", "expected a list, found the number 1"),
      (#""history": [1]"#, "history[0]", "expected an object, found the number 1"),
      (#""history": [{"phase": 1}]"#, "history[0].phase", "expected text, found the number 1"),
      (
        #""history": [{"phase": "evolve", "refs": "a"}]"#, "history[0].refs",
        "expected a list, found text"
      ),
      (
        #""history": [{"phase": "evolve", "refs": [1]}]"#, "history[0].refs[0]",
        "expected an id, which is text, found the number 1"
      ),
    ])
  func flatRest(field: String, place: String, message: String) async throws {
    try await expect(flatText("x", rest: field), place, message)
  }

  @Test(
    "of a chain file costs the field and no more",
    arguments: [
      (#""curriculum": []"#, "lineage[0].curriculum", "expected an object, found a list"),
      (#""manifest": 1"#, "lineage[0].manifest", "expected an object, found the number 1"),
      (#""pack": []"#, "lineage[0].pack", "expected text or an object, found a list"),
      (
        #""pack": {"id": "p", "version": 1}"#, "lineage[0].pack.version",
        "expected text, found the number 1"
      ),
      (#""prompt": 1"#, "lineage[0].prompt", "expected text, found the number 1"),
      (#""builder_summary": 1"#, "lineage[0].builder_summary", "expected text, found the number 1"),
      (#""touched_files": "f""#, "lineage[0].touched_files", "expected a list, found text"),
      (
        #""touched_files": ["f", 1]"#, "lineage[0].touched_files[1]",
        "expected text, found the number 1"
      ),
    ])
  func chain(field: String, place: String, message: String) async throws {
    try await expect(chainText("x", row: field), place, message)
  }

  @Test("of the single parent of a chain file costs the parent")
  func chainParent() async throws {
    try await expect(
      chainText("x", parent: "7"), "lineage[0].parent_id",
      "expected an id, which is text, found the number 7")
  }

  @Test(
    "of a spec costs the field and no more",
    arguments: [
      (
        #""parent_snapshot_id": 1"#, "lineage.parent_snapshot_id",
        "expected an id, which is text, found the number 1"
      ),
      (
        #""generation_depth": "3""#, "lineage.generation_depth",
        "expected a whole number, found text"
      ),
      (#""mutation_summary": 1"#, "lineage.mutation_summary", "expected text, found the number 1"),
      (#""mutation_ids": "m""#, "lineage.mutation_ids", "expected a list, found text"),
    ])
  func spec(field: String, place: String, message: String) async throws {
    try await expect(specText("x", lineage: field), place, message, in: "x/spec.json")
  }

  @Test(
    "of many elements of a list is said once, with how many more there are",
    arguments: [
      (#""parents": [1, "p", {}, [], "q"]"#, "parents[0]", "2 other elements are"),
      (#""derivations": [{"parents": ["p", 1, 1]}, {"cohort": 1}]"#, "derivations[0]", "1 other"),
    ])
  func many(field: String, place: String, more: String) async throws {
    let files = try TemporaryStore(["x.json": flatText("x", lineage: field)])
    let errors = try await files.open().findings().filter { $0.severity == .error }
    #expect(errors.count == 1)
    #expect(errors.first?.place?.hasPrefix("lineage.\(place)") == true)
    #expect(
      errors.first?.message.contains("expected text or an object, found the number 1; ") == true)
    #expect(errors.first?.message.contains(more) == true)
  }

  @Test("of a great many elements takes no longer to find than to read", .timeLimit(.minutes(1)))
  func great() async throws {
    let numbers = Array(repeating: "1", count: 200_000).joined(separator: ",")
    let files = try TemporaryStore(["x.json": flatText("x", lineage: "\"parents\": [\(numbers)]")])
    let errors = try await files.open().findings()
    #expect(errors.map(\.place) == ["lineage.parents[0]"])
    #expect(errors.first?.message.hasSuffix("; 199999 other elements are wrong too") == true)
  }

  @Test("that is null is no wrong type")
  func null() async throws {
    let fields = [
      "_evolve", "manifest", "pack", "world_difficulty", "parents", "cohort", "derivations",
    ]
    let lineage = fields.map { "\"\($0)\": null" }.joined(separator: ", ")
    let files = try TemporaryStore([
      "x.json": flatText("x", lineage: lineage, rest: #""tasks": null, "history": null"#)
    ])
    #expect(try await files.open().findings().isEmpty)
  }

  private func expect(
    _ text: String, _ place: String, _ message: String, in file: String = "x.json"
  ) async throws {
    let files = try TemporaryStore([file: text])
    let store = try await files.open()
    let errors = try store.findings().filter { $0.severity == .error }
    #expect(
      errors == [Finding(.wrongType, snapshot: "x", file: file, place: place, message: message)])
    #expect(store.presentIDs == ["x"])
  }
}
