// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A checkpoint of OpenEvolve")
struct OpenEvolveTests {
  /// Two islands, a migrant, and a parent that fell out of the population.
  static func checkpoint() throws -> TemporaryStore {
    try TemporaryStore([
      "metadata.json":
        #"{"islands": [["a", "b"], ["c"]], "archive": ["a"], "best_program_id": "b"}"#,
      "programs/a.json": program("a", parent: "null", island: 0, score: 0.5),
      "programs/b.json": program("b", parent: #""a""#, island: 0, score: 0.75),
      "programs/c.json": program("c", parent: #""gone""#, island: 1, score: 0.25),
      "best/best_program_info.json": "{}",
    ])
  }

  static func program(_ id: String, parent: String, island: Int, score: Double) -> String {
    #"""
    {"id": "\#(id)", "code": "def f(x): return x", "language": "python", "parent_id": \#(parent),
     "generation": 3, "timestamp": 1795429038.5, "iteration_found": 63,
     "metrics": {"combined_score": \#(score), "note": "fine"}, "complexity": 0.0, "diversity": 0.0,
     "metadata": {"changes": "Change 1: step", "island": \#(island)}, "prompts": null}
    """#
  }

  @Test("is recognized, and read where it is")
  func recognized() async throws {
    let files = try Self.checkpoint()
    let before = try files.inventory()
    for path in [files.path, files.path(of: "programs")] {
      var store = try await SnapshotStore.open(path)
      #expect(store.presentIDs == ["a", "b", "c"])
      #expect(store.missingIDs == ["gone"])
      #expect(store.parents(of: "b").map(\.id) == ["a"])
      #expect(store.cohort("0").map(\.id) == ["a", "b"])
      #expect(store["b"]?.directive == "Change 1: step")
      #expect(store["b"]?.recordedGeneration == 3)
      #expect(try store.findings().allSatisfy { $0.severity == .note })
      #expect(
        try await store.verifyFiles(recomputingIDs: true).findings.count { $0.severity == .error }
          == 0)
      _ = try store.joinMetrics([])
      let node = try #require(store.graph.node(for: "b"))
      #expect(store.metrics?["combined_score"]?[node] == 0.75)
      #expect(store.metrics?["iteration"]?[node] == 63)
      #expect(store.metrics?["note"] == nil)
      #expect(store.path(ofFile: "b.json") == files.path(of: "programs/b.json"))
    }
    #expect(try files.inventory() == before)
  }

  @Test("is one of several stores, under its own path")
  func union() async throws {
    let files = try Self.checkpoint()
    let other = try TemporaryStore(["x.json": chainText("x", parent: #""a""#)])
    let store = try await SnapshotStore.open([files.path, other.path])
    #expect(store.children(of: "a").map(\.id) == ["b", "x"])
    #expect(store["a"]?.file == files.path(of: "programs/a.json"))
    #expect(try store.detail(of: "a")?[.cohort]?.key == "metadata.island")
  }

  @Test(
    "is none where something is lacking",
    arguments: [#"{"islands": []}"#, "[]", "damaged", #"{"archive": [], "islands": []}"#])
  func lacking(metadata: String) async throws {
    let files = try Self.checkpoint()
    try files.write(metadata, to: "metadata.json")
    await #expect(throws: StoreError.noSnapshots(path: files.path, subdirectories: ["programs"])) {
      try await SnapshotStore.open(files.path, options: .settled)
    }
  }

  @Test("damaged in one file leaves the others usable")
  func damage() async throws {
    let files = try Self.checkpoint()
    try files.write(#"{"id": "d", "code": "x", "parent_id": null}"#, to: "programs/d.json")
    try files.write(#"{"id": "e", "code"#, to: "programs/e.json")
    try files.write("", to: "programs/f.json")
    let store = try await SnapshotStore.open(files.path, options: .settled)
    #expect(store.presentIDs == ["a", "b", "c"])
    #expect(
      try store.findings().filter { $0.severity == .error }.map { $0.file } == [
        "d.json", "e.json", "f.json",
      ])
  }

  @Test("of OpenEvolve's own has all of its programs", .enabled(if: Corpus.isPresent))
  func corpus() async throws {
    var store = try await SnapshotStore.open(Corpus.path(of: "openevolve-checkpoint"))
    #expect(store.graph.present.count == 64)
    #expect(try store.findings().allSatisfy { [.missingParent, .cohortParents].contains($0.kind) })
    #expect(store.graph.edgeCount == 64)
    #expect(["0", "1", "2"].map { store.cohort($0).count } == [25, 19, 20])
    _ = try store.joinMetrics([])
    #expect(store.metrics?["score"]?.count == 64)
  }
}
