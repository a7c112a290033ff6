// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("A JSON document")
struct JSONDocumentTests {
  @Test("lies flat on a tape")
  func tape() throws {
    let document = try JSONDocument(Array(#" {"a": [1, {}], "b": "x\n"} "#.utf8))
    let lines = document.tape.enumerated().map { place, token in
      let text = String(decoding: document.bytes[token.range], as: UTF8.self)
      return "\(place) \(token.kind) \(text) \(token.next)"
    }
    #expect(
      lines == [
        #"0 object {"a": [1, {}], "b": "x\n"} 7"#, "1 string a 2", "2 array [1, {}] 5",
        "3 integer 1 4", "4 object {} 5", "5 string b 6", #"6 string x\n 7"#,
      ])
  }

  @Test("is walked by keys and elements")
  func values() throws {
    let document = try JSONDocument(Array(#"{"a": [1.5, -7, "é😀"], "b": null}"#.utf8))
    let list = document.root["a"]
    #expect(list?.elements.map(\.double) == [1.5, -7, nil])
    #expect(list?.elements.map(\.int) == [nil, -7, nil])
    #expect(list?.elements.map(\.string) == [nil, nil, "é😀"])
    #expect(document.root.members.map(\.key) == ["a", "b"])
    #expect(document.root["b"]?.isNull == true)
    #expect(document.root["c"] == nil)
    #expect(list?["a"] == nil)
    #expect(Array(document.root.elements).isEmpty)
  }

  @Test("tells where each value stands")
  func paths() throws {
    let text = #"{"lineage": [{"a b": [[true]], "é": {"x_1-y": 2}}]}"#
    let document = try JSONDocument(Array(text.utf8))
    let paths = document.tape.indices.map { document.path(to: $0) }
    #expect(
      paths == [
        "", "lineage", "lineage", "lineage[0]", #"lineage[0]["a b"]"#, #"lineage[0]["a b"]"#,
        #"lineage[0]["a b"][0]"#, #"lineage[0]["a b"][0][0]"#, #"lineage[0]["é"]"#,
        #"lineage[0]["é"]"#, #"lineage[0]["é"].x_1-y"#, #"lineage[0]["é"].x_1-y"#,
      ])
  }

  @Test(
    "resolves escapes",
    arguments: [
      (#"\" \\ \/ \b \f \n \r \t"#, "\" \\ / \u{8} \u{C} \n \r \t"),
      (#"\u0041\u00e9\u4E2d\ud83d\ude00"#, "Aé中😀"),
      (#"\u0000"#, "\0"),
    ])
  func escapes(spelling: String, text: String) throws {
    let value = try JSONDocument(Array("\"\(spelling)\"".utf8)).root
    #expect(value.string == text)
    #expect(value.exactString == text)
    #expect(value.isText(text))
  }

  @Test(
    "may hold half a surrogate pair, which is no exact text",
    arguments: [
      (#"\ud83d"#, "\u{FFFD}\u{FFFD}\u{FFFD}"), (#"\ude00\ud83d"#, nil), (#"\ud83dx"#, nil),
      (#"\ud83d\u0041"#, nil),
    ])
  func loneSurrogates(spelling: String, text: String?) throws {
    let value = try JSONDocument(Array("\"\(spelling)\"".utf8)).root
    #expect(value.string != nil)
    #expect(value.exactString == nil)
  }

  @Test("keeps numbers that no type can hold, and gives none")
  func numbers() throws {
    let text = "[1e999, -1e999, NaN, Infinity, -Infinity, 123456789012345678901234567890, 1E-400]"
    let document = try JSONDocument(Array(text.utf8))
    #expect(
      document.root.elements.map(\.double) == [nil, nil, nil, nil, nil, 1.2345678901234568e29, 0])
    #expect(document.root.elements.allSatisfy { $0.int == nil })
  }

  @Test("finds keys that stand twice, however they are spelled, and lets the last count")
  func duplicateKeys() throws {
    let text = #"{"b": 1, "a": {"x": 1, "\u0078": 2}, "b": 3, "\u00e9": 0, "e\u0301": 0}"#
    let document = try JSONDocument(Array(text.utf8))
    #expect(document.duplicateKeys.map { document.path(to: $0) } == ["a.x", "b"])
    #expect(document.root["b"]?.int == 3)
    #expect(document.root["a"]?["x"]?.int == 2)
  }

  @Test("may be nested 1,000 deep and no deeper")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(try JSONDocument(nested(1_000)).tape.count == 1_000)
    for depth in [1_001, 100_000] {
      let error = #expect(throws: JSONError.self) { try JSONDocument(nested(depth)) }
      #expect(error?.problem == .tooDeep(limit: 1_000))
      #expect(error?.place == "line 1, column 1001")
    }
  }

  @Test("may hold so many keys and values and no more, so that memory is bounded")
  func tokenLimit() throws {
    func problem(_ limit: Int) -> JSONError.Problem? {
      Array(#"{"a": [1, 2]}"#.utf8).withUnsafeBytes { bytes in
        var parser = JSONParser(bytes, tokenLimit: limit)
        let result = Result { () throws(JSONError) in try parser.parse() }
        if case .failure(let error) = result { return error.problem }
        return nil
      }
    }
    #expect(problem(5) == nil)
    #expect(problem(4) == .tooMany(limit: 4))
  }

  @Test("may begin with a byte-order mark, which it tells")
  func byteOrderMark() throws {
    #expect(try JSONDocument(Array("\u{FEFF}{}".utf8)).hasByteOrderMark)
    #expect(try !JSONDocument(Array("{}".utf8)).hasByteOrderMark)
  }

  @Test("of any length is scanned the same: words of eight bytes, and what is left")
  func lengths() throws {
    for length in 0..<40 {
      let text = String(repeating: "x", count: length)
      let padded = String(repeating: " ", count: length) + "\"\(text)\"" + text.map { _ in "\n" }
      #expect(try JSONDocument(Array(padded.utf8)).root.string == text)
      for stop in ["é", "\\n", "中", "😀"] {
        let document = try JSONDocument(Array("\"\(text)\(stop)\(text)\"".utf8))
        let expected = text + (stop == "\\n" ? "\n" : stop) + text
        #expect(document.root.string == expected)
      }
    }
  }
}
