// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("What changes between two openings of a store by its index")
struct IndexedStoreChangeTests {
  private let indexed: IndexedFolder
  private var files: TemporaryStore { indexed.files }

  init() throws { indexed = try IndexedFolder() }

  @Test("may be a file on one of two ways by which a snapshot without a file is told of")
  func secondWay() async throws {
    let rows = ["a d", "b e", "e d", "d z"].map { words in
      let ids = words.split(separator: " ")
      return #"{"id": "\#(ids[0])", "parents": ["\#(ids[1])"]}"#
    }
    try files.write(
      chainText("w", parent: #""a""#, before: rows, row: #""parents": ["a", "b"]"#), to: "w.json")
    #expect(try await indexed.open().parents(of: "d").map(\.id) == ["z"])
    try files.write(flatText("a"), to: "a.json")
    #expect(try await indexed.open().parents(of: "d").map(\.id) == ["z"])
  }

  @Test("may be a child of a snapshot whose file was damaged before")
  func childOfDamaged() async throws {
    try files.write("damaged", to: "p.json")
    _ = try await indexed.open()
    let row = #"{"id": "p", "parents": ["z"]}"#
    try files.write(chainText("y", parent: #""p""#, before: [row]), to: "y.json")
    #expect(try await indexed.open().parents(of: "p").map(\.id) == ["z"])
  }

  @Test("may be the whole folder, in the place of which another one stands")
  func remadeFolder() async throws {
    try files.write(chainText("a"), to: "a.json")
    let store = try await indexed.open()
    try FileManager.default.moveItem(atPath: files.path, toPath: indexed.cache.path + "/old")
    await #expect(throws: StoreError.noSuchDirectory(path: files.path)) {
      try await store.verified()
    }
    try FileManager.default.createDirectory(
      atPath: files.path, withIntermediateDirectories: false)
    try files.write(chainText("b"), to: "b.json")
    let now = try #require(try await store.verified())
    #expect(now.graph.node(for: "b") != nil && now.graph.node(for: "a") == nil)
  }

  @Test("may be a damaged file, which is counted")
  func damagedFile() async throws {
    try files.write(chainText("a"), to: "a.json")
    #expect(try await indexed.open().errorCount == 0)
    try files.write("damaged", to: "b.json")
    #expect(try await indexed.open().errorCount == 1)
    let both = try await SnapshotStore.open(
      [files.path, indexed.cache.path], options: .settled, index: IndexOptions(place: indexed.place)
    )
    #expect(both.errorCount == 1)
  }

  @Test("may be broken off in the middle, and is brought to its end", arguments: [true, false])
  func unfinished(isByFolder: Bool) async throws {
    let row = #"{"id": "p", "parents": ["z"]}"#
    try files.write(flatText("p"), to: "p.json")
    try files.write(chainText("y", parent: #""p""#, before: [row]), to: "y.json")
    #expect(try await indexed.open().parents(of: "p") == [])
    // As a process leaves it that ends when it has found the file gone.
    try files.remove("p.json")
    let path = try StoreDirectory(files.path).realPath
    let index = try IndexDatabase(at: .file(path: indexed.path), of: path)
    try index.write { (writer) throws(IndexError) in
      try writer.delete(row: writer.row(named: "p.json")?.row ?? 0)
      writer.facts.isUnfinished = true
    }
    let store = try await indexed.open(isByFolder ? .folder : .files)
    #expect(store.parents(of: "p").map(\.id) == ["z"])
    #expect(try index.reader().head.facts.isUnfinished == false)
  }

  @Test("may have been seen by another store at the same index in the meantime")
  func seenByOther() async throws {
    let row = #"{"id": "p", "parents": ["z"]}"#
    try files.write(chainText("p", parent: #""z""#), to: "p.json")
    try files.write(chainText("y", parent: #""p""#, before: [row]), to: "y.json")
    let store = try await indexed.open()
    try files.remove("p.json")
    _ = try await indexed.open()
    // So that it is read again, as one that has changed.
    try files.write(chainText("y", parent: #""p""#, before: [row]), to: "y.json", age: 60)
    #expect(try await store.verified()?.parents(of: "p").map(\.id) == ["z"])
  }

  @Test("may be work that another process began meanwhile, and will not end")
  func brokenOffBeside() async throws {
    let row = #"{"id": "p", "parents": ["z"]}"#
    try files.write(chainText("p", parent: #""z""#), to: "p.json")
    try files.write(chainText("y", parent: #""p""#, before: [row]), to: "y.json")
    _ = try await indexed.open()
    try files.write(chainText("x"), to: "x.json")
    let path = try StoreDirectory(files.path).realPath
    let index = try IndexDatabase(at: .file(path: indexed.path), of: path)
    var isFirst = true
    // While files are looked at, another process finds one gone, forgets it, and is killed.
    let store = try await SnapshotStore.open(
      files.path, options: .settled, index: IndexOptions(place: indexed.place)
    ) { progress in
      guard isFirst, progress.phase == .reading else { return }
      isFirst = false
      do {
        try files.remove("p.json")
        try index.write { (writer) throws(IndexError) in
          try writer.delete(row: writer.row(named: "p.json")?.row ?? 0)
          writer.facts.isUnfinished = true
        }
      } catch {
        Issue.record(error)
      }
    }
    #expect(store.parents(of: "p").map(\.id) == ["z"])
    #expect(try await indexed.open().parents(of: "p").map(\.id) == ["z"])
  }

  @Test("may be the index: it is taken away while the store is open")
  func takenAway() async throws {
    try files.write(chainText("a"), to: "a.json")
    _ = try await indexed.open()
    let store = try await indexed.open(.nothing)
    for name in try FileManager.default.contentsOfDirectory(atPath: indexed.cache.path) {
      try indexed.cache.remove(name)
    }
    #expect(try await (store.verified() ?? store).presentIDs == ["a"])
    #expect(try await indexed.open(.nothing).presentIDs == ["a"])
  }
}
