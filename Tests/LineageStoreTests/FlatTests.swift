// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Files in flat shape")
struct FlatTests {
  @Test("give id, parent, directive, direction, title, pack and difficulty")
  func facts() async throws {
    let evolve = """
      {"parent_snapshot_id": "a", "direction": "harden", "kind": "patch", "relevance": 0.5,
       "family": "webapp.pentest", "note": "append a \\"hop\\""}
      """
    let lineage = """
      "manifest": {"seed": 1, "name": "N"}, "pack": "webapp", "pack_version": "v2",
      "world_difficulty": 0.3
      """
    let tasks = #""tasks": [{"meta": {"difficulty": 9}}]"#
    let files = try TemporaryStore([
      "a.json": flatText("a", rest: tasks),
      "b.json": flatText("b", evolve: evolve, lineage: lineage, rest: tasks),
    ])
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    let directive = #"harden/patch webapp.pentest "append a \"hop\"""#
    #expect(
      store["b"]?.timeless
        == Snapshot(
          id: "b", parents: [ParentReference("a", directive: directive)], title: "N",
          pack: Snapshot.Pack(id: "webapp", version: "v2"), difficulty: 0.3, direction: "harden",
          shape: .flat, file: "b.json"))
    #expect(store["a"]?.timeless == Snapshot(id: "a", difficulty: 9, shape: .flat, file: "a.json"))
  }

  @Test("name their parent in one of several places, of which the first that is there counts")
  func parent() async throws {
    let history = """
      "history": [{"phase": "evolve", "refs": ["old"]}, {"phase": "evolve", "refs": ["h", "i"]},
        {"phase": "freeze", "refs": ["x"]}]
      """
    let places = [
      #""_evolve": {"parent_snapshot_id": "a", "parent": "b"}"#,
      #""_evolve": {"parent_snapshot_id": null, "parent": "b"}"#,
      #""manifest": {"_evolve": {"parent_snapshot_id": "c", "parent": "d"}}"#,
      #""manifest": {"_evolve": {"parent": "d"}}"#,
      #""parent_snapshot_id": "e""#,
    ]
    let parents = ["a", "b", "c", "d", "e", "h"]
    for (first, parent) in parents.enumerated() {
      // A key that would stand twice is left to the earlier place.
      let fields = places[first...].filter { place in
        !places[first...].prefix { $0 != place }
          .contains { $0.prefix(8) == place.prefix(8) }
      }
      let text = flatText("x", lineage: fields.joined(separator: ", "), rest: history)
      let files = try TemporaryStore(["x.json": text])
      let store = try await files.open()
      #expect(store.parents(of: "x").map(\.id.text) == [parent])
      #expect(try store.findingLines == ["missing-parent \(parent) x.json -"])
    }
  }

  @Test(
    "look for their parent further on where a place has none",
    arguments: [
      (#"{"parent_snapshot_id": "", "parent": "b"}"#, ["_evolve.parent_snapshot_id"]),
      (#"{"parent_snapshot_id": null, "parent": null}"#, []),
      (#"{"parent_snapshot_id": 5}"#, ["_evolve.parent_snapshot_id"]),
      (#"{"parent": ""}"#, ["_evolve.parent"]),
    ])
  func nextParent(evolve: String, wrong: [String]) async throws {
    let text = flatText("x", evolve: evolve, lineage: #""parent_snapshot_id": "e""#)
    let store = try await TemporaryStore(["x.json": text]).open()
    let parent = evolve.contains("b") ? "b" : "e"
    #expect(store.parents(of: "x").map(\.id.text) == [parent])
    let errors = try store.findings().filter { $0.severity == .error }
    #expect(errors.map(\.kind) == wrong.map { _ in .wrongType })
    #expect(errors.map(\.place) == wrong.map { "lineage.\($0)" })
  }

  @Test(
    "put directives on one line, without what is absent",
    arguments: [
      (#""direction": "soften", "family": "f", "note": "n""#, #"soften f "n""#),
      (#""kind": "grow", "note": "a\nb""#, #"grow "a\nb""#),
      (#""family": "a\nb""#, "a b"),
      ("", nil),
    ])
  func directive(fields: String, line: String?) async throws {
    let evolve = "{\"parent\": \"a\"\(fields.isEmpty ? "" : ", ")\(fields)}"
    let files = try TemporaryStore([
      "a.json": flatText("a"), "b.json": flatText("b", evolve: evolve),
      "c.json": flatText("c", lineage: "\"manifest\": {\"_evolve\": \(evolve)}"),
    ])
    let store = try await files.open()
    #expect(store["b"]?.directive == line)
    #expect(store["c"]?.directive == line)
  }

  @Test("without a number for difficulty have none, not zero")
  func noDifficulty() async throws {
    let files = try TemporaryStore(["a.json": flatText("a", rest: #""tasks": [{"meta": {}}]"#)])
    #expect(try await files.open()["a"]?.difficulty == nil)
  }
}
