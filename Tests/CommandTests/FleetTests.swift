// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TerminalTesting
import TestSupport
import Testing

/// A training fleet: many processes write into one store while others read it.
@Suite("Many writers and a reader")
struct FleetTests {
  private static let writers = 8
  private static let snapshotsEach = 2_000
  /// Each snapshot is added by two writers.
  private static let total = writers * snapshotsEach / 2

  @Test("lose nothing, and nobody sees half a snapshot")
  func fleet() async throws {
    let folder = try TemporaryStore()
    let store = try TemporaryStore(isInMemory: true)
    let texts = (0..<Self.total).map { number in
      let parent = number == 0 ? "null" : "\"\((number - 1) / 2)\""
      return chainText("\(number)", parent: parent, rest: #""filling": "\#(filling)", "end": 0"#)
    }
    let processes = try (0..<Self.writers).map { try startWriter($0, of: texts, folder, store) }
    async let isWhole = read(store, until: Self.total)
    let statuses = await Self.statuses(of: processes)
    for (number, status) in statuses.enumerated() {
      #expect(status == 0)
      // On a machine slow enough some wait in vain for the others' index, say so, and need none.
      let errors = try text(of: "errors \(number)", in: folder).split(separator: "\n")
        .filter { !$0.contains("the index is kept in memory") }
      #expect(errors == [])
      #expect(
        try text(of: "output \(number)", in: folder).split(separator: "\n").count
          == Self.snapshotsEach)
    }
    #expect(try await isWhole)
    for (number, text) in texts.enumerated() {
      #expect(try self.text(of: "\(number).json", in: store) == text)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path).count == Self.total)
  }

  /// So long that a snapshot is more than one block.
  private let filling = String(repeating: "x", count: 600)

  /// Starts a process that adds its share, in two batches, of which its neighbors have each one.
  private func startWriter(
    _ number: Int, of texts: [String], _ folder: TemporaryStore, _ store: TemporaryStore
  ) throws -> pid_t {
    let size = Self.snapshotsEach / 2
    for half in 0...1 {
      let places = (0..<size).map { ((number + half) * size + $0) % texts.count }
      try folder.write(places.map { texts[$0] }.joined(), to: "\(number) \(half)")
    }
    let line =
      #"for half in 0 1; do "$stemma" add --allow-missing -s "$store" "\#(number) $half"; done"#
    return try start(
      ["/bin/bash", "-ec", line], in: folder.path,
      [
        "stemma": builtProgram("stemma"), "store": store.path,
        "XDG_CACHE_HOME": folder.path(of: "cache"),
      ], folder.path(of: "output \(number)"),
      folder.path(of: "errors \(number)"))
  }

  /// Opens the store again and again; whether it never shows an error, and never less than before.
  private func read(_ store: TemporaryStore, until total: Int) async throws -> Bool {
    var known = 0
    while known < total {
      let opened = try await SnapshotStore.open(store.path)
      let present = opened.graph.present.count
      let isWhole = try opened.findings().allSatisfy { $0.severity == .note }
      if !isWhole || present < known { return false }
      if present == known { try await Task.sleep(for: .milliseconds(20)) }
      known = present
    }
    return true
  }

  /// Waits for all processes, on a thread of its own since the wait is long.
  private static func statuses(of processes: [pid_t]) async -> [Int32] {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(
          returning: processes.map { process in
            var status: Int32 = 0
            waitpid(process, &status, 0)
            return status
          })
      }
    }
  }

  private func text(of name: String, in folder: TemporaryStore) throws -> String {
    try String(contentsOfFile: folder.path(of: name), encoding: .utf8)
  }
}
