// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("A query about what files say")
struct StoreQueryTests {
  private let files: TemporaryStore

  init() throws {
    files = try TemporaryStore(isInMemory: true)
    try files.write(
      chainText("aa", rest: world("host", #""name": "old", "port": 80"#)), to: "aa.json")
    try files.write(
      chainText("bb", parent: #""aa""#, rest: world("host", #""name": "new", "port": 80"#)),
      to: "bb.json")
    try files.write(
      chainText("cc", parent: #""bb""#, rest: world("host", #""name": "new""#, "hidden")),
      to: "cc.json")
    try files.write("damaged", to: "dd.json")
    try files.write(chainText("ee"), to: "wrong.json")
  }

  /// A world of one node, with some attributes.
  private func world(
    _ type: String, _ attributes: String, _ visibility: String = "public"
  ) -> String {
    #""seed": {"list": [3, 5], "a.b": "x"}, "world_graph": {"edges": [], "nodes": [{"id": "n", "#
      + #""type": "\#(type)", "visibility": "\#(visibility)", "attrs": {\#(attributes)}}]}"#
  }

  @Test(
    "is answered out of them",
    arguments: [
      (#"introduced("new")"#, ["bb"]), (#"dropped("old")"#, ["bb"]),
      // What is hidden is a secret, also where a query asks; the rest of the parent's is gone.
      (#"dropped("new") | introduced("new")"#, ["bb", "cc"]), (#"dropped("80")"#, ["cc"]),
      ("has(seed.list.1)", ["aa", "bb", "cc"]), ("has(seed.list.2)", []),
      ("attr(seed.list.0, 3)", ["aa", "bb", "cc"]), ("attr(seed.list.0, >3)", []),
      ("attr(\"seed.list.*\", 4..6) & bb", ["bb"]), (#"attr("/seed/a.b", x) ~ aa"#, ["bb", "cc"]),
      // As stemma prints paths, and by the names that all shapes share.
      (#"has("world_graph.nodes[id=n].attrs.port")"#, ["aa", "bb"]),
      (#"attr("world.nodes[n].attrs.name", new)"#, ["bb", "cc"]),
      (#"attr("world.nodes[0].attrs[\"name\"]", new)"#, ["bb", "cc"]),
      (#"has("world.nodes[id=n #2]") | has("world.nodes[m]") | has("world[")"#, []),
      (#"attr("seed[\"a.b\"]", x) & bb"#, ["bb"]), ("has(manifest)", []),
      (#"attr(lineage.parent_id, "a*")"#, ["bb"]), (#"attr(id, "?b")"#, ["bb"]),
      ("invalid()", ["ee"]), ("duplicates()", []), ("latest(all(), 9) & cc", ["cc"]),
    ])
  func answers(query: String, expected: [String]) async throws {
    let store = try await SnapshotStore.open(files.path, options: ScanOptions(settlingTime: 0))
    var scope = QueryScope(of: store.graph)
    scope.facts = store
    let answer = try await Query(query).answer(in: scope)
    #expect(answer.map { store.graph.id(of: $0).text } == expected)
  }

  @Test("tells files that list their parents from those of old, whatever their shape")
  func legacy() async throws {
    let parents = #""parents": [{"id": "aa"}]"#
    for (name, text) in [
      "a1.json": chainText("a1", parent: #""aa""#, row: parents),
      "a2.json": chainText("a2", row: #""derivations": [{\#(parents)}]"#),
      "a3.json": chainText("a3", row: #""parents": null"#),
      "f1.json": flatText("f1", lineage: parents), "f2.json": flatText("f2"),
      "f3.json": flatText("f3", evolve: #"{"parent": "gone"}"#),
      "s1/spec.json": specText("s1"),
    ] { try files.write(text, to: name) }
    let store = try await SnapshotStore.open(files.path, options: ScanOptions(settlingTime: 0))
    let answer = try await Query("legacy()").answer(in: QueryScope(of: store.graph))
    let ids = Set(answer.map { store.graph.id(of: $0).text })
    #expect(ids == ["a3", "aa", "bb", "cc", "ee", "f2", "f3", "s1"])
  }

  @Test("is broken off when nobody waits any more")
  func cancelled() async throws {
    let store = try await SnapshotStore.open(files.path, options: ScanOptions(settlingTime: 0))
    var scope = QueryScope(of: store.graph)
    scope.facts = store
    let asked = scope
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Query("has(id)").answer(in: asked)
    }
    await #expect(throws: QueryFailure.cancelled) { try await task.value }
  }
}
