// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A store of several directories")
struct StoreUnionTests {
  @Test("is their union, with files named by path")
  func union() async throws {
    let one = try TemporaryStore(["a.json": chainText("a"), "x.json": "{"])
    let two = try TemporaryStore(["b.json": chainText("b", parent: #""a""#)])
    let store = try await SnapshotStore.open([one.path, two.path + "/"])
    #expect(store.parents(of: "b").map(\.file) == [one.path(of: "a.json")])
    #expect(store["b"]?.file == two.path(of: "b.json"))
    #expect(try store.findingLines == ["unparsable - \(one.path(of: "x.json")) line 1, column 2"])
    #expect(try store.detail(of: "b")?[.parents]?.values == ["a (derived)"])
    #expect(try await store.verifyFiles(recomputingIDs: true).unverifiable == 2)
    #expect(store.paths == [one.path, two.path + "/"])
  }

  @Test(
    "takes the first directory's snapshot of an id, and reports others unless they are the same")
  func precedence() async throws {
    let one = try TemporaryStore([
      "other-name.json": chainText("a", parent: #""one""#), "s.json": chainText("s"),
    ])
    let two = try TemporaryStore([
      "a.json": chainText("a", parent: #""two""#), "s.json": chainText("s"),
    ])
    for paths in [[one.path, two.path], [two.path, one.path]] {
      let store = try await SnapshotStore.open(paths)
      #expect(store.parents(of: "a").map(\.id.text) == [paths[0] == one.path ? "one" : "two"])
      let duplicates = try store.findings().filter { $0.kind == .duplicateID }
      #expect(duplicates.map(\.snapshot) == ["a"])
      let counting = paths[0] == one.path ? one.path(of: "other-name.json") : two.path(of: "a.json")
      #expect(
        duplicates.first?.message
          == "another content of this snapshot is in \(counting), which counts")
    }
  }

  @Test("may be the same directory twice")
  func twice() async throws {
    let files = try TemporaryStore(["a.json": chainText("a"), "b.json": "{", "c/d.json": ""])
    let other = try TemporaryStore()
    try other.link("link", to: files.path)
    let store = try await SnapshotStore.open([
      files.path, other.path(of: "link"), files.path + "/c/..", files.path,
    ])
    #expect(store.graph.count == 1)
    #expect(try store.findingLines == ["unparsable - \(files.path(of: "b.json")) line 1, column 2"])
  }
}
