// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import Browser
@testable import stemma

@Suite("stemma tag, and what users say of snapshots")
struct TagTests {
  let store: TemporaryStore
  let home: TemporaryStore

  init() throws {
    store = try Fixtures.estate()
    home = try TemporaryStore()
  }

  private func run(_ arguments: [String]) throws -> StemmaRun {
    try stemma(
      arguments, in: store.path,
      environment: ["XDG_STATE_HOME": home.path, "XDG_CACHE_HOME": home.path])
  }

  @Test("gives and takes tags and notes, prints them, and writes nothing into the store")
  func tags() throws {
    let before = try store.inventory()
    #expect(try run(["tag"]).output == "")
    #expect(try run(["tag", "9f3a | fb54", "keep", "easy", "--note", "too long"]).status == 0)
    #expect(try run(["tag", "fb54", "easy", "--remove", "--note", ""]).status == 0)
    #expect(
      try run(["tag"]).output == """
        fb545261  keep
        9f3a2b1c  easy keep  : too long

        """)
    #expect(try run(["tag", "9f3a"]).output == "9f3a2b1c  easy keep  : too long\n")
    #expect(try run(["query", "tag(keep) ~ roots()", "--ids"]).output == "9f3a2b1c\n")
    #expect(try run(["query", "tag(\"e*\")", "--count"]).output == "1\n")
    #expect(try run(["tag", "9f3a", "--remove"]).status == 0)
    #expect(try run(["tag"]).output == "fb545261  keep\n")
    #expect(try store.inventory() == before)
  }

  @Test("refuses what is no tag")
  func refuses() throws {
    #expect(try run(["tag", "9f3a", "two words"]).errors.contains("'two words' is no tag"))
    #expect(try run(["tag", "--remove"]).errors.contains("--remove needs snapshots"))
    #expect(try run(["tag", "zzzz", "x"]).status == 66)
  }

  @Test("what is selected and marked in the browser is known to expressions everywhere")
  func selection() throws {
    for (query, message) in [("sel()", "nothing is selected"), ("'q", "there is no mark 'q")] {
      let run = try run(["query", query])
      #expect(run.status != 0 && run.errors.contains(message), "\(run)")
    }
    let file = try stateFile()
    try file.save([.select(["9f3a2b1c", "gone"], isSelected: true), .mark("q", "ab9ce87e")])
    #expect(try run(["query", "sel() | 'q", "--ids"]).lines == ["ab9ce87e", "9f3a2b1c"])
    #expect(try run(["children", "'q", "--ids"]).lines == ["1c55aa90", "9f3a2b1c"])
    // Another browser selects and takes out meanwhile.
    try file.save([.select(["fb545261"], isSelected: true)])
    try file.save([.select(["9f3a2b1c"], isSelected: false)])
    #expect(try run(["query", "sel()", "--ids"]).lines == ["fb545261"])
    #expect(try file.load().selection == ["fb545261", "gone"])
    try file.save([.select(["fb545261"], isSelected: false)])
    #expect(try run(["query", "sel()"]).errors.contains("nothing is selected"))
  }

  @Test("files of earlier and later versions are read")
  func versions() throws {
    let file = try stateFile()
    try file.save([.mark("a", "x")])
    let store = try file.load()
    #expect(store.marks == ["a": "x"] && store.selection.isEmpty)
    var text = try String(contentsOfFile: file.path, encoding: .utf8)
    text = text.replacingOccurrences(of: #"{"lastMark""#, with: #"{"future":{"b":[1]},"lastMark""#)
    try text.write(toFile: file.path, atomically: true, encoding: .utf8)
    #expect(try file.load() == store)
  }

  private func stateFile() throws -> UserStateFile {
    try #require(UserStateFile(for: [store.path], environment: ["XDG_STATE_HOME": home.path]))
  }

  @Test("a damaged file of tags is an error that names it, and only for those who need it")
  func damage() throws {
    #expect(try run(["tag", "9f3a", "keep"]).status == 0)
    let folder = home.path + "/stemma/stores"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    let name = try #require(names.first { $0.hasSuffix(".json") })
    try Data("{".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    let tagged = try run(["query", "tag(keep)"])
    #expect(tagged.status == 74)
    #expect(
      tagged.errors.contains("stemma: your marks and tags in \(folder)/\(name) cannot be read"))
    #expect(try run(["tag", "9f3a", "more"]).status == 74)
    #expect(try run(["query", "leaves()", "--count"]).status == 0)
  }

  @Test("changes of several writers at once are all kept")
  func writers() async throws {
    let path = home.path
    let file = try #require(
      UserStateFile(for: [store.path], environment: ["XDG_STATE_HOME": path]))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          for number in 0..<20 {
            try file.save([.tag(SnapshotID("s\(number)"), "w\(writer)", isGiven: true)])
          }
        }
      }
      try await group.waitForAll()
    }
    let state = try file.load()
    #expect(state.tags.count == 20)
    #expect(state.tags.values.allSatisfy { $0.count == 8 })
  }

  @Test("all of it comes back as it was kept")
  func roundTrip() throws {
    let file = try #require(
      UserStateFile(for: [store.path], environment: ["XDG_STATE_HOME": home.path]))
    let changes: [UserState.Change] = [
      .mark("a", "9f3a2b1c"), .mark("é", "x"), .tag("x", "b", isGiven: true),
      .tag("x", "a", isGiven: true), .note("cafe\u{301}", "one"), .note("caf\u{E9}", "two"),
      .select(["cafe\u{301}", "caf\u{E9}"], isSelected: true),
      .line(.init(prompt: "& ", text: "all()")), .seen(until: 7, except: ["y", "z"]),
    ]
    var expected = UserState()
    for change in changes { expected.apply(change) }
    try file.save(changes)
    #expect(try file.load() == expected)
    #expect(expected.notes.count == 2)
  }
}
