// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("What has changed since a store was opened")
struct StoreChangesTests {
  private let files: TemporaryStore
  private let other: TemporaryStore

  init() throws {
    files = try TemporaryStore(isInMemory: true)
    other = try TemporaryStore(isInMemory: true)
    for id in ["a", "b", "c", "d", "e"] { try files.write(chainText(id), to: "\(id).json") }
  }

  private func open(
    _ paths: [String]? = nil, _ verification: IndexOptions.Verification = .files
  ) async throws -> SnapshotStore {
    try await SnapshotStore.open(
      paths ?? [files.path], options: .settled,
      index: IndexOptions(place: .file(other.path(of: "index")), verification: verification))
  }

  /// The changes in words: `+new ~altered -gone`.
  private func changes(of store: SnapshotStore, since known: SnapshotStore) -> [String] {
    let changes = store.changes(since: known)
    func words(_ sign: String, _ nodes: NodeSet, _ graph: LineageGraph) -> [String] {
      nodes.map { sign + graph.id(of: $0).text }.sorted()
    }
    return words("+", changes.added, store.graph) + words("~", changes.altered, store.graph)
      + words("-", changes.gone, known.graph)
  }

  private func change() throws {
    try files.remove("a.json")
    try files.write(chainText("b", row: #""prompt": "another one""#), to: "b.json")
    // Only the time of the file is another.
    try files.write(chainText("c"), to: "c.json", age: 1_800)
    try files.write(chainText("f", parent: #""e""#), to: "f.json")
  }

  @Test("is told of each snapshot, one directory or two", arguments: [false, true])
  func verified(isUnion: Bool) async throws {
    let second = try TemporaryStore(["x.json": chainText("x"), "y.json": chainText("y")])
    let paths = isUnion ? [files.path, second.path] : [files.path]
    _ = try await open(paths)
    try change()
    try second.write(chainText("y", parent: #""x""#), to: "y.json")
    let known = try await open(paths, .nothing)
    let store = try #require(try await known.verified())
    #expect(
      changes(of: store, since: known)
        == (isUnion ? ["+f", "~b", "~y", "-a"] : ["+f", "~b", "-a"]))
    #expect(try await store.verified() == nil)
  }

  @Test("is told also where the index was made anew meanwhile")
  func anew() async throws {
    _ = try await open()
    let known = try await open(nil, .nothing)
    try change()
    for name in try FileManager.default.contentsOfDirectory(atPath: other.path) {
      try other.remove(name)
    }
    #expect(changes(of: try await open(), since: known) == ["+f", "~b", "-a"])
  }

  @Test("is nothing where another program has seen a file that is gone again")
  func cameAndWent() async throws {
    let known = try await open()
    try files.write("{", to: "bad.json")
    #expect(try await open().errorCount == known.errorCount + 1)
    try files.remove("bad.json")
    let store = try await known.verified() ?? known
    #expect(store.errorCount == known.errorCount)
    #expect(try store.findingLines == known.findingLines)
    #expect(try await open().errorCount == known.errorCount)
  }

  @Test("is not what a file tells of others since their files went")
  func hearsay() async throws {
    try files.write(
      chainText("z", parent: #""y""#, before: [#"{"id": "y", "parents": ["a"]}"#]), to: "z.json")
    try files.write(chainText("y", parent: #""a""#), to: "y.json")
    let known = try await open()
    try files.remove("y.json")
    let store = try await open()
    #expect(store.parents(of: "y").map(\.id) == ["a"])
    #expect(changes(of: store, since: known) == ["-y"])
  }
}
