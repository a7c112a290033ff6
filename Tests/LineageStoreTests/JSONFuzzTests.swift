// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import LineageStore

@Suite("Random bytes")
struct JSONFuzzTests {
  private static let seeds = [
    #"{"a": [1, 2.5e-3, "x\u00e9\n", {"b": null}], "c": {"d": true, "e": [false, -0.0, ""]}}"#,
    #"[[[]], {}, "é中😀", 12345678901234567890, {"k": {"k": {"k": [0]}}}]"#,
    "{\n  \"id\": \"8140d2caf5cf313a\",\n  \"lineage\": [ { \"parent_id\": null } ]\n}\n",
  ]

  @Test("never crash the parser, and Foundation has the same opinion of them", arguments: 0..<40)
  func mutations(seed: Int) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      var bytes = Array(Self.seeds.randomElement(using: &random)?.utf8 ?? "".utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        RandomDamage.apply(to: &bytes, &random)
      }
      let (document, error) = parse(bytes)
      if let document { checkTape(document) }
      if seesDifferently(document, error, bytes) { continue }
      let accepts = foundationAccepts(bytes)
      #expect(accepts == (document != nil), "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  private func parse(_ bytes: [UInt8]) -> (JSONDocument?, JSONError?) {
    do { return (try JSONDocument(bytes), nil) } catch { return (nil, error) }
  }

  private func foundationAccepts(_ bytes: [UInt8]) -> Bool {
    let options = JSONSerialization.ReadingOptions.fragmentsAllowed
    return (try? JSONSerialization.jsonObject(with: Data(bytes), options: options)) != nil
  }

  /// What Foundation is known to see differently: it allows a comma before a closing bracket,
  /// guesses encodings from zero bytes, and allows neither what no double can hold nor half a
  /// surrogate pair.
  private func seesDifferently(
    _ document: JSONDocument?, _ error: JSONError?, _ bytes: [UInt8]
  ) -> Bool {
    let closing = Set("]}".utf8)
    if case .expected(_, found: .byte(let byte)) = error?.problem, closing.contains(byte) {
      return true
    }
    guard !bytes.contains(0), let document else { return bytes.contains(0) }
    return document.tape.indices.map { JSONValue(document: document, place: $0) }.contains {
      $0.token.spelling.contains(.loneSurrogate) || $0.kind == .decimal && $0.double == nil
    }
  }

  /// Each token lies inside its container, after the one before it.
  private func checkTape(_ document: JSONDocument) {
    let tape = document.tape
    #expect(tape.first.map { Int($0.next) } == tape.count)
    for (place, token) in tape.enumerated() {
      #expect(token.start <= token.end && token.end <= document.bytes.count)
      #expect(place < token.next && token.next <= tape.count)
      for inner in tape[(place + 1)..<Int(token.next)] {
        #expect(token.start < inner.start && inner.end <= token.end && inner.next <= token.next)
      }
    }
  }
}
