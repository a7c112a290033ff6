// SPDX-License-Identifier: MIT

import Testing

@testable import LineageStore

@Suite("Writing JSON")
struct JSONWriterTests {
  /// What Python 3.11 prints for `json.dumps(json.loads(x), sort_keys=True, separators=(",", ":"))`.
  @Test(
    "is canonical as Python is",
    arguments: [
      (#"{"b": 1, "a": [true, null], "B": {}}"#, #"{"B":{},"a":[true,null],"b":1}"#),
      (#"{"a": 1, "a": 2}"#, #"{"a":2}"#),
      (
        #"["é", "中", "😀", "\u0041\/", "\u007f"]"#,
        ##"["\u00e9","\u4e2d","\ud83d\ude00","A/","\u007f"]"##
      ),
      (#"["\b\f\n\r\t\u0000\u001f\"\\"]"#, ##"["\b\f\n\r\t\u0000\u001f\"\\"]"##),
      (#"["\uD83D", "\ude00\ud83d", "\ud83dA"]"#, ##"["\ud83d","\ude00\ud83d","\ud83dA"]"##),
      (
        ##"{"\ud83d\ude00": 1, "\uffff": 2, "é": 3, "z": 4, "\ud800": 5}"##,
        ##"{"z":4,"\u00e9":3,"\ud800":5,"\uffff":2,"\ud83d\ude00":1}"##
      ),
      (
        "[-0, 0, -0.0, 1.0, 1.10, 1e2, 1E+2, 100000000000000000000000]",
        "[0,0,-0.0,1.0,1.1,100.0,100.0,100000000000000000000000]"
      ),
      ("[1e999, -1e999, NaN, Infinity, -Infinity]", "[Infinity,-Infinity,NaN,Infinity,-Infinity]"),
      ("{}", "{}"), ("[]", "[]"), (#""""#, #""""#),
    ])
  func canonical(text: String, expected: String) throws {
    var writer = JSONWriter(.canonical)
    writer.write(try JSONDocument(Array(text.utf8)).root)
    #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
  }

  /// What Python 3.11 prints for `repr(x)`.
  @Test(
    "spells numbers as Python does",
    arguments: [
      (1e16, "1e+16"), (1e15, "1000000000000000.0"), (9_999_999_999_999_998, "9999999999999998.0"),
      (1e-4, "0.0001"), (1e-5, "1e-05"), (0.000_123_45, "0.00012345"), (1.5e-7, "1.5e-07"),
      (123_456.789, "123456.789"), (1e22, "1e+22"), (1e23, "1e+23"), (1.0e100, "1e+100"),
      (.leastNonzeroMagnitude, "5e-324"), (2.225_073_858_507_201_4e-308, "2.2250738585072014e-308"),
      (.greatestFiniteMagnitude, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"),
      (-2.5, "-2.5"), (100, "100.0"), (0, "0.0"), (1_234_567_890_123_456, "1234567890123456.0"),
      (12_345_678_901_234_568, "1.2345678901234568e+16"),
    ])
  func representation(number: Double, expected: String) {
    #expect(PythonNumber.representation(of: number) == expected)
  }

  @Test("for people keeps order, numbers and letters")
  func readable() throws {
    let text = #"{ "b" : 1.50, "a": ["\u4e2d", "é\n\u0001\"", "\ud800"] }"#
    let value = try JSONDocument(Array(text.utf8)).root
    #expect(JSONWriter.readable(value) == ##"{"b":1.50,"a":["中","é\n\u0001\"","\ud800"]}"##)
  }
}
