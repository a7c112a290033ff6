// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A bundle")
struct BundleTests {
  /// All shapes, a cycle, a missing parent that is known by hearsay, a cohort, names that are long or
  /// not ASCII, files with whatever a store puts up with.
  static func oddStore() throws -> TemporaryStore {
    try TemporaryStore(
      [
        "a.json": chainText("a", row: #""cohort": {"id": "c", "index": 0, "size": 2}"#),
        "b.json": flatText(
          "b", lineage: #""parents": [{"id": "s", "role": "world"}, "a", "m", "b"]"#),
        "s/spec.json": specText("s", lineage: #""parent_snapshot_id": "ring1""#),
        "ring1.json": flatText("ring1", lineage: #""parents": ["ring2", "ring2"]"#),
        "ring2.json": flatText("ring2", lineage: #""parents": ["ring1"], "cohort": "c""#),
        "other name.json": chainText("t", parent: #""gone""#, before: [#"{"id": "gone"}"#]),
        "\(String(repeating: "é", count: 100)).json": flatText(
          String(repeating: "é", count: 100), lineage: #""parents": ["b"]"#),
        "\(String(repeating: "x", count: 240)).json": "\n \t"
          + flatText(
            String(repeating: "x", count: 240),
            lineage: #""parents": ["t"], "world_difficulty": "hard""#),
        "up:down.json": flatText("up:down", rest: #""x": 1, "x": 2"#),
        "unrelated.json": chainText("unrelated"),
      ], isInMemory: true)
  }

  @Test("out of one store and into another keeps every byte, name and fact of the lineage")
  func roundTrip() async throws {
    let files = try Self.oddStore()
    let store = try await files.open()
    let bytes = try store.bundle(store.graph.present).bytes
    #expect(try store.bundle(store.graph.present).bytes == bytes)
    let copy = try TemporaryStore(isInMemory: true)
    let bundle = try SnapshotBundle(bytes)
    #expect(bundle.missing == ["gone", "m"])
    #expect(bundle.foreignCount == store.graph.present.count)
    let saved = try await copy.open().save(bundle)
    #expect(saved.allSatisfy { $0.change == .added })
    let copied = try await copy.open()
    #expect(try copy.contents() == files.contents())
    #expect(copied.graph.snapshots.map(\.timeless) == store.graph.snapshots.map(\.timeless))
    #expect(copied.graph.cohorts.map(\.members) == store.graph.cohorts.map(\.members))
    #expect(try copied.bundle(copied.graph.present).bytes == bytes)
    let again = try copied.save(bundle)
    #expect(again.allSatisfy { $0.change == .unchanged })
  }

  @Test("has the snapshots with all their ancestors, and nothing else")
  func closure() async throws {
    let files = try Self.oddStore()
    let store = try await files.open()
    let node = try #require(store.graph.node(for: "b"))
    let bundle = try SnapshotBundle(
      try store.bundle(NodeSet([node], capacity: store.graph.count)).bytes)
    #expect(
      bundle.files.map(\.name) == ["a.json", "b.json", "ring1.json", "ring2.json", "s/spec.json"])
    #expect(bundle.missing == ["m"])
  }

  @Test("has files of several directories, and those that links lead to, by their names")
  func directories() async throws {
    let first = try TemporaryStore(["a.json": chainText("a"), "objects/1": chainText("l")])
    try first.link("l.json", to: "objects/1")
    let second = try TemporaryStore(["b.json": chainText("b", parent: #""l""#)])
    let store = try await SnapshotStore.open([first.path, second.path])
    let bundle = try SnapshotBundle(store.bundle(store.graph.present).bytes)
    #expect(bundle.files.map(\.name) == ["a.json", "b.json", "l.json"])
    try second.write(chainText("other"), to: "a.json")
    let clash = try await SnapshotStore.open([first.path, second.path])
    #expect(throws: BundleError.sameName("a.json")) { try clash.bundle(clash.graph.present) }
  }

  @Test("is refused where a file is not what the index knows, or not what its id says")
  func changedFiles() async throws {
    let id = String(repeating: "0", count: 16)
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b", parent: #""a""#), "c.json": chainText("c"),
    ])
    let store = try await files.open()
    try files.write(chainText("b", parent: #""c""#), to: "b.json")
    let node = try #require(store.graph.node(for: "b"))
    #expect(throws: BundleError.changed("c.json")) {
      try store.bundle(NodeSet([node], capacity: store.graph.count))
    }
    try files.write(chainText(id), to: "\(id).json")
    let wrong = try await files.open()
    #expect {
      try wrong.bundle(wrong.graph.present)
    } throws: { error in
      (error as? BundleError)?.message
        == "\(id).json holds no snapshot to add: the content gives no id: there is no `artifacts`"
    }
  }

  @Test("of random stores comes out as it went in")
  func randomStores() async throws {
    for seed in 0..<25 {
      let files = try TemporaryStore(isInMemory: true)
      for record in randomLineage(seed: seed, atMost: 20) where !record.isMissing {
        try files.write(Self.text(of: record), to: "\(record.id).json")
      }
      let store = try await files.open()
      if store.graph.present.isEmpty { continue }
      let copy = try TemporaryStore(isInMemory: true)
      let bundle = try SnapshotBundle(try store.bundle(store.graph.present).bytes)
      _ = try await copy.open().save(bundle)
      let copied = try await copy.open()
      #expect(try copy.contents() == files.contents())
      #expect(copied.graph.snapshots.map(\.timeless) == store.graph.snapshots.map(\.timeless))
    }
  }

  private static func text(of record: Snapshot) -> String {
    let parents = record.parents.map { #"{"id": "\#($0.id)", "role": "\#($0.role)"}"# }
    let cohort = record.cohorts.first.map {
      #", "cohort": {"id": "\#($0.id)", "size": 3, "index": \#($0.index ?? 0)}"#
    }
    return flatText(
      record.id.text, lineage: #""parents": [\#(parents.joined(separator: ", "))]\#(cohort ?? "")"#)
  }

  @Test(
    "of a real store comes out as it went in, its ids checked",
    .enabled(if: Corpus.isPresent, "there is no corpus here"),
    arguments: ["openrange-chain", "openrange-flat"])
  func corpus(name: String) async throws {
    let store = try await SnapshotStore.open(Corpus.path(of: name))
    let bundle = try SnapshotBundle(try store.bundle(store.graph.present).bytes)
    #expect(bundle.foreignCount == 0 && bundle.missing.isEmpty)
    let copy = try TemporaryStore()
    _ = try await copy.open().save(bundle)
    let copied = try await copy.open()
    #expect(copied.graph.snapshots.map(\.timeless) == store.graph.snapshots.map(\.timeless))
    #expect(copied.graph.cohorts.map(\.members) == store.graph.cohorts.map(\.members))
    for file in bundle.files {
      let original = try Data(
        contentsOf: URL(fileURLWithPath: Corpus.path(of: "\(name)/\(file.name)")))
      #expect(original == Data(try copy.bytes(of: file.name)))
    }
    #expect(try await copied.verifyFiles(recomputingIDs: true).matching == bundle.files.count)
  }

  @Test("is an archive that tar lists and unpacks", .enabled(if: Self.hasTar))
  func tar() async throws {
    let files = try Self.oddStore()
    let store = try await files.open()
    let folder = try TemporaryStore()
    try store.bundle(store.graph.present).write(to: folder.path(of: "b.tar"))
    #expect(try folder.names() == ["b.tar"])
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/tar")
    process.arguments = ["-xf", folder.path(of: "b.tar"), "-C", folder.path]
    process.environment = ["LC_ALL": "C.UTF-8"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for name in ["b.tar", BundleManifest.name] { try folder.remove(name) }
    #expect(try folder.contents() == files.contents())
  }

  private static let hasTar = FileManager.default.isExecutableFile(atPath: "/usr/bin/tar")
}

extension BundleDraft {
  /// All of it.
  var bytes: [UInt8] {
    get throws {
      var bytes: [UInt8] = []
      for number in 0..<pieceCount { bytes += try piece(number) }
      #expect(bytes.count == size)
      return bytes
    }
  }
}

extension TemporaryStore {
  /// The bytes of a file.
  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(of: name))))
  }

  /// All files, by their names, those in folders too.
  func contents() throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: path(of: name), isDirectory: &isFolder)
      if isThere, !isFolder.boolValue { contents[name] = try bytes(of: name) }
    }
    return contents
  }
}
