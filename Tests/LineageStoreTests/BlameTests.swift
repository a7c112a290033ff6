// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Who brought a value in")
struct BlameTests {
  private let files: TemporaryStore

  /// `r` has two children, `a` that changes the port and `b`, a chain, that does not; `m` is made of
  /// both, and of `x`, which nobody has.
  init() throws {
    files = try TemporaryStore([
      "r.json": Self.flat("r", port: 80, flag: "FLAG{one}"),
      "a.json": Self.flat("a", parents: #""r""#, port: 81, flag: "FLAG{one}"),
      "b.json": chainText(
        "b", parent: #""r""#, row: #""manifest": {"title": "t", "seed": 7}"#,
        rest: #"""
          "manifest": {"seed": 7, "title": "t"}, "world_graph": {"edges": [
            {"source": "web", "relation": "exposes", "target": "db", "attrs": {"port": 1}}], "nodes": [
            {"id": "db", "type": "store", "attrs": {"port": 80}},
            {"id": "flag", "attrs": {"is": "FLAG{one}"}, "visibility": "hidden"}]}
          """#),
      "m.json": Self.flat(
        "m", parents: #"{"id": "x", "role": "FLAG{one}"}, "b", {"id": "a", "role": "other"}"#,
        port: 81, flag: "FLAG{one}", more: #", {"id": "new", "attrs": {"list": [1, {"k": 2}]}}"#),
    ])
  }

  private static func flat(
    _ id: String, parents: String = "", port: Int, flag: String, more: String = ""
  ) -> String {
    flatText(
      id, lineage: #""manifest": {"title": "t", "seed": 7}, "parents": [\#(parents)]"#,
      rest: #"""
        "tasks": [{"id": "t.1", "meta": {"difficulty": 0.5}}],
        "graph": {"nodes": [{"id": "web.1", "attrs": {"port": \#(port)}},
          {"id": "flag", "attrs": {"is": "\#(flag)"}, "visibility": "hidden"},
          {"id": "db", "attrs": {"port": 80}}\#(more)],
          "edges": [{"id": "e0", "src": "web", "kind": "exposes", "dst": "db", "attrs": {"port": 1}}]}
        """#)
  }

  private func blame(_ path: String, in id: SnapshotID = "m") async throws -> String {
    let store = try await files.open()
    do {
      let blame = try store.blame(for: path, in: id)
      let way = [blame.subject.text] + blame.steps.map(\.parent.id.text)
      let before = blame.parents.map { parent in
        "\(parent.parent.id)=\(parent.isMissing ? "?" : parent.value?.text ?? "-")"
      }
      let words = [blame.path, blame.value.text, way.joined(separator: "<")] + before
      return words.joined(separator: " ")
    } catch {
      return error.message
    }
  }

  @Test(
    "is found by paths, as differences print them, and by names",
    arguments: [
      ("graph.nodes[id=web.1].attrs.port", "graph.nodes[id=web.1].attrs.port 81 m<a r=80"),
      ("world.nodes[web.1].attrs.port", "graph.nodes[id=web.1].attrs.port 81 m<a r=80"),
      ("/graph/nodes/0/attrs/port", "graph.nodes[id=web.1].attrs.port 81 m<a r=80"),
      ("web.1 attrs.port", "graph.nodes[id=web.1].attrs.port 81 m<a r=80"),
      ("web.1.attrs.port", "graph.nodes[id=web.1].attrs.port 81 m<a r=80"),
      ("db attrs.port", "graph.nodes[id=db].attrs.port 80 m<b<r"),
      ("lineage.manifest.title", #"lineage.manifest.title "t" m<b<r"#),
      ("manifest", #"lineage.manifest {"title":"t","seed":7} m<b<r"#),
      ("t.1 meta", #"tasks[id=t.1].meta {"difficulty":0.5} m<a<r"#),
      ("tasks[0].meta.difficulty", "tasks[id=t.1].meta.difficulty 0.5 m<a<r"),
      ("web exposes db attrs.port", "graph.edges[id=web exposes db].attrs.port 1 m<b<r"),
      ("new.attrs.list.1.k", "graph.nodes[id=new].attrs.list[1].k 2 m x=? b=- a=-"),
    ])
  func paths(path: String, expected: String) async throws {
    #expect(try await blame(path) == expected)
  }

  @Test("is found whatever the order of things with ids, and of keys")
  func order() async throws {
    #expect(try await blame("manifest", in: "b") == #"manifest {"seed":7,"title":"t"} b<r"#)
    try files.write(
      Self.flat("c", parents: #""r""#, port: 80, flag: "f").replacing(
        #"{"id": "web.1""#, with: #"{"id": "0", "attrs": {}}, {"id": "web.1""#), to: "c.json")
    #expect(
      try await blame("graph.nodes[1].attrs.port", in: "c")
        == "graph.nodes[id=web.1].attrs.port 80 c<r")
  }

  @Test("is told without what is hidden, unless that is asked for")
  func hidden() async throws {
    #expect(try await blame("flag attrs.is") == "graph.nodes[id=flag].attrs.is (hidden) m<b<r")
    let store = try await files.open()
    let blame = try store.blame(for: "new", in: "m")
    #expect(blame.parents.first?.parent.role == "(hidden)")
    let revealed = try store.blame(for: "flag attrs.is", in: "m", revealsHidden: true)
    #expect(revealed.value == .init(#""FLAG{one}""#))
    try files.write(Self.flat("s", parents: #""r""#, port: 80, flag: "FLAG{two}"), to: "s.json")
    #expect(
      try await self.blame("flag attrs.is", in: "s")
        == "graph.nodes[id=flag].attrs.is (hidden) s r=(hidden)")
  }

  @Test(
    "of nothing is an error that says what there is",
    arguments: [
      ("graph.nodes[id=web.2]", "graph.nodes[id=web.2]; did you mean web.1?"),
      ("web.1.attrs.prt", "web.1.attrs.prt; did you mean port?"),
      ("manifst", "manifst; did you mean manifest?"),
      ("lineage.manifest.x.y", "lineage.manifest.x.y; there is title, seed"),
      ("graph.nodes[id=flag].attrs.si", "graph.nodes[id=flag].attrs.si; did you mean is?"),
      (
        "",
        "; there is snapshot_id, lineage, tasks, graph, world, manifest, web exposes db, web.1 "
          + "and 4 more"
      ),
    ])
  func nothing(path: String, message: String) async throws {
    #expect(try await blame(path) == "the file of m has nothing at " + message)
  }

  @Test("of several values is an error that names them")
  func several() async throws {
    #expect(
      try await blame("graph.nodes.*.id")
        == "graph.nodes.*.id leads to 4 values, as graph.nodes[0].id, graph.nodes[1].id, graph.nodes[2].id"
    )
  }

  @Test("is found in the files on the way alone")
  func filesOnTheWay() async throws {
    try files.write(Self.flat("z", parents: #""m", "a""#, port: 81, flag: "f"), to: "z.json")
    let store = try await files.open()
    for name in ["z.json", "r.json"] { try files.write("{", to: name) }
    #expect(try store.blame(for: "new", in: "m").origin == "m")
    #expect(throws: BlameError.self) { try store.blame(for: "web.1 attrs.port", in: "m") }
  }

  @Test("is found as by trying all ways, in random lineages of files")
  func law() async throws {
    var cycles = 0
    for seed in 0..<60 {
      let files = try TemporaryStore(isInMemory: true)
      var values: [SnapshotID: Int] = [:]
      var records: [SnapshotID: Snapshot] = [:]
      var random = SeededGenerator(seed: seed)
      for record in randomLineage(seed: seed, atMost: 9) where !record.isMissing {
        values[record.id] = Int.random(in: 0...1, using: &random)
        records[record.id] = record
        try files.write(text(of: record, value: values[record.id] ?? 0), to: "\(record.id).json")
      }
      let store = try await files.open()
      for (id, value) in values {
        let blame = try store.blame(for: "n attrs.v", in: id)
        let naive = naiveWayToOrigin(of: id, in: records) { values[$0] == value }
        if naive == nil { cycles += 1 }
        #expect((naive == nil) == (blame.origin == nil) && blame.value.text == "\(value)")
        if let naive { #expect([id] + blame.steps.map(\.parent.id) == naive, "seed \(seed)") }
        #expect(blame.parents.allSatisfy { $0.isMissing || $0.value?.text == "\(1 - value)" })
      }
    }
    #expect(cycles > 5)
  }

  private func text(of record: Snapshot, value: Int) -> String {
    let parents = record.parents.map { #"{"id": "\#($0.id)", "role": "\#($0.role)"}"# }
    return flatText(
      record.id.text, lineage: #""parents": [\#(parents.joined(separator: ", "))]"#,
      rest: #""graph": {"edges": [], "nodes": [{"id": "n", "attrs": {"v": \#(value)}}]}"#)
  }
}
