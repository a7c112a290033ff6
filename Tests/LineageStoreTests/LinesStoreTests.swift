// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A file of JSON lines as a store")
struct LinesStoreTests {
  private let files: TemporaryStore

  init() throws { files = try TemporaryStore() }

  private func open(
    _ name: String = "runs.jsonl", index: IndexOptions = IndexOptions()
  ) async throws -> SnapshotStore {
    let mapping = try Mapping(parsing: "id=id,parents=from,metric.n=n")
    return try await SnapshotStore.open(
      files.path(of: name), options: ScanOptions(mapping: mapping), index: index)
  }

  @Test("has a snapshot a line, whatever ends it")
  func lines() async throws {
    try files.write(
      "\u{FEFF}{\"id\": 1}\r\n\n  \n{\"id\": 2, \"from\": 1, \"n\": 5}\r\n{\"id\": 3, \"from\": [2, 1]}",
      to: "runs.jsonl")
    let store = try await open()
    #expect(store.presentIDs == ["1", "2", "3"])
    #expect(store["2"]?.file == "runs.jsonl:4")
    #expect(store.parents(of: "3").map(\.id) == ["2", "1"])
    #expect(try store.findingLines == ["byte-order-mark 1 runs.jsonl:1 line 1, column 1"])
    #expect(try store.detail(of: "2")?.facts.map(\.key) == ["id", "from", "n"])
    #expect(store.path(ofFile: "runs.jsonl:4") == files.path(of: "runs.jsonl"))
    #expect(store.isCurrent("2"))
  }

  @Test("keeps all lines but the damaged ones, and says which they are")
  func damage() async throws {
    try files.write(
      "{\"id\": 1}\n{\"id\": \n[1]\n{\"x\": 1}\n\u{0}\n{\"id\": 5}\n", to: "runs.jsonl")
    let store = try await open()
    #expect(store.presentIDs == ["1", "5"])
    #expect(
      try store.findings().map { "\($0.kind.rawValue) \($0.file ?? "")" } == [
        "unparsable runs.jsonl:2", "not-an-object runs.jsonl:3", "no-id runs.jsonl:4",
        "unparsable runs.jsonl:5",
      ])
    #expect(try store.excerpt(ofFile: "runs.jsonl:2", place: nil).lines.count == 1)
  }

  @Test("of two lines with one id the first counts, by number")
  func duplicates() async throws {
    let blank = String(repeating: "\n", count: 8)
    try files.write(
      "\(blank){\"id\": 1, \"from\": 8}\n{\"id\": 1, \"from\": 9}\n", to: "runs.jsonl")
    let store = try await open()
    #expect(store["1"]?.file == "runs.jsonl:9")
    #expect(try store.findings().first?.kind == .duplicateID)
  }

  @Test("leaves a line that is being written for the next time")
  func unfinished() async throws {
    try files.write("{\"id\": 1}\n{\"id\": 2, \"fr", to: "runs.jsonl", age: 0)
    let store = try await open()
    #expect(store.presentIDs == ["1"])
    #expect(try store.findings().isEmpty)
    try files.write("{\"id\": 1}\n{\"id\": 2, \"from\": 1}\n", to: "runs.jsonl", age: 0)
    let later = try #require(try await store.verified())
    #expect(later.presentIDs == ["1", "2"])
    #expect(later.changes(since: store).isEmpty == false)
    #expect(try await later.noticing(["runs.jsonl"]).presentIDs == ["1", "2"])
    // Long after, nobody is at work on it any more.
    try files.write("{\"id\": 1}\n{\"id\": 2, \"fr", to: "runs.jsonl")
    #expect(try await open().findings().map(\.kind) == [.unparsable])
  }

  @Test("that is opened by its index says what one says that reads all of it", arguments: 0..<20)
  func law(seed: Int) async throws {
    let folder = try IndexedFolder()
    var random = SeededGenerator(seed: seed)
    var lines = (0..<6).map { "{\"id\": \($0)}" }
    for step in 0..<6 {
      for _ in 0..<3 {
        let id = ["1", "2", "3", "\"a\""][Int.random(in: 0..<4, using: &random)]
        let line = "{\"id\": \(id), \"from\": [\(Int.random(in: 0...9, using: &random))]}"
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where lines.count > 1: lines.removeLast()
        case 1: lines[Int.random(in: 0..<lines.count, using: &random)] = line
        case 2: lines.insert("", at: 0)
        default: lines.append(line)
        }
      }
      try files.write(lines.joined(separator: "\n"), to: "runs.jsonl")
      let indexed = try await open(index: IndexOptions(place: folder.place))
      #expect(try StoreAnswers(of: indexed) == StoreAnswers(of: await open()), "step \(step)")
    }
  }

  @Test("is none by another name, of too many bytes, or not there")
  func none() async throws {
    try files.write("{\"id\": 1}\n", to: "runs.txt")
    let mapping = try Mapping(parsing: "id=id")
    await #expect(throws: StoreError.notDirectory(path: files.path(of: "runs.txt"))) {
      try await SnapshotStore.open(
        files.path(of: "runs.txt"), options: ScanOptions(mapping: mapping))
    }
    await #expect(throws: StoreError.noSuchDirectory(path: files.path(of: "no.jsonl"))) {
      try await SnapshotStore.open(files.path(of: "no.jsonl"))
    }
    let directory = try OpenDirectory(files.path)
    #expect(throws: OpenDirectory.ReadingError.tooLarge(10)) {
      try LinesFile("runs.txt", in: directory, options: ScanOptions(sizeLimit: 9))
    }
    try files.makeFolder("odd.jsonl")
    try files.write(chainText("a"), to: "odd.jsonl/a.json")
    #expect(try await SnapshotStore.open(files.path(of: "odd.jsonl")).presentIDs == ["a"])
  }

  @Test("takes nothing in")
  func writing() async throws {
    try files.write("{\"id\": 1}\n", to: "runs.jsonl")
    let before = try files.inventory()
    let store = try await open()
    let file = try SnapshotFile(Array(chainText("a").utf8), from: "a")
    #expect(throws: WriteError.foreignStore(path: files.path(of: "runs.jsonl"))) {
      try store.save([file])
    }
    #expect(try store.leftovers().isEmpty)
    #expect(try files.inventory() == before)
  }
}
