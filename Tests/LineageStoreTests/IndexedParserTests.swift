// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import LineageStore

@Suite("The indexed parser")
struct IndexedParserTests {
  /// All keys that random documents have.
  private static let keys: [StaticString] = ["a", "id", "lineage", "é", "w", ""]

  private let index: StructuralIndex

  init() throws { index = try #require(StructuralIndex()) }

  @Test("makes the tape that the complete parser makes", arguments: 0..<20)
  func sameTape(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let text = RandomJSON(&random).text
      let complete = try JSONDocument(Array(text.utf8))
      let quick = try #require(parse(text, needed: Self.keys), "\(text)")
      #expect(quick.tape == complete.tape, "\(text)")
      #expect(quick.duplicateKeys == complete.duplicateKeys)
    }
  }

  @Test("accepts nothing that the complete parser refuses", arguments: 0..<40)
  func damaged(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var bytes = Array(RandomJSON(&random).text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) { RandomDamage.apply(to: &bytes, &random) }
      let quick = JSONDocument(bytes, needed: Self.keys, index: index)
      let complete = try? JSONDocument(bytes)
      // Damage to a key can make one that nobody needs.
      guard let quick, !quick.tape.contains(where: { $0.kind == .unread }) else { continue }
      #expect(complete?.tape == quick.tape, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("passes over what is not needed, whatever its depth, and reads what is")
  func needed() throws {
    let deep = String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    let text = #"{"w": {"x": "}", "y": \#(deep)}, "a": [1, {"w": 2}], "w": 7, "w": []} "#
    let document = try #require(parse(text, needed: ["a"]))
    #expect(document.root.members.map(\.value.kind) == [.unread, .array, .integer, .unread])
    #expect(document.root["a"]?.elements.compactMap { $0["w"]?.int } == [2])
    #expect(document.duplicateKeys.map { document.path(to: $0) } == ["w"])
    #expect(String(decoding: document.root.spelling, as: UTF8.self) == String(text.dropLast()))
  }

  @Test("takes a key with escapes for one that is needed")
  func escapedKeys() throws {
    let document = try #require(parse(#"{"\u0061": {"k": 1}, "b": {"k": 1}}"#, needed: ["a"]))
    #expect(document.root["a"]?["k"]?.int == 1)
    #expect(document.root.members.map(\.value.kind) == [.object, .unread])
  }

  @Test(
    "refuses what is damaged, also in what it passes over",
    arguments: [
      "", " ", "[]", "7", "{", "{}}", "{}{}", "{} x", "{}\0", "\u{FEFF}{}", #"{"w": [}"#,
      #"{"w": ["x]}"#, #"{"w": [}"#, #"{"w": []"#, #"{"w": [],}"#, #"{"w": [] "a": 1}"#, #"{"w"}"#,
      #"{"w": "\#u{1}"}"#, #"{"a": 01}"#, #"{"a": truex}"#, #"{"a": true"x"}"#, #"{"a": "x"y}"#,
      #"{"a": "x""y"}"#, #"{"a": "\q"}"#, #"{"a": 1 2}"#, #"{"a"\#u{C}: 1}"#, #"{"a": NaN}"#,
      #"{"a": [1,, 2]}"#, #"{"a": {"b" 1}}"#, #"{"a": {1: 1}}"#,
    ])
  func refused(text: String) { #expect(parse(text, needed: ["a"]) == nil) }

  @Test("refuses bytes that are not UTF-8, also in what it passes over")
  func encoding() {
    let text = #"{"w": ["é"]}"#
    #expect(parse(text, needed: []) != nil)
    var bytes = Array(text.utf8)
    bytes[8] = 0x28
    #expect(JSONDocument(bytes, needed: [], index: index) == nil)
  }

  @Test("refuses documents that are longer or deeper than it reads")
  func limits() {
    let long =
      Array(#"{"w": [0]}"#.utf8) + Array(repeating: 0x20, count: StructuralIndex.lengthLimit)
    #expect(JSONDocument(long, needed: [], index: index) == nil)
    for depth in [999, 1_000] {
      let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
      #expect((parse(#"{"a": \#(nested)}"#, needed: ["a"]) != nil) == (depth == 999))
    }
  }

  @Test("writes nothing behind a tape that is too short")
  func shortTape() throws {
    let text = Array(#"{"a": [1, {"k": "\n"}, true, []], "w": [[]], "b": {}}"#.utf8)
    let length = try #require(JSONDocument(text, needed: ["a", "b"], index: index)).tape.count
    let beyond = JSONToken(kind: .null, start: 7, end: 7, next: 7)
    try text.withUnsafeBytes { bytes in
      let places = try #require(index.places(in: bytes))
      for room in 0...length {
        var tape = Array(repeating: beyond, count: length + 1)
        let isParsed = tape.withUnsafeMutableBufferPointer { tape in
          var parser = IndexedParser(
            bytes, places: places, needed: ["a", "b"],
            tape: UnsafeMutableBufferPointer(rebasing: tape[..<room]))
          do { try parser.parse() } catch { return false }
          return true
        }
        #expect(isParsed == (room == length))
        #expect(tape[room...].allSatisfy { $0 == beyond })
      }
    }
  }

  private func parse(_ text: String, needed: [StaticString]) -> JSONDocument? {
    JSONDocument(Array(text.utf8), needed: needed, index: index)
  }
}
