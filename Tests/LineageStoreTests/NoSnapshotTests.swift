// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A file that holds no snapshot")
struct NoSnapshotTests {
  @Test(
    "is an error that says why, and leaves the others usable",
    arguments: [
      ("[]", "not-an-object - x.json -"),
      ("7", "not-an-object - x.json -"),
      ("{}", "no-id - x.json -"),
      (#"{"id": 5, "lineage": []}"#, "no-id - x.json id"),
      (#"{"id": "", "lineage": []}"#, "no-id - x.json id"),
      (#"{"id": null, "lineage": []}"#, "no-id - x.json id"),
      (#"{"id": "\ud800", "lineage": []}"#, "no-id - x.json id"),
      (#"{"snapshot_id": [], "lineage": {}}"#, "no-id - x.json snapshot_id"),
      (#"{"id": "x"}"#, "no-lineage x x.json -"),
      (#"{"id": "x", "lineage": {}}"#, "no-lineage x x.json lineage"),
      (#"{"id": "x", "lineage": "text"}"#, "no-lineage x x.json lineage"),
      (#"{"snapshot_id": "x", "lineage": []}"#, "no-lineage x x.json lineage"),
      (#"{"snapshot_id": "x", "lineage": null}"#, "no-lineage x x.json lineage"),
      (#"{"lineage": {"snapshot_id": "x"}}"#, "no-id - x.json -"),
    ])
  func finding(text: String, line: String) async throws {
    let files = try TemporaryStore(["a.json": chainText("a"), "x.json": text])
    let store = try await files.open()
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == [line])
    #expect(try store.findings().allSatisfy { $0.severity == .error && !$0.message.isEmpty })
  }

  @Test(
    "may be a spec too",
    arguments: [
      ("{}", "no-lineage - x/spec.json -"),
      (#"{"lineage": []}"#, "no-lineage - x/spec.json lineage"),
      (#"{"lineage": {}}"#, "no-id - x/spec.json -"),
      (#"{"lineage": {"snapshot_id": 1}}"#, "no-id - x/spec.json lineage.snapshot_id"),
    ])
  func spec(text: String, line: String) async throws {
    let files = try TemporaryStore(["x/spec.json": text])
    #expect(try await files.open().findingLines == [line])
  }

  @Test("does not keep a file with both ids from being what its lineage says")
  func bothIDs() async throws {
    let files = try TemporaryStore([
      "a.json": #"{"id": "a", "snapshot_id": "z", "lineage": [{"id": "a"}]}"#,
      "z.json": #"{"id": "a", "snapshot_id": "z", "lineage": {}}"#,
    ])
    let store = try await files.open()
    #expect(try store.findings().isEmpty)
    #expect(store.graph.snapshots.map(\.shape) == [.chain, .flat])
  }
}
