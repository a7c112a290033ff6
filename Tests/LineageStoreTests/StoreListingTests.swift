// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("The files of a store")
struct StoreListingTests {
  @Test("are those named .json, hidden and unfinished ones left out, and folders' spec.json")
  func names() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), ".b.json": chainText("b"), "c.json.tmp": chainText("c"),
      "d.json~": chainText("d"), "e.JSON": chainText("e"), "f": chainText("f"),
      ".json": chainText("g"), ".hidden/spec.json": specText("h"), "i/j.json": chainText("j"),
      "k.json/spec.json": specText("k.json"), "l/spec.json": specText("l"),
    ])
    let store = try await files.open()
    #expect(store.presentIDs == ["a", "k.json", "l"])
    #expect(try store.findings().isEmpty)
  }

  @Test("are read once where a link inside the store leads to them")
  func links() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "objects/one": chainText("b"), "s/spec.json": specText("s"),
    ])
    try files.link("twin.json", to: "a.json")
    try files.link("absolute.json", to: files.path(of: "a.json"))
    try files.link("b.json", to: "objects/one")
    try files.link("b-again.json", to: "objects/../b.json")
    try files.link("s-link.json", to: "s/spec.json")
    try files.link("s-folder", to: "s")
    let store = try await files.open()
    #expect(store.presentIDs == ["a", "b", "s"])
    // Of two links to one file the first by name is followed, and it is not named after the id.
    #expect(try store.findingLines == ["name-mismatch b b-again.json -"])
    #expect(try store.detail(of: "b")?.facts.map(\.values) == [["b"]])
  }

  @Test("are not looked for where links lead out of the store, nowhere or round in circles")
  func otherLinks() async throws {
    let outside = try TemporaryStore(["x.json": chainText("x"), "f/spec.json": specText("f")])
    let files = try TemporaryStore(["a.json": chainText("a"), "folder/text": "no snapshot"])
    try files.link("circle.json", to: "circle.json")
    try files.link("nowhere.json", to: "gone.json")
    try files.link("outside.json", to: outside.path(of: "x.json"))
    try files.link("folder.json", to: "folder")
    try files.link("f", to: outside.path(of: "f"))
    try files.link("unrelated", to: "/")
    try files.makeFolder("g")
    try files.link("g/spec.json", to: outside.path(of: "f/spec.json"))
    let store = try await files.open()
    #expect(store.presentIDs == ["a"])
    #expect(
      (try store.findings()).map { "\($0.kind.rawValue) \($0.file ?? "-"): \($0.message)" } == [
        "link circle.json: the link leads round in circles",
        "link f: the link leads out of the store, to \(try real(outside.path(of: "f")))",
        "link folder.json: the link leads to a directory",
        "link g/spec.json: the link leads out of the store, "
          + "to \(try real(outside.path(of: "f/spec.json")))",
        "link nowhere.json: the link leads nowhere",
        "link outside.json: the link leads out of the store, "
          + "to \(try real(outside.path(of: "x.json")))",
      ])
  }

  @Test("may be in a directory that is itself reached by a link")
  func linkedStore() async throws {
    let files = try TemporaryStore([
      "store/a.json": chainText("a"), "store/objects/one": chainText("b"),
    ])
    try files.link("store/b.json", to: "objects/one")
    try files.link("link", to: "store")
    let store = try await SnapshotStore.open(files.path(of: "link"))
    #expect(store.presentIDs == ["a", "b"])
    #expect(try store.findings().isEmpty)
  }

  @Test("are not opened where they are FIFOs, which would wait for ever")
  func fifo() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    #expect(mkfifo(files.path(of: "b.json"), 0o600) == 0)
    #expect(mkfifo(files.path(of: "c"), 0o600) == 0)
    try files.link("d.json", to: "b.json")
    let store = try await files.open()
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == ["unreadable - b.json -", "link - d.json -"])
  }

  @Test("are told of where their names are not UTF-8")
  func names8Bit() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    // "é.json" in Latin-1, which no Swift string can name.
    let name = files.path(of: "").utf8CString.dropLast() + [-23] + Array(".json".utf8CString)
    let descriptor = Array(name).withUnsafeBufferPointer { name in
      name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    #expect(descriptor >= 0)
    close(descriptor)
    let store = try await files.open()
    #expect(try store.findings().map(\.file) == [#"\xE9.json"#])
    #expect(try store.findings().map(\.message) == ["the name is not UTF-8"])
  }

  @Test(
    "and folders that may not be read are findings",
    .enabled(if: getuid() != 0, "root may read all"))
  func unreadable() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "b.json": chainText("b"), "c/spec.json": specText("c"),
    ])
    #expect(chmod(files.path(of: "b.json"), 0) == 0)
    #expect(chmod(files.path(of: "c"), 0) == 0)
    let store = try await files.open()
    #expect(chmod(files.path(of: "c"), 0o700) == 0)
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == ["unreadable - b.json -", "unreadable - c -"])
  }

  @Test("keep their names apart where these differ only in how accents are composed")
  func normalization() async throws {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    let files = try TemporaryStore([
      "\(composed).json": chainText(composed),
      "\(decomposed).json": chainText(decomposed, parent: "\"\(composed)\""),
    ])
    let store = try await files.open()
    #expect(store.graph.count == 2)
    #expect(try store.findings().isEmpty)
    #expect(store.parents(of: SnapshotID(decomposed)).map(\.id) == [SnapshotID(composed)])
    #expect(store.parents(of: SnapshotID(composed)).isEmpty)
  }

  @Test("may have names that could drive a terminal")
  func control() async throws {
    let id = "a\u{1B}[31m\u{202E}\n中"
    let files = try TemporaryStore()
    try files.write(
      #"{"id": "a\u001b[31m\u202e\n中", "lineage": [{"id": "a\u001b[31m\u202e\n中"}]}"#,
      to: "\(id).json")
    let store = try await files.open()
    #expect(store.presentIDs == [id])
    #expect(try store.findings().isEmpty)
  }

  private func real(_ path: String) throws -> String {
    let resolved = try #require(realpath(path, nil))
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
