// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

/// Every call that writing a bundle, or taking one in, makes fails in turn, in every way.
@Suite("Bundling, where the system fails")
struct BundleFaultTests {
  private let store: SnapshotStore
  private let bundle: SnapshotBundle
  private let source: TemporaryStore

  init() async throws {
    source = try TemporaryStore([
      "a.json": chainText("a", rest: #""long": "\#(String(repeating: "z", count: 300))""#),
      "s/spec.json": specText("s", lineage: #""parent_snapshot_id": "a""#),
      "t/spec.json": specText("t"), "kept.json": chainText("kept", parent: #""s""#),
    ])
    store = try await source.open()
    bundle = try SnapshotBundle(store.bundle(store.graph.present).bytes)
  }

  @Test(
    "a bundle is taken in whole or not at all, and again completes it",
    arguments: [ENOSPC, EIO, EINTR, EACCES], FaultTests.Way.allCases)
  func takingIn(code: Int32, way: FaultTests.Way) async throws {
    if code == EINTR, way == .forever { return }
    let files = try TemporaryStore(isInMemory: true)
    try files.write(chainText("kept", parent: #""s""#), to: "kept.json")
    let target = try await files.open()
    let before = try files.inventory()
    var failing = 0
    while true {
      let folder = try FaultyFolder(files.path) { [failing] number, _ in
        way.fate(of: number, failing: failing, code)
      }
      var isAcknowledged = true
      do throws(WriteError) {
        _ = try save(in: folder, of: target)
      } catch {
        isAcknowledged = false
        #expect(code != EINTR, "\(error.message)")
      }
      try expectWholeFiles(files, all: isAcknowledged)
      _ = try save(in: try FaultyFolder(files.path) { _, _ in .done }, of: target)
      try expectWholeFiles(files, all: true)
      if folder.log.count <= failing { break }
      failing += 1
      for name in try files.names() where name != "kept.json" { try files.remove(name) }
      #expect(try files.inventory() == before)
    }
    #expect(failing > 25)
  }

  private func save(
    in folder: FaultyFolder, of target: SnapshotStore
  ) throws(WriteError) -> [SavedSnapshot] {
    try SnapshotWriter(store: target, folder: folder, options: .bundle).save(bundle.files)
  }

  /// Expects that each file is whole, or not there if it may be.
  private func expectWholeFiles(_ files: TemporaryStore, all: Bool) throws {
    let contents = try files.contents()
    for file in bundle.files {
      let isWhole = contents[file.name] == file.bytes
      #expect(isWhole || (!all && contents[file.name] == nil), "\(file.name)")
    }
    let known = Set(bundle.files.map(\.name))
    #expect(contents.keys.allSatisfy { known.contains($0) || TemporaryName.isOne($0) })
  }

  @Test(
    "a bundle is written whole, in place of what was there, or that stays",
    arguments: [ENOSPC, EIO, EINTR], FaultTests.Way.allCases)
  func writing(code: Int32, way: FaultTests.Way) throws {
    if code == EINTR, way == .forever { return }
    let draft = try store.bundle(store.graph.present)
    let files = try TemporaryStore(["b.tar": "older"])
    var failing = 0
    while true {
      let folder = try FaultyFolder(files.path) { [failing] number, _ in
        way.fate(of: number, failing: failing, code)
      }
      var isAcknowledged = true
      do throws(BundleError) {
        try draft.write("b.tar", in: folder, shownAs: "b.tar")
      } catch {
        isAcknowledged = false
        #expect(code != EINTR, "\(error.message)")
      }
      let bytes = try files.bytes(of: "b.tar")
      let isOld = bytes == Array("older".utf8)
      #expect(try bytes == draft.bytes || (!isAcknowledged && isOld))
      if folder.log.count <= failing { break }
      failing += 1
      for name in try files.names() { try files.remove(name) }
      try files.write("older", to: "b.tar")
    }
    #expect(failing > 20)
  }

  @Test("a file that is changed meanwhile ends it, and nothing is left")
  func changed() throws {
    let draft = try store.bundle(store.graph.present)
    try source.write(chainText("a"), to: "a.json")
    let files = try TemporaryStore(["b.tar": "older"])
    #expect(throws: BundleError.changed("a.json")) { try draft.write(to: files.path(of: "b.tar")) }
    #expect(try files.contents() == ["b.tar": Array("older".utf8)])
  }

  @Test("other bytes in the store, and folders that lead out of it, are refused without a trace")
  func conflicts() async throws {
    let files = try TemporaryStore(["a.json": chainText("a", rest: #""long": "other""#)])
    let target = try await files.open()
    var before = try files.inventory()
    #expect(throws: WriteError.self) { try target.save(bundle) }
    #expect(try files.inventory() == before)
    try files.remove("a.json")
    let outside = try TemporaryStore()
    try files.link("s", to: outside.path)
    before = try files.inventory()
    let again = try await files.open()
    #expect(throws: WriteError.cannotWrite(path: files.path(of: "s"), reason: "not a directory")) {
      try again.save(bundle)
    }
    #expect(try outside.names().isEmpty)
  }
}
