// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Merging lineages")
struct MergeLineageTests {
  let files: TemporaryStore
  private let merging = SaveOptions(mergesLineage: true)

  init() throws {
    files = try TemporaryStore(
      ["r.json": wholeFlatText("r"), "s.json": wholeFlatText("s"), "t.json": wholeFlatText("t")])
  }

  @Test("keeps all derivations of a world, each once, and every byte that was there")
  func flat() async throws {
    let store = try await files.open()
    let first = try derive(store, from: "r")
    let name = first.id.text + ".json"
    let before = try files.text(of: name)
    let refusal = #expect(throws: WriteError.self) { try derive(store, from: "s") }
    #expect(refusal?.message.contains("history[0].detail is") == true)
    #expect(try derive(store, from: "s", merging).change == .merged)
    #expect(try derive(store, from: "s", merging).change == .unchanged)
    #expect(try derive(store, from: "r", merging).change == .unchanged)
    #expect(try derive(store, from: "t", merging).change == .merged)
    let later = try await files.open()
    let snapshot = try #require(later[first.id])
    #expect(snapshot.parents.map(\.id) == ["r", "s", "t"])
    #expect(snapshot.derivationCount == 3)
    #expect(try later.findings().map(\.kind) == [.convergence])
    #expect(try await later.verifyFiles(recomputingIDs: true).matching == 1)
    let text = try files.text(of: name)
    let start = try #require(text.range(of: ",\n\"derivations\": ["))
    let end = try #require(text.range(of: "]\n  }\n", range: start.upperBound..<text.endIndex))
    var without = text
    without.removeSubrange(start.lowerBound..<text.index(after: end.lowerBound))
    #expect(without == before)
    #expect(text.contains(#""refs": ["t"]"#))
    #expect(try files.names().filter { $0.hasPrefix(".") } == [".stemma.lock"])
  }

  @Test("refuses where more than the lineage differs")
  func payload() async throws {
    let store = try await files.open()
    let saved = try derive(store, from: "r")
    let other = SnapshotVariant(
      directive: "{}", payload: #"{\#(world(1)), "tasks": [{"id": "x"}]}"#)
    let error = #expect(throws: WriteError.self) {
      try store.derive(from: [ParentReference("s")], variants: [other], options: merging)
    }
    #expect(
      error?.message == "\(saved.id.text) is in the store with another content: "
        + "tasks[0] is absent in the store and an object in what is given")
  }

  @Test("in chain shape records another directive of an old row")
  func chain() async throws {
    let old = wholeChainText("c", parent: #""a""#, row: #""curriculum": {"add": ["x"]}"#)
    let new = wholeChainText("c", parent: #""a""#, row: #""curriculum": {"patch": ["y"]}"#)
    let files = try TemporaryStore(["a.json": wholeChainText("a"), "c.json": old])
    let store = try await files.open()
    let file = try SnapshotFile(Array(new.utf8), from: "new")
    #expect(try store.save([file], options: merging).map(\.change) == [.merged])
    let text = try files.text(of: "c.json")
    #expect(
      text.contains(
        #"""
        "curriculum": {"add": ["x"]},
        "derivations": [
        {"parents": [{"id": "a"}], "curriculum": {"add": ["x"]}},
        {"parents": [{"id": "a"}], "curriculum": {"patch": ["y"]}}]}
        """#))
    #expect(try await files.open()["c"]?.derivationCount == 2)
  }

  @Test("of many at once loses none")
  func concurrent() async throws {
    let store = try await files.open()
    let saved = try derive(store, from: "r")
    let parents = (0..<12).map { "p\($0)" }
    for parent in parents { try files.write(wholeFlatText(parent), to: parent + ".json") }
    let wide = try await files.open()
    await withTaskGroup(of: Void.self) { group in
      for parent in parents {
        group.addTask {
          #expect(throws: Never.self) { try derive(wide, from: SnapshotID(parent), merging) }
        }
      }
    }
    let snapshot = try #require(try await files.open()[saved.id])
    #expect(Set(snapshot.parents.map(\.id.text)) == Set(parents + ["r"]))
    #expect(try files.names().filter { $0.hasSuffix(".tmp") } == [])
  }

  @discardableResult
  private func derive(
    _ store: SnapshotStore, from parent: SnapshotID, _ options: SaveOptions = SaveOptions()
  ) throws -> SavedSnapshot {
    let saved = try store.derive(
      from: [ParentReference(parent)], variants: [.world(1)], options: options)
    return try #require(saved.first)
  }
}
