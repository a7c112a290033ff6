// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import Synchronization
import TestSupport
import Testing

@testable import LineageStore

@Suite("Watching a store")
struct StoreWatchTests {
  /// What was told so far.
  private final class Told: Sendable {
    let changes = Mutex<[StoreWatch.Change]>([])

    /// Waits until all that is expected was told; it fails where that takes very long.
    func wait(for expected: () -> Bool) async throws {
      for _ in 0..<1_000 {
        if expected() { return }
        try await Task.sleep(for: .milliseconds(20))
      }
      Issue.record("told: \(changes.withLock { $0 })")
    }

    var files: Set<String> {
      changes.withLock { changes in
        changes.reduce(into: []) { if case .files(let names) = $1 { $0.formUnion(names) } }
      }
    }
  }

  @Test("tells of files that are whole, renamed or gone, many at once, and of nothing else")
  func files() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    let told = Told()
    let watch = StoreWatch(try await files.open()) { change in
      told.changes.withLock { $0.append(change) }
    }
    for number in 0..<500 { try files.write(chainText("b\(number)"), to: "b\(number).json") }
    try files.write("x", to: ".c.json")
    try files.write("x", to: "notes.txt")
    try FileManager.default.moveItem(
      atPath: files.path(of: "a.json"), toPath: files.path(of: "d.json"))
    try files.remove("b0.json")
    try await told.wait { told.files.count >= 502 }
    #expect(told.files == Set(["a.json", "d.json"] + (0..<500).map { "b\($0).json" }))
    #expect(told.changes.withLock { $0.count } < 200)
    try files.makeFolder("e")
    try await told.wait { told.changes.withLock { $0.contains(.something) } }
    withExtendedLifetime(watch) {}
  }

  @Test("half a file is not told of before it is closed")
  func half() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    let told = Told()
    let watch = StoreWatch(try await files.open()) { change in
      told.changes.withLock { $0.append(change) }
    }
    try Data().write(to: URL(fileURLWithPath: files.path(of: "half.json")))
    let handle = try #require(FileHandle(forWritingAtPath: files.path(of: "half.json")))
    try handle.write(contentsOf: Data(chainText("half").utf8.prefix(20)))
    try files.write(chainText("b"), to: "b.json")
    try await told.wait { told.files.contains("b.json") }
    // Making the empty file was whole; what is written since is not.
    told.changes.withLock { $0 = [] }
    try handle.write(contentsOf: Data(chainText("half").utf8.dropFirst(20)))
    try files.write(chainText("c"), to: "c.json")
    try await told.wait { told.files.contains("c.json") }
    #expect(!told.files.contains("half.json"))
    try handle.close()
    try await told.wait { told.files.contains("half.json") }
    withExtendedLifetime(watch) {}
  }

  @Test("says so also where the first folder comes later")
  func firstFolder() async throws {
    let files = try TemporaryStore()
    let told = Told()
    let watch = StoreWatch(try await files.open()) { change in
      told.changes.withLock { $0.append(change) }
    }
    try files.makeFolder("a")
    try await told.wait { told.changes.withLock { $0.filter { $0 == .something }.count > 1 } }
    withExtendedLifetime(watch) {}
  }

  @Test("where there are folders, says now and then that somebody should look")
  func polling() async throws {
    let files = try TemporaryStore(["a/spec.json": "{}"])
    let told = Told()
    let watch = StoreWatch(try await files.open()) { change in
      told.changes.withLock { $0.append(change) }
    }
    try await told.wait { told.changes.withLock { $0.contains(.something) } }
    withExtendedLifetime(watch) {}
  }
}

@Suite("Files that were written last")
struct ObservedTests {
  @Test("are found without a look at the others, in one directory and in several")
  func observed() async throws {
    let first = try TemporaryStore()
    let second = try TemporaryStore()
    for number in 0..<20 {
      try first.write(
        chainText("a\(number)"), to: "a\(number).json", age: TimeInterval(1_000 - number))
      try second.write(
        chainText("b\(number)"), to: "b\(number).json", age: TimeInterval(500 - number))
    }
    try second.write("{", to: "bad.json", age: 10)
    // Too young for the index to rely on their times.
    for name in ["c", "d"] { try first.write(chainText(name), to: "\(name).json", age: 0) }
    for paths in [[first.path], [first.path, second.path]] {
      let store = try await SnapshotStore.open(paths, index: IndexOptions(place: .memory))
      let graph = store.graph
      let times = graph.nodes.map { ($0, graph[$0].observed ?? .min) }
      let newest = times.max { ($0.1, $0.0.position) < ($1.1, $1.0.position) }
      #expect(try store.newest() == newest?.0)
      for (_, time) in times {
        let expected = times.filter { $0.1 > time }.map(\.0)
        let found = try store.snapshots(observedAfter: time)
        #expect(found == NodeSet(expected, capacity: graph.count))
      }
    }
    let empty = try TemporaryStore()
    let store = try await SnapshotStore.open([empty.path], index: IndexOptions(place: .memory))
    #expect(try store.newest() == nil)
  }
}
