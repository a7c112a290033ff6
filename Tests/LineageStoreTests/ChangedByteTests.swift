// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

/// Which bytes matter is decided by Foundation's parser: those after whose change it cannot read the
/// file, or reads something else in a field that the id is made of.
@Suite("One changed byte in a hashed field")
struct ChangedByteTests {
  @Test(
    "of any real file is found",
    .enabled(if: Corpus.isPresent, "there is no corpus here"),
    arguments: ["openrange-chain", "openrange-flat"])
  func corpus(store: String) async throws {
    let folder = URL(fileURLWithPath: Corpus.path(of: store))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }.sorted()
    let files = try names.map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
    try await expectFound(in: files, rounds: 3)
  }

  @Test("of any made-up file, with several parents and in a cohort too, is found")
  func generated() async throws {
    let files = DemoCurriculum(count: 100, seed: 7).map { ($0.name, $0.bytes) }
    try await expectFound(in: files, rounds: 4)
  }

  /// Changes a byte in every file, and expects that every file is named; some times over.
  private func expectFound(in files: [(name: String, bytes: [UInt8])], rounds: Int) async throws {
    var generator = SeededGenerator(seed: 20)
    for _ in 0..<rounds {
      let store = try TemporaryStore()
      var changes: [String: String] = [:]
      for file in files {
        let (bytes, place) = try changed(file.bytes, &generator)
        changes[file.name] = "byte \(place), now \(bytes[place])"
        try store.write(bytes, to: file.name)
      }
      let check = try await SnapshotStore.open(store.path).verifyFiles(recomputingIDs: true)
      let named = Set(check.findings.filter { $0.severity == .error }.compactMap(\.file))
      #expect(changes.filter { !named.contains($0.key) } == [:])
    }
  }

  /// The bytes with one changed that matters.
  private func changed(
    _ bytes: [UInt8], _ generator: inout SeededGenerator
  ) throws -> ([UInt8], place: Int) {
    let content = try #require(hashedPart(of: bytes))
    for _ in 0..<1_000 {
      var changed = bytes
      let place = Int.random(in: bytes.indices, using: &generator)
      changed[place] = generator.chance(0.5) ? bytes[place] ^ 1 : .random(in: 0x20...0x7E)
      let other = hashedPart(of: changed)
      if other == nil || other != content { return (changed, place) }
    }
    throw NoPlace()
  }

  private struct NoPlace: Error {}

  /// What the id of a file is made of; `nil` where it cannot be read.
  private func hashedPart(of bytes: [UInt8]) -> NSDictionary? {
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      return nil
    }
    if let graph = root["graph"] as? [String: Any] {
      return graph.filter { ["ontology", "nodes", "edges"].contains($0.key) } as NSDictionary
    }
    let keys = ["manifest", "world", "tasks", "verifier_sources", "generated", "artifacts"]
    var part = root.filter { keys.contains($0.key) }
    let row = (root["lineage"] as? [[String: Any]])?.last ?? [:]
    part["pack version"] = (row["pack"] as? [String: Any])?["version"]
    let ownKeys = row["parents"] == nil ? [] : ["parents", "cohort", "curriculum"]
    for key in ["parent_id"] + ownKeys { part[key] = row[key] }
    return part as NSDictionary
  }
}
