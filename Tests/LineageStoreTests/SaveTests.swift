// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Saving snapshots")
struct SaveTests {
  @Test("keeps the bytes as they are, and again changes nothing")
  func same() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    let text = "\u{FEFF} " + chainText("b", parent: #""a""#, rest: #""x": 1.0"#) + "\n\n"
    let store = try await files.open()
    let file = try SnapshotFile(Array(text.utf8), from: "b")
    #expect(try store.save([file]) == [SavedSnapshot(id: "b", change: .added)])
    #expect(try Data(contentsOf: URL(fileURLWithPath: files.path(of: "b.json"))) == Data(text.utf8))
    let before = try files.inventory()
    #expect(try store.save([file]) == [SavedSnapshot(id: "b", change: .unchanged)])
    #expect(try await files.open().save([file]) == [SavedSnapshot(id: "b", change: .unchanged)])
    #expect(try files.inventory() == before)
    #expect(try files.names() == ["a.json", "b.json"])
  }

  @Test("refuses other content under an id, and names where it differs")
  func conflicts() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a", rest: #""world": {"f": [1, 1.0]}, "z": 1"#)
    ])
    let store = try await files.open()
    func refusal(_ text: String) throws -> String? {
      let file = try file(text)
      return #expect(throws: WriteError.self) { try store.save([file]) }?.message
    }
    let start = "a is in the store with another content: "
    #expect(
      try refusal(chainText("a", rest: #""world": {"f": [1, 1.00]}, "z": 1"#))
        == start + "world.f[1] is 1.0 in the store and 1.00 in what is given")
    #expect(
      try refusal(chainText("a", rest: #""world": {"f": [1, 1.0]}"#))
        == start + "z is 1 in the store and absent in what is given")
    #expect(
      try refusal(
        chainText("a", row: #""prompt": "p""#, rest: #""world": {"f": [1, 1.0]}, "z": 1"#))
        == start + #"lineage[0].prompt is absent in the store and "p" in what is given"#)
    #expect(
      try refusal(chainText("a", rest: #""z":1,"world":{"f":[1,1.0]}"#))
        == start + "only white space, escapes or the order of keys differ")
    #expect(try files.names() == ["a.json"])
  }

  @Test(
    "refuses an id that no file can be named after",
    arguments: [
      ("../x", "it has a slash"), ("/", "it has a slash"), (#"a\u0000b"#, "it has a zero byte"),
      (".", "it begins with a full stop"), ("..", "it begins with a full stop"),
      (".x", "it begins with a full stop"),
      (
        String(repeating: "é", count: 123),
        "with .json it has 251 bytes, more than 250"
      ),
    ])
  func unsafe(id: String, reason: String) throws {
    let error = #expect(throws: WriteError.self) { try file(chainText(id)) }
    #expect(error?.message.hasSuffix(": " + reason) == true)
    #expect(throws: WriteError.self) { try file(chainText("")) }
    #expect(try file(chainText(String(repeating: "x", count: 245))).id.text.count == 245)
  }

  @Test(
    "refuses what does not fit into the lineage, all of the batch",
    arguments: [
      ([chainText("n", parent: #""gone""#)], "gone, a parent of n, is not in the store"),
      ([chainText("n", parent: #""n""#)], "n names itself as a parent"),
      (
        [chainText("n", parent: #""a""#, row: #""parents": ["a", "b", "a"]"#)],
        "n names its parent a more than once"
      ),
      ([chainText("m", parent: #""b""#)], "b, a parent of m, descends from it"),
      (
        [chainText("n", parent: #""k""#), chainText("k", parent: #""n""#)],
        "n, a parent of k, descends from it"
      ),
      (
        [chainText("n", parent: #""b""#, row: #""cohort": "c""#)],
        "n has other parents than b in the cohort c"
      ),
      (
        [
          chainText("n", parent: #""b""#, row: #""cohort": "d""#),
          chainText("k", parent: #""a""#, row: #""cohort": "d""#),
        ], "n has other parents than k in the cohort d"
      ),
      ([chainText("n"), chainText("n")], "n is in the batch twice"),
      ([], "there is no snapshot to write"),
    ])
  func refusals(texts: [String], message: String) async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a", parent: #""m""#),
      "b.json": chainText("b", parent: #""a""#, row: #""cohort": "c""#),
    ])
    let before = try files.inventory()
    let batch = try ([chainText("good", parent: #""a""#)] + texts).map { try file($0) }
    let store = try await files.open()
    let error = #expect(throws: WriteError.self) {
      try store.save(texts.isEmpty ? [] : batch)
    }
    #expect(error?.message == message)
    #expect(try files.inventory() == before)
  }

  @Test("takes parents and children in one batch, and missing parents where they are allowed")
  func allowed() async throws {
    let files = try TemporaryStore(["a.json": chainText("a", parent: #""m""#)])
    let store = try await files.open()
    let batch = try [
      file(chainText("n", parent: #""k""#)), file(chainText("k", parent: #""a""#)),
      file(chainText("m", parent: #""gone""#)),
    ]
    #expect(throws: WriteError.missingParent("gone", of: "m")) { try store.save(batch) }
    let saved = try store.save(batch, options: SaveOptions(allowsMissingParents: true))
    #expect(saved.map(\.change) == [.added, .added, .added])
    #expect(try await files.open().findings().map(\.kind) == [.missingParent])
  }

  @Test("refuses damaged files, and content that the id does not vouch for")
  func damaged() throws {
    #expect(throws: WriteError.self) { try file("{") }
    #expect(throws: WriteError.self) { try file(#"{"lineage": {"snapshot_id": "s"}}"#) }
    #expect(throws: WriteError.self) { try file(chainText("a", row: #""prompt": 1"#)) }
    #expect(throws: WriteError.self) {
      try file(chainText("a", parent: #""b""#, row: #""parents": ["c"]"#))
    }
    let whole = wholeChainText("0123456789abcdef")
    let error = #expect(throws: WriteError.self) { try file(whole) }
    guard case .contentMismatch("0123456789abcdef", let computed?) = error else {
      Issue.record("another error: \(error?.message ?? "none")")
      return
    }
    let mended = whole.replacingOccurrences(of: "0123456789abcdef", with: computed.text)
    #expect(throws: Never.self) { try file(mended) }
  }

  @Test("leaves a link alone, as long as what it leads to is the same")
  func link() async throws {
    let files = try TemporaryStore(["kept": chainText("b")])
    try files.link("b.json", to: "kept")
    let store = try await files.open()
    #expect(try store.save([file(chainText("b"))]).map(\.change) == [.unchanged])
    #expect(throws: WriteError.self) { try store.save([file(chainText("b", rest: #""x": 1"#))]) }
    #expect(try files.text(of: "kept") == chainText("b"))
  }

  @Test("does not ask where a snapshot has its file, as long as it is the same")
  func elsewhere() async throws {
    let first = try TemporaryStore(["a.json": chainText("a")])
    let second = try TemporaryStore(["b.json": chainText("b")])
    let store = try await SnapshotStore.open([first.path, second.path])
    #expect(try store.save([file(chainText("b"))]).map(\.change) == [.unchanged])
    let other = try file(chainText("b", rest: #""x": 1"#))
    let error = #expect(throws: WriteError.self) { try store.save([other]) }
    #expect(error?.message.hasSuffix("its file is \(second.path)/b.json") == true)
    #expect(try first.names() == ["a.json"])
  }

  private func file(_ text: String) throws -> SnapshotFile {
    try SnapshotFile(Array(text.utf8), from: "a text")
  }
}
