// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Folders in spec shape")
struct SpecTests {
  @Test("give id, parent, recorded generation and directive")
  func facts() async throws {
    let lineage = """
      "parent_snapshot_id": "a", "root_snapshot_id": "a", "generation_depth": 3,
      "mutation_ids": ["m1", "m2"], "mutation_summary": "adds\\na hop"
      """
    let files = try TemporaryStore([
      "a/spec.json": specText("a"),
      "a/metadata.json": #"{"id": "none of a snapshot"}"#,
      "b/spec.json": specText("b", lineage: lineage),
      "c/spec.json": specText("c", lineage: #""parent_snapshot_id": "a", "mutation_ids": ["m1"]"#),
      "notes/readme.json": "not looked at",
    ])
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    #expect(store.presentIDs == ["a", "b", "c"])
    #expect(
      store["b"]?.timeless
        == Snapshot(
          id: "b", parents: [ParentReference("a", directive: "adds a hop")],
          recordedGeneration: 3, shape: .spec, file: "b/spec.json"))
    #expect(store["c"]?.directive == "m1")
  }

  @Test("give the difficulty of the world, or else that of the tasks")
  func difficulty() async throws {
    let files = try TemporaryStore([
      "a/spec.json": specText("a", lineage: #""world_difficulty": 0.3"#),
      "b/spec.json": #"""
      {"lineage": {"snapshot_id": "b", "world_difficulty": 0.5},
       "tasks": [{"meta": {"difficulty": 9}}]}
      """#,
      "c/spec.json":
        #"{"lineage": {"snapshot_id": "c"}, "tasks": [{"meta": {"difficulty": 9}}]}"#,
    ])
    let store = try await files.open()
    #expect(store.graph.snapshots.map(\.difficulty) == [0.3, 0.5, 9])
    #expect(try store.detail(of: "a")?[.difficulty]?.key == "lineage.world_difficulty")
  }

  @Test("are snapshots named after the folder, whatever the file says")
  func folderName() async throws {
    let files = try TemporaryStore(["a/spec.json": specText("x")])
    let store = try await files.open()
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == ["name-mismatch a a/spec.json -"])
  }

  @Test("stand beside the other shapes")
  func mixture() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"),
      "sha256:b.json": flatText("sha256:b", evolve: #"{"parent": "a"}"#),
      "c/spec.json": specText("c", lineage: #""parent_snapshot_id": "sha256:b""#),
      "d.json": chainText("d", parent: #""c""#),
    ])
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    #expect(store.ancestors(of: "d").map(\.id.text) == ["a", "sha256:b", "c"])
    #expect(store.graph.snapshots.map(\.shape) == [.chain, .flat, .spec, .chain])
  }
}
