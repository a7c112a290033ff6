// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A store whose index is damaged")
struct IndexedStoreDamageTests {
  private let indexed: IndexedFolder
  private var files: TemporaryStore { indexed.files }

  init() throws { indexed = try IndexedFolder() }

  @Test("says the same as ever, or that it is damaged, but not twice", arguments: 0..<12)
  func law(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<12 { try store.comeAndGo() }
    for step in 0..<6 {
      _ = try await indexed.open()
      try damage(&random)
      if step % 2 == 0 { try store.change() }
      let answers = try await answersOnceMended()
      let differences = try await answers.differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
    }
  }

  @Test("gives all records of which no row is sound out of the files", arguments: 0..<12)
  func recovered(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<30 { try store.change() }
    _ = try await indexed.open()
    let expected = try await StoreAnswers.afresh(files.path)
    try run("UPDATE file SET checksum = checksum + 1")
    let known = try await indexed.open(.nothing)
    #expect(Array(known.graph.snapshots) == expected.snapshots)
    let details = expected.snapshots.map { snapshot in
      do { return "\(String(describing: try known.detail(of: snapshot.id)))" } catch {
        return "\(error)"
      }
    }
    #expect(details == expected.details)
    #expect(throws: StoreError.self) { try known.findings() }
    let mended = try await indexed.open()
    #expect(try StoreAnswers(of: mended) == expected)
  }

  @Test("gathers cohorts, which are read when asked for, from the records", arguments: 0..<6)
  func cohorts(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<30 { try store.change() }
    _ = try await indexed.open()
    let expected = try await StoreAnswers.afresh(files.path)
    try run(
      "UPDATE chunk SET checksum = checksum + 1 WHERE CAST(name AS TEXT) = 'memberships'")
    let known = try await indexed.open(.nothing)
    #expect(Array(known.graph.snapshots) == expected.snapshots)
    let fresh = LineageGraph.build(from: expected.snapshots).graph
    #expect(Array(known.graph.cohorts) == Array(fresh.cohorts))
    #expect(throws: StoreError.self) { try known.findings() }
    #expect(try StoreAnswers(of: try await indexed.open()) == expected)
  }

  @Test("is not misled by names in it that have changed")
  func names() async throws {
    let name = Data("aa.json".utf8)
    for number in 0..<8 {
      try files.write(chainText("aa", parent: #""b\#(number)""#), to: "aa.json", age: 100)
      _ = try await indexed.open()
      try run("PRAGMA wal_checkpoint(TRUNCATE)")
      var bytes = try Data(contentsOf: URL(fileURLWithPath: indexed.path))
      let places = bytes.indices.filter { bytes[$0...].starts(with: name) }
      try #require(places.count > 2)
      bytes[places[number % places.count]] = UInt8(ascii: "z")
      try bytes.write(to: URL(fileURLWithPath: indexed.path))
      try files.write(chainText("aa", parent: #""c\#(number)""#), to: "aa.json", age: 50)
      let answers = try await answersOnceMended()
      #expect(try await answers.differences(fromReading: files.path) == [])
    }
  }

  @Test("keeps it in memory where a folder stands in its place, and says so")
  func folder() async throws {
    try files.write(chainText("a"), to: "a.json")
    try indexed.cache.makeFolder("index")
    let store = try await indexed.open()
    #expect(store.presentIDs == ["a"])
    #expect(store.notices.count == 1)
  }

  @Test("makes it anew where it is that of another store")
  func foreign() async throws {
    let stranger = try TemporaryStore(["b.json": chainText("b")])
    try files.write(chainText("a"), to: "a.json")
    for _ in 0..<2 {
      #expect(try await indexed.open().presentIDs == ["a"])
      let place = IndexOptions(place: indexed.place)
      #expect(try await SnapshotStore.open(stranger.path, index: place).presentIDs == ["b"])
    }
  }
}

extension IndexedStoreDamageTests {
  /// What the store says at the first attempt, or at the second after an error.
  private func answersOnceMended() async throws -> StoreAnswers {
    do {
      return try StoreAnswers(of: try await indexed.open())
    } catch StoreError.index {
      return try StoreAnswers(of: try await indexed.open())
    }
  }

  /// Changes the database of the index behind everybody's back.
  private func run(_ sql: String) throws {
    let path = indexed.path
    try IndexConnection(path: path, identity: nil, settings: IndexSettings()).run(sql)
  }

  /// Does something to one of the files of the index.
  private func damage(_ random: inout SeededGenerator) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: indexed.cache.path).sorted()
    let name = names.randomElement(using: &random) ?? ""
    guard var bytes = FileManager.default.contents(atPath: indexed.cache.path(of: name)),
      !bytes.isEmpty
    else { return }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return try indexed.cache.remove(name)
    case 1: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    default:
      for _ in 0..<30 {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      }
    }
    try bytes.write(to: URL(fileURLWithPath: indexed.cache.path(of: name)))
  }
}
