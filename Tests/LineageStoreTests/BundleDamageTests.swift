// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A bundle that is damaged")
struct BundleDamageTests {
  private let bytes: [UInt8]

  init() async throws {
    let long = String(repeating: "y", count: 110)
    let files = try TemporaryStore([
      "a.json": chainText("a"),
      "s/spec.json": specText("s", lineage: #""parent_snapshot_id": "a""#),
      "\(long).json": flatText(long, lineage: #""parents": ["s", "gone"]"#),
    ])
    let store = try await files.open()
    bytes = try store.bundle(store.graph.present).bytes
  }

  private func message(_ bytes: [UInt8]) -> String {
    do {
      _ = try SnapshotBundle(bytes)
      return "sound"
    } catch {
      return error.message
    }
  }

  @Test("by a cut at any byte is refused")
  func cuts() throws {
    #expect(message(bytes) == "sound")
    #expect(
      message([]) == "this is no bundle of snapshots: it does not begin with stemma-bundle.jsonl")
    for count in 1..<bytes.count {
      #expect(message(Array(bytes.prefix(count))).hasSuffix("the rest is missing"))
    }
    #expect(
      message(bytes + [0])
        == "the bundle is damaged at byte \(bytes.count): something follows the end")
  }

  @Test("in any byte is refused")
  func changes() throws {
    var random = SeededGenerator(seed: 3)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(message(changed) != "sound", "byte \(place)")
    }
    for _ in 0..<2_000 {
      var changed = bytes
      RandomDamage.apply(to: &changed, &random)
      #expect(changed == bytes || message(changed) != "sound")
    }
  }

  @Test("says at which byte")
  func places() throws {
    var changed = bytes
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "{")))
    changed[place + 1] = 0x20
    #expect(message(changed) == "this is no bundle of snapshots: its first file tells of none")
    changed = bytes
    changed[bytes.count - 1] = 1
    #expect(
      message(changed) == "the bundle is damaged at byte \(bytes.count - 1): the end is another")
  }

  @Test("on purpose, with checksums to match, is refused all the same")
  func forged() throws {
    func bundle(
      _ files: [(name: String, id: String, text: String)], missing: [SnapshotID] = []
    ) -> [UInt8] {
      let contents = files.map { Array($0.text.utf8) }
      let manifest = BundleManifest(
        entries: zip(files, contents).map { file, bytes in
          .init(
            name: file.name, id: SnapshotID(file.id), size: bytes.count,
            digest: ContentID.digest(of: bytes))
        }, missing: missing)
      let all = [(BundleManifest.name, manifest.bytes)] + zip(files.map(\.name), contents)
      return all.flatMap { name, bytes in
        TarMember.header(of: name, size: bytes.count) + bytes
          + TarMember.padding(after: bytes.count)
      } + TarMember.end
    }
    let a = (name: "a.json", id: "a", text: chainText("a"))
    #expect(message(bundle([a])) == "sound")
    for name in ["../a.json", "/a.json", "a/../../b/spec.json", ".json", ".a.json", "a\0.json"] {
      let message = message(bundle([(name, "a", chainText("a"))]))
      #expect(message.hasPrefix("the bundle has a file \(name): it "), "\(message)")
    }
    for name in ["a", "a/spec.txt", "", "/spec.json"] {
      #expect(message(bundle([(name, "a", chainText("a"))])) != "sound")
    }
    var huge = BundleManifest(entries: [], missing: [])
    huge.entries = [.init(name: "a.json", id: "a", size: .max, digest: "")]
    let head = TarMember.header(of: BundleManifest.name, size: huge.bytes.count) + huge.bytes
    #expect(
      message(head + TarMember.padding(after: huge.bytes.count))
        == "a.json is larger than the 268435456 bytes that are read")
    #expect(
      message(bundle([a, a])) == "the bundle has a file a.json: it does not come after a.json")
    #expect(
      message(bundle([a, ("b.json", "a", chainText("a"))]))
        == "the bundle has a file stemma-bundle.jsonl: a snapshot is there twice")
    #expect(
      message(bundle([("a.json", "b", chainText("a"))]))
        == "the bundle has a file a.json: it holds a, and not b")
    #expect(
      message(bundle([("b.json", "b", chainText("b", parent: #""a""#))]))
        == "the bundle does not have a, an ancestor, nor tells of it")
    #expect(
      message(bundle([a], missing: ["b"]))
        == "the bundle is damaged at byte 512: it says of others that they are missing")
    #expect(message(bundle([("a.json", "a", "{")])).hasPrefix("a.json holds no snapshot to add: "))
    let id = String(repeating: "0", count: 16)
    #expect(
      message(bundle([("\(id).json", id, chainText(id))]))
        == "\(id).json holds no snapshot to add: the content gives no id: there is no `artifacts`")
  }
}
