// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A store of another program's files")
struct MappedStoreTests {
  private static let mapping = """
    id=key,parents=from,cohort=batch,directive=did,title=name,difficulty=hard,generation=depth,\
    pack=by,prompt=asked,summary=said,metrics=numbers,metric.loss=eval.loss
    """

  private func open(
    _ files: KeyValuePairs<String, String>, _ mapping: String = mapping
  ) async throws -> (files: TemporaryStore, store: SnapshotStore) {
    let folder = try TemporaryStore(files)
    let options = ScanOptions(settlingTime: 0, mapping: try Mapping(parsing: mapping))
    return (folder, try await SnapshotStore.open(folder.path, options: options))
  }

  @Test("has each fact where the mapping says, and its key")
  func facts() async throws {
    let text = #"""
      {"key": 7, "from": [3, {"id": "x/y", "role": "donor"}], "batch": 2, "did": "grow\nit",
       "name": "Seven", "hard": 0.5, "depth": 4, "by": {"id": "p", "version": "1"},
       "asked": "please", "said": "done", "numbers": {"a": 1, "b": "no", "c": 1e999},
       "eval": {"loss": 0.25}}
      """#
    let files = try TemporaryStore(["seven.json": text])
    let options = ScanOptions(mapping: try Mapping(parsing: Self.mapping))
    var store = try await files.open(options: options)
    let snapshot = try #require(store["7"])
    #expect(
      snapshot.timeless
        == Snapshot(
          id: "7",
          parents: [
            ParentReference("3", directive: "grow it"),
            ParentReference("x/y", role: "donor", directive: "grow it"),
          ],
          cohorts: [CohortMembership("2")], title: "Seven",
          pack: Snapshot.Pack(id: "p", version: "1"), difficulty: 0.5, recordedGeneration: 4,
          shape: .mapped, listsParents: true, file: "seven.json"))
    let detail = try #require(try store.detail(of: "7"))
    #expect(
      detail.facts.map { "\($0.subject.rawValue) \($0.key)" } == [
        "id key", "parents from", "cohort batch", "directive did", "title name", "pack by.id",
        "difficulty hard", "recorded generation depth", "prompt asked", "summary said",
        "metrics numbers",
      ])
    #expect(detail[.metrics]?.values == ["a  1.0", "loss  0.25"])
    #expect(try store.joinMetrics([]).isEmpty)
    let node = try #require(store.graph.node(for: "7"))
    #expect(store.metrics?.all.map { $0.name } == ["a", "loss"])
    #expect(store.metrics?["loss"]?[node] == 0.25)
    #expect(
      try store.findingLines == [
        "missing-parent 3 seven.json -", "missing-parent x/y seven.json -",
      ])
    #expect(try store.detail(of: "x/y")?.facts.map(\.key) == ["from[1].id"])
  }

  @Test(
    "takes parents in every form",
    arguments: [
      (#""a""#, ["a"]), ("12", ["12"]), ("null", []), ("[]", []),
      (#"["a", 2, "b"]"#, ["a", "2", "b"]),
      (#"{"id": 5}"#, ["5"]), (#"[{"id": "c"}, null]"#, ["c"]),
      ("18446744073709551616", ["18446744073709551616"]),
    ])
  func parents(json: String, ids: [String]) async throws {
    let (files, store) = try await open(["f.json": #"{"key": "me", "from": \#(json)}"#])
    #expect(store.parents(of: "me").map(\.id.text) == ids)
    #expect(try store.findings().allSatisfy { $0.kind == .missingParent })
    #expect(try files.inventory().count == 1)
    for id in ids { #expect(try store.detail(of: SnapshotID(id))?.facts.isEmpty == false) }
  }

  @Test(
    "says where a type is wrong, and keeps the snapshot",
    arguments: [
      (#""from": 1.5"#, "from"), (#""from": [true]"#, "from[0]"),
      (#""from": ["a", {}]"#, "from[1]"),
      (#""batch": [1]"#, "batch"), (#""did": 4"#, "did"), (#""hard": "x""#, "hard"),
      (#""depth": 0.5"#, "depth"), (#""name": 1"#, "name"), (#""numbers": []"#, "numbers"),
      (#""eval": {"loss": "low"}"#, "eval.loss"), (#""by": 3"#, "by"), (#""from": """#, "from"),
    ])
  func wrongTypes(member: String, place: String) async throws {
    let (_, store) = try await open(["f.json": #"{"key": "me", \#(member)}"#])
    #expect(store.presentIDs == ["me"])
    #expect(
      try store.findingLines.filter { !$0.hasPrefix("missing") } == [
        "wrong-type me f.json \(place)"
      ])
  }

  @Test(
    "says why a file holds no snapshot",
    arguments: [
      (#"{"id": "me"}"#, "no-id - f.json -"), (#"{"key": null}"#, "no-id - f.json key"),
      (#"{"key": 1.0}"#, "no-id - f.json key"), ("[]", "not-an-object - f.json -"),
      (#"{"key": "a"#, "unparsable - f.json line 1, column 9"),
    ])
  func rejected(text: String, line: String) async throws {
    let (files, store) = try await open(["f.json": text, "g.json": #"{"key": "there"}"#])
    #expect(store.presentIDs == ["there"])
    #expect(try store.findingLines == [line])
    #expect(try files.inventory().count == 2)
  }

  @Test("has an index for each mapping")
  func index() async throws {
    let folder = try IndexedFolder()
    try folder.files.write(#"{"a": "x", "b": "y", "p": "y", "q": "x"}"#, to: "f.json")
    for text in ["id=a,parents=p", "id=b,parents=q", "id=a,parents=p", "id=b,parents=q"] {
      let mapping = try Mapping(parsing: text)
      let store = try await SnapshotStore.open(
        folder.files.path, options: ScanOptions(mapping: mapping),
        index: IndexOptions(place: folder.place))
      #expect(store.presentIDs == [text.hasPrefix("id=a") ? "x" : "y"], "\(text)")
      #expect(store.missingIDs == [text.hasPrefix("id=a") ? "y" : "x"], "\(text)")
    }
    let plain = try await folder.open(.files)
    #expect(plain.presentIDs.isEmpty)
  }

  @Test("that is opened by its index says what one says that reads all files", arguments: 0..<20)
  func law(seed: Int) async throws {
    let folder = try IndexedFolder()
    var random = SeededGenerator(seed: seed)
    let options = ScanOptions(settlingTime: 0, mapping: try Mapping(parsing: Self.mapping))
    for step in 0..<6 {
      for _ in 0..<4 {
        let name = "f\(Int.random(in: 0..<7, using: &random)).json"
        if random.chance(0.2) {
          if access(folder.files.path(of: name), F_OK) == 0 { try folder.files.remove(name) }
        } else {
          let age = Double.random(in: 1_000...100_000, using: &random)
          try folder.files.write(random.foreignFile(), to: name, age: age)
        }
      }
      var indexed = try await SnapshotStore.open(
        folder.files.path, options: options, index: IndexOptions(place: folder.place))
      var fresh = try await SnapshotStore.open(folder.files.path, options: options)
      #expect(try StoreAnswers(of: indexed) == StoreAnswers(of: fresh), "step \(step)")
      _ = try indexed.joinMetrics([])
      _ = try fresh.joinMetrics([])
      #expect(indexed.numbers == fresh.numbers, "step \(step)")
    }
  }

  @Test("takes nothing in")
  func writing() async throws {
    let files = try TemporaryStore(["f.json": #"{"key": "me"}"#])
    let before = try files.inventory()
    let mapped = try await files.open(options: ScanOptions(mapping: try Mapping(parsing: "id=key")))
    let file = try SnapshotFile(Array(chainText("a").utf8), from: "a")
    #expect(throws: WriteError.foreignStore(path: files.path)) { try mapped.save([file]) }
    #expect(try files.inventory() == before)
  }
}

extension SeededGenerator {
  fileprivate mutating func pick(_ texts: [String]) -> String {
    texts[Int.random(in: 0..<texts.count, using: &self)]
  }

  /// A file of another program, of few ids, sometimes damaged.
  fileprivate mutating func foreignFile() -> String {
    if chance(0.1) { return #"{"key": "# }
    let ids = ["1", #""a""#, #""b""#, "2", #""x/y""#]
    let parents = (0..<Int.random(in: 0...3, using: &self)).map { _ in pick(ids) }
    return """
      {"key": \(pick(ids)), "from": [\(parents.joined(separator: ","))], "batch": \(pick(ids)),
       "numbers": {"n": \(Int.random(in: 0...5, using: &self)), "m": \(pick(["null", "0.5"]))}}
      """
  }
}

extension SnapshotStore {
  /// The metrics of all snapshots.
  fileprivate var numbers: [String] {
    graph.nodes.flatMap { node in
      (metrics?.all ?? []).compactMap { metric in
        metric[node].map { "\(graph.id(of: node)) \(metric.name) \($0)" }
      }
    }
  }
}
