// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

/// The writers of these tests write when all files have been read once, and the reader is about to
/// condemn what it could not parse.
@Suite("A file that is being written")
struct HalfWrittenTests {
  private let patient = ScanOptions(settlingTime: 600)
  private let text = chainText("x", parent: #""a""#)

  @Test("is read again until it is whole")
  func completed() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.write(String(text.prefix(20)), to: "x.json", age: 0)
    let store = try await open(files, patient) { try files.write(text, to: "x.json", age: 0) }
    #expect(try store.findings().isEmpty)
    #expect(store.children(of: "a").map(\.id) == ["x"])
  }

  @Test("is condemned when it stays as it is, all of them together")
  func condemned() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    for number in 0..<50 { try files.write("{", to: "\(number).json", age: 0) }
    let store = try await files.open(options: patient)
    #expect(try store.findings().count == 50)
    #expect(store.presentIDs == ["a"])
  }

  @Test("is condemned at once when nobody has touched it for long")
  func old() async throws {
    let files = try TemporaryStore(["a.json": chainText("a"), "x.json": "{"])
    let store = try await open(files, ScanOptions()) { try files.write(text, to: "x.json") }
    #expect(try store.findingLines == ["unparsable - x.json line 1, column 2"])
  }

  @Test("may vanish, which is no finding")
  func vanished() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.write("{", to: "x.json", age: 0)
    let store = try await open(files, patient) { try files.remove("x.json") }
    #expect(try store.findings().isEmpty)
    #expect(store.presentIDs == ["a"])
  }

  /// Opens a store, and does something when all files have been read once.
  private func open(
    _ files: TemporaryStore, _ options: ScanOptions, afterReading act: () throws -> Void
  ) async throws -> SnapshotStore {
    try await files.open(options: options) { progress in
      if progress.phase == .looking || progress.filesRead < progress.fileCount { return }
      #expect(throws: Never.self) { try act() }
    }
  }
}
