// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A store")
struct SnapshotStoreTests {
  @Test("is asked by id, and answers nothing about strangers")
  func questions() async throws {
    let files = try family()
    let store = try await files.open()
    #expect(store["d"]?.id == "d")
    #expect(store.parents(of: "d").map(\.id) == ["b", "c"])
    #expect(store.children(of: "a").map(\.id) == ["b", "c"])
    #expect(store.ancestors(of: "d").map(\.id) == ["a", "b", "c"])
    #expect(store.cohort("c-1").map(\.id) == ["c", "b"])
    #expect(store.cohort("patch vs add").map(\.id) == ["c", "b"])
    let provenance = try #require(store.provenance(of: "d"))
    #expect(provenance.edges.count == 4)
    #expect(provenance.edges.last?.role == "counterfactual")
    #expect(store["?"] == nil)
    #expect(store.provenance(of: "?") == nil)
    #expect(store.parents(of: "?").isEmpty && store.children(of: "?").isEmpty)
    #expect(store.ancestors(of: "?").isEmpty && store.cohort("?").isEmpty)
  }

  @Test("is opened without writing anything")
  func readOnly() async throws {
    let files = try family()
    let before = try files.inventory()
    let store = try await files.open()
    _ = try await store.verifyFiles(recomputingIDs: true)
    _ = try store.detail(of: "d")
    #expect(try files.inventory() == before)
  }

  @Test("is the same whatever the order in which the file system names its files")
  func order() async throws {
    var texts = (0..<60).map { number in
      let parent = number < 5 ? #""m""# : "\"s\((number - 1) / 2)\""
      let rows = [#"{"id": "m", "parent_id": null, "manifest": {"title": "by \#(number)"}}"#]
      return ("s\(number)", chainText("s\(number)", parent: parent, before: rows))
    }
    var stores: [SnapshotStore] = []
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3 {
      texts.shuffle(using: &random)
      let files = try TemporaryStore()
      for (id, text) in texts { try files.write(text, to: "\(id).json") }
      stores.append(try await files.open())
    }
    for store in stores.dropFirst() {
      #expect(store.graph.snapshots.map(\.timeless) == stores[0].graph.snapshots.map(\.timeless))
      #expect(try store.findings() == stores[0].findings())
    }
    #expect(stores[0]["m"]?.title == "by 0")
  }

  @Test("knows when each file was last modified")
  func observed() async throws {
    let files = try TemporaryStore()
    try files.write(chainText("old"), to: "old.json", age: 7_200)
    try files.write(chainText("new"), to: "new.json", age: 60)
    let store = try await files.open()
    let old = try #require(store["old"]?.observed)
    let new = try #require(store["new"]?.observed)
    #expect((7_130...7_150).contains((new - old) / 1_000_000_000))
  }

  @Test("tells how far the reading has come")
  func progress() async throws {
    let files = try family()
    var steps: [StoreProgress] = []
    _ = try await files.open { if $0.phase == .reading { steps.append($0) } }
    #expect(steps.first?.filesRead == 0)
    #expect(steps.last?.filesRead == 4)
    #expect(steps.allSatisfy { $0.fileCount == 4 })
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.filesRead < $1.filesRead })
    #expect((steps.last?.bytesRead ?? 0) > 100)
  }

  @Test("is not opened when the task is cancelled")
  func cancelled() async throws {
    let files = try TemporaryStore()
    for number in 0..<200 { try files.write(chainText("s\(number)"), to: "s\(number).json") }
    let opening = Task { () async throws(StoreError) in
      try await files.open { progress in
        if progress.filesRead > 0 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    let result = await opening.result
    #expect(throws: StoreError.cancelled) { try result.get() }
  }

  @Test("may be empty")
  func empty() async throws {
    let files = try TemporaryStore()
    #expect(try await files.open().graph.count == 0)
    #expect(try await SnapshotStore.open([]).graph.count == 0)
  }

  private func family() throws -> TemporaryStore {
    let cohort = #""cohort": {"id": "c-1", "label": "patch vs add", "index": "#
    return try TemporaryStore([
      "a.json": chainText("a"),
      "b.json": chainText("b", parent: #""a""#, row: cohort + "1}"),
      "c.json": chainText("c", parent: #""a""#, row: cohort + "0}"),
      "d.json": chainText(
        "d", parent: #""b""#, row: #""parents": ["b", {"id": "c", "role": "counterfactual"}]"#),
    ])
  }
}
