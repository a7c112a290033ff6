// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("A store that is told which files have changed")
struct NamedFilesTests {
  private let indexed: IndexedFolder
  private var files: TemporaryStore { indexed.files }

  init() throws { indexed = try IndexedFolder() }

  @Test("says what one says that reads all files, whatever was changed", arguments: 0..<24)
  func law(seed: Int) async throws {
    var store = try RandomStore(of: files, seed: seed)
    for _ in 0..<6 { try store.comeAndGo() }
    var known = try await indexed.open(.files)
    var stamps = self.stamps
    for step in 0..<10 {
      for _ in 0..<(1 + step % 3) {
        if seed.isMultiple(of: 2) { try store.comeAndGo() } else { try store.change() }
      }
      let names = changes(since: &stamps)
      // Another store at the same index is now and then the first to notice.
      if step % 4 == 3 { try await indexed.open(.nothing).index(names) }
      known = try await known.noticing(names)
      let differences = try await StoreAnswers(of: known).differences(fromReading: files.path)
      #expect(differences == [], "step \(step)")
    }
    let again = try StoreAnswers(of: try await indexed.open(.nothing))
    #expect(try await again.differences(fromReading: files.path) == [])
  }

  @Test("says the same of files that only come, in whatever order", arguments: 0..<20)
  func coming(seed: Int) async throws {
    var random = SeededGenerator(seed: seed)
    let ids = (0..<9).map { "s\($0)" }
    var known = try await indexed.open(.files)
    for id in ids.shuffled(using: &random) {
      let others = ids.filter { _ in random.chance(0.5) }.map {
        #"{"id": "\#($0)", "parents": ["\#(ids.randomElement(using: &random) ?? "")"]}"#
      }
      let parent = ids.randomElement(using: &random) ?? ""
      let text = chainText(id, parent: "\"\(parent)\"", before: others)
      try files.write(random.chance(0.1) ? "damaged" : text, to: "\(id).json")
      known = try await known.noticing(["\(id).json"])
      let differences = try await StoreAnswers(of: known).differences(fromReading: files.path)
      #expect(differences == [], "\(id)")
    }
  }

  @Test("looks at no other file, and does not pass for complete")
  func noOther() async throws {
    try files.write(chainText("a"), to: "a.json")
    let before = try await indexed.open(.files)
    try files.write(chainText("b", parent: #""a""#), to: "b.json")
    try files.write(chainText("unseen", parent: #""a""#), to: "unseen.json")
    let names = ["b.json", ".hidden.json", "note.txt", "x/y/spec.json", "", "gone.json"]
    let store = try await before.noticing(names)
    #expect(store.presentIDs == ["a", "b"])
    #expect(before.presentIDs == ["a"])
    let facts = store.parts[0].reader.head.facts
    #expect(facts == before.parts[0].reader.head.facts)
    #expect(try await indexed.open(.nothing).presentIDs == ["a", "b"])
    #expect(try await indexed.open(.folder).presentIDs == ["a", "b", "unseen"])
  }

  @Test(
    "looks at all where that is needed",
    arguments: ["gone.json", "link.json", "target.json", "folder.json"])
  func all(name: String) async throws {
    try files.write(chainText("gone"), to: "gone.json")
    try files.link("dead.json", to: "target.json")
    try files.write(chainText("hidden"), to: ".hidden.json")
    let before = try await indexed.open(.files)
    try files.remove("gone.json")
    try files.link("link.json", to: ".hidden.json")
    try files.write(chainText("target"), to: "target.json")
    try files.makeFolder("folder.json")
    let store = try await before.noticing([name])
    #expect(store.presentIDs == ["hidden", "target"])
    let differences = try await StoreAnswers(of: store).differences(fromReading: files.path)
    #expect(differences == [])
  }

  @Test("knows in which of several directories a file is")
  func several() async throws {
    let second = try TemporaryStore(["a.json": chainText("a")])
    try files.write(chainText("a"), to: "a.json")
    let store = try await SnapshotStore.open(
      [files.path, second.path], options: .settled,
      index: IndexOptions(place: indexed.place))
    try second.write(chainText("b", parent: #""a""#), to: "b.json")
    #expect(try await store.noticing(["b.json"]).presentIDs == ["a"])
    #expect(try await store.noticing([second.path(of: "b.json")]).presentIDs == ["a", "b"])
  }
}

extension NamedFilesTests {
  /// What tells of each file that a random store may have whether it is the same, links followed.
  private var stamps: [String: String] {
    let names = (0..<9).flatMap { ["s\($0).json", "s\($0)/spec.json"] }
    let stamps = names.map { name in
      var own = stat()
      var target = stat()
      let path = files.path(of: name)
      guard lstat(path, &own) == 0 else { return "" }
      _ = stat(path, &target)
      let times = [own, target].map { "\($0.st_ino) \($0.st_size) \($0.st_mtim)" }
      return times.joined(separator: ", ")
    }
    return Dictionary(uniqueKeysWithValues: zip(names, stamps))
  }

  /// The names of the files that have changed.
  private func changes(since earlier: inout [String: String]) -> [String] {
    let now = stamps
    defer { earlier = now }
    return now.keys.filter { now[$0] != earlier[$0] }.sorted()
  }
}
