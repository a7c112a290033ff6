// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A store whose index is damaged")
struct IndexedStoreDamageTests {
  private let files: TemporaryStore
  private let other: TemporaryStore

  init() throws {
    files = try TemporaryStore(isInMemory: true)
    other = try TemporaryStore(isInMemory: true)
  }

  @Test("says the same as ever, or that it is damaged, but not twice", arguments: 0..<12)
  func law(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 { try store.comeAndGo() }
    for step in 0..<6 {
      _ = try await open()
      try damage(&random)
      if step % 2 == 0 { try store.change() }
      var answers: StoreAnswers
      do {
        answers = try StoreAnswers(of: try await open())
      } catch StoreError.index {
        answers = try StoreAnswers(of: try await open())
      }
      let differences = try await answers.differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
    }
  }

  @Test("keeps it in memory where a folder stands in its place, and says so")
  func folder() async throws {
    try files.write(chainText("a"), to: "a.json")
    try other.makeFolder("index")
    let store = try await open()
    #expect(store.presentIDs == ["a"])
    #expect(store.notices.count == 1)
  }

  @Test("makes it anew where it is that of another store")
  func foreign() async throws {
    let stranger = try TemporaryStore(["b.json": chainText("b")])
    try files.write(chainText("a"), to: "a.json")
    for _ in 0..<2 {
      #expect(try await open().presentIDs == ["a"])
      let place = IndexOptions(place: .file(other.path(of: "index")))
      #expect(try await SnapshotStore.open(stranger.path, index: place).presentIDs == ["b"])
    }
  }
}

extension IndexedStoreDamageTests {
  private func open() async throws -> SnapshotStore {
    try await SnapshotStore.open(
      files.path, options: .settled, index: IndexOptions(place: .file(other.path(of: "index"))))
  }

  /// Does something to one of the files of the index.
  private func damage(_ random: inout SeededGenerator) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: other.path).sorted()
    let name = names.randomElement(using: &random) ?? ""
    guard var bytes = FileManager.default.contents(atPath: other.path(of: name)), !bytes.isEmpty
    else { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return try other.remove(name)
    case 1: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    default:
      for _ in 0..<30 {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try bytes.write(to: URL(fileURLWithPath: other.path(of: name)))
  }
}
