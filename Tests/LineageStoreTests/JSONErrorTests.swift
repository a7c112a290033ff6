// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("Bytes that are not JSON")
struct JSONErrorTests {
  @Test(
    "are refused with the place and what was expected",
    arguments: [
      ("", "line 1, column 1: the file is empty"),
      (" \n\t ", "line 2, column 3: the file is empty"),
      ("{\n  \"a\": 1,\n  \"é\": 2 x", "line 3, column 10: expected ',' or '}', found 'x'"),
      ("[1 2]", "line 1, column 4: expected ',' or ']', found '2'"),
      ("[1,]", "line 1, column 4: expected a value, found ']'"),
      ("[", "line 1, column 2: expected a value, found the end of the file"),
      ("{", "line 1, column 2: expected a key or '}', found the end of the file"),
      ("{a: 1}", "line 1, column 2: expected a key or '}', found 'a'"),
      (#"{"a": 1,}"#, "line 1, column 9: expected a key, found '}'"),
      (#"{"a" 1}"#, "line 1, column 6: expected ':', found '1'"),
      (#"{"a":}"#, "line 1, column 6: expected a value, found '}'"),
      ("[1}", "line 1, column 3: expected ',' or ']', found '}'"),
      ("{}{}", "line 1, column 3: expected the end of the file, found '{'"),
      ("1 \u{0}", "line 1, column 3: expected the end of the file, found the byte 0x00"),
      ("tru", "line 1, column 1: expected a value, found 't'"),
      ("nul", "line 1, column 1: expected a value, found 'n'"),
      ("falsE", "line 1, column 1: expected a value, found 'f'"),
      ("Nan", "line 1, column 1: expected a value, found 'N'"),
      ("-Inf", "line 1, column 1: expected a value, found '-'"),
      ("+1", "line 1, column 1: expected a value, found '+'"),
      (".5", "line 1, column 1: expected a value, found '.'"),
      ("-", "line 1, column 2: expected a digit, found the end of the file"),
      ("01", "line 1, column 2: expected the end of the file, found '1'"),
      ("1.", "line 1, column 3: expected a digit, found the end of the file"),
      ("1.e5", "line 1, column 3: expected a digit, found 'e'"),
      ("1e+", "line 1, column 4: expected a digit, found the end of the file"),
      ("'a'", "line 1, column 1: expected a value, found '''"),
      ("\"abc", "line 1, column 1: the text has no closing quote"),
      ("\"a\tb\"", "line 1, column 3: the text holds a bare control character, 0x09"),
      ("\"a\nb\"", "line 1, column 3: the text holds a bare control character, 0x0A"),
      (#""\x""#, "line 1, column 2: the text holds a backslash that begins no escape sequence"),
      (#""\u12g4""#, "line 1, column 2: the text holds a backslash that begins no escape sequence"),
      (#""\u12"#, "line 1, column 2: the text holds a backslash that begins no escape sequence"),
      ("\"\\", "line 1, column 2: the text holds a backslash that begins no escape sequence"),
      ("\u{FEFF}", "line 1, column 2: the file is empty"),
      ("\u{A0}1", "line 1, column 1: expected a value, found the byte 0xC2"),
    ])
  func message(text: String, message: String) {
    #expect(problem(Array(text.utf8)) == message)
  }

  @Test(
    "are refused where they are not UTF-8",
    arguments: [
      [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE4, 0xB8],
      [0xC3, 0x28],
      [0xE4, 0x28, 0x80], [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func notUTF8(sequence: [UInt8]) {
    let first = "0x" + String(sequence[0], radix: 16, uppercase: true)
    for padding in [0, 5, 8, 13] {
      let plain = [UInt8](repeating: 0x78, count: padding)
      let bytes = [0x22] + plain + sequence + plain + [0x22]
      #expect(
        problem(bytes)
          == "line 1, column \(padding + 2): the text is not UTF-8 at the byte \(first)")
    }
  }

  @Test("are all refused when a document is cut short")
  func cut() throws {
    let text = #"{"a": [1.5e3, "x\u00e9é😀", {"b": null, "c": [true, false, {}]}], "d": -0}"#
    let bytes = Array(text.utf8)
    _ = try JSONDocument(bytes)
    for length in bytes.indices { #expect(problem(Array(bytes[..<length])) != nil) }
  }

  private func problem(_ bytes: [UInt8]) -> String? {
    do {
      _ = try JSONDocument(bytes)
      return nil
    } catch {
      return "\(error.place): \(error.problem.message)"
    }
  }
}
