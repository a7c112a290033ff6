// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport
import Testing

@Suite("Damage to a file")
struct DamageTests {
  @Test("that cuts it short anywhere is found, and leaves the others usable")
  func truncated() async throws {
    let text = chainText(
      "x", parent: #""a""#, row: #""parents": [{"id": "a", "role": "é"}], "curriculum": {"n": 1.5}"#
    )
    let whole = Array(text.utf8)
    let files = try TemporaryStore(["a.json": chainText("a")])
    for length in whole.indices { try files.write(Array(whole[..<length]), to: "\(length).json") }
    let store = try await files.open()
    // The last byte is a line break, without which the file is whole, but named after no id.
    #expect(store.presentIDs == ["a", "x"])
    #expect(try store.findings().map(\.kind).count { $0 == .unparsable } == whole.count - 1)
    #expect(try store.findings().count == whole.count)
  }

  @Test(
    "of most kinds costs the snapshot",
    arguments: [
      ("", "line 1, column 1"), ("   \n", "line 2, column 1"), ("{}{}", "line 1, column 3"),
      (chainText("x") + "x", "line 2, column 1"), (chainText("x") + "\0", "line 2, column 1"),
      (chainText("x").replacing("]", with: ","), "line 1, column 56"),
      (String(repeating: "[", count: 100_000), "line 1, column 1001"),
      (String(repeating: #"{"a":"#, count: 100_000), "line 1, column 5001"),
    ])
  func unparsable(text: String, place: String) async throws {
    let files = try TemporaryStore(["a.json": chainText("a"), "x.json": text])
    let store = try await files.open()
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == ["unparsable - x.json \(place)"])
  }

  @Test("that is not UTF-8 costs the snapshot")
  func notUTF8() async throws {
    let files = try TemporaryStore(["a.json": chainText("a")])
    try files.write(
      Array(#"{"id": "x"#.utf8) + [0xFF] + Array(#"", "lineage": []}"#.utf8), to: "x.json")
    let store = try await files.open()
    #expect(try store.findingLines == ["unparsable - x.json line 1, column 10"])
    #expect(try store.findings().first?.message == "the text is not UTF-8 at the byte 0xFF")
  }

  @Test(
    "of other kinds costs nothing",
    arguments: [
      ("\u{FEFF}" + chainText("x"), "byte-order-mark x x.json line 1, column 1"),
      (chainText("x", rest: #""id": "x""#), "duplicate-key x x.json id"),
      (chainText("x", rest: #""w": {"k": {"a": 1, "a": 2}}"#), "duplicate-key x x.json w.k.a"),
      (
        chainText("x", rest: #""id": "y""#).replacing(#""id": "y""#, with: #""id": "x""#),
        "duplicate-key x x.json id"
      ),
    ])
  func notes(text: String, line: String) async throws {
    let files = try TemporaryStore(["x.json": text])
    let store = try await files.open(options: ScanOptions(parsesEveryByte: true))
    #expect(store.presentIDs == ["x"])
    #expect(try store.findingLines == [line])
  }

  @Test("may be a number that no type can hold, where nobody needs it")
  func hugeNumbers() async throws {
    let rest = #""world": {"a": 1e999, "b": -123456789012345678901234567890, "c": NaN}"#
    let files = try TemporaryStore(["x.json": chainText("x", rest: rest)])
    #expect(try await files.open().findings().isEmpty)
  }

  @Test("may be its size, which can be limited")
  func tooLarge() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("a"), "x.json": chainText("x") + String(repeating: " ", count: 100),
    ])
    let store = try await files.open(options: ScanOptions(sizeLimit: 100))
    #expect(store.presentIDs == ["a"])
    #expect(try store.findingLines == ["too-large - x.json -"])
    #expect(
      try store.findings().first?.message == "the file has 157 bytes; no more than 100 are read")
  }

  @Test("may be its name, which then is an error but costs nothing")
  func nameMismatch() async throws {
    let files = try TemporaryStore(["x.json": chainText("y"), "z.json": flatText("sha256:z")])
    let store = try await files.open()
    #expect(store.presentIDs == ["sha256:z", "y"])
    #expect(
      try store.findingLines == ["name-mismatch y x.json -", "name-mismatch sha256:z z.json -"])
  }

  @Test("may be a copy of it under another name; the one named after the id counts")
  func duplicates() async throws {
    let files = try TemporaryStore([
      "a.json": chainText("x", parent: #""from-a""#),
      "x.json": chainText("x", parent: #""from-x""#),
      "b.json": chainText("y", parent: #""from-b""#),
      "c.json": chainText("y", parent: #""from-c""#),
      "z/spec.json": specText("z"), "z.json": chainText("z", parent: #""from-z""#),
    ])
    let store = try await files.open()
    #expect(store.presentIDs == ["x", "y", "z"])
    #expect(store.missingIDs == ["from-b", "from-x", "from-z"])
    let duplicates = try store.findings().filter { $0.kind == .duplicateID }
    #expect(
      duplicates.map { "\($0.file ?? "-"): \($0.message)" } == [
        "a.json: this snapshot is also in x.json, which counts",
        "c.json: this snapshot is also in b.json, which counts",
        "z/spec.json: this snapshot is also in z.json, which counts",
      ])
  }
}
