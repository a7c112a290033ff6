// SPDX-License-Identifier: MIT

import Foundation
import LineageCore
import TestSupport
import Testing

@testable import LineageStore

@Suite("Writing a file as it was read")
struct SnapshotContentTests {
  @Test(
    "is the inverse of reading it, on real stores",
    .enabled(if: Corpus.isPresent, "there is no corpus here"),
    arguments: [("openrange-chain", 62), ("openrange-flat", 60)])
  func corpus(store: String, count: Int) throws {
    let folder = URL(fileURLWithPath: Corpus.path(of: store))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".json") }
    #expect(names.count == count)
    for name in names {
      try expectInverse([UInt8](Data(contentsOf: folder.appending(path: name))), StoreFile(name))
    }
  }

  @Test("is the inverse of reading it, on files of every shape")
  func random() throws {
    for seed in 0..<300 { try expectInverse(seed: seed) }
  }

  private func expectInverse(seed: Int) throws {
    var random = SeededGenerator(seed: seed)
    let row = randomMembers("row", &random)
    let rest = randomMembers("rest", &random)
    let (name, text) =
      switch seed % 3 {
      case 0:
        ("i\(seed).json", chainText("i\(seed)", parent: #""p""#, row: row, rest: rest))
      case 1:
        (
          "i\(seed).json",
          flatText("i\(seed)", evolve: #"{"parent": "p"}"#, lineage: row, rest: rest)
        )
      default:
        ("i\(seed)/spec.json", specText("i\(seed)", lineage: row))
      }
    try expectInverse(Array(text.utf8), StoreFile(name))
  }

  @Test("keeps the spelling of everything, and the order of keys")
  func spelling() throws {
    let text = chainText(
      "a", row: #""x": 1.50, "manifest": {"z": 1e+5, "b": "\u00e9\/"}"#,
      rest: #""world": [ 100000000000000000001, -0, NaN ], "b\u0065": 2"#)
    let content = try content(Array(text.utf8), StoreFile("a.json"))
    #expect(
      String(decoding: content.bytes, as: UTF8.self) == #"""
        {
          "id": "a",
          "lineage": [
            {
              "id": "a",
              "parent_id": null,
              "x": 1.50,
              "manifest": {"z": 1e+5, "b": "\u00e9\/"}
            }
          ],
          "world": [ 100000000000000000001, -0, NaN ],
          "b\u0065": 2
        }

        """#)
  }

  private func content(_ bytes: [UInt8], _ file: StoreFile) throws -> SnapshotContent {
    SnapshotContent(try SnapshotDocument(bytes, in: file))
  }

  private func expectInverse(_ bytes: [UInt8], _ file: StoreFile) throws {
    let decoder = SnapshotDecoder(file: file, shownName: file.name)
    let content = try content(bytes, file)
    let encoded = content.bytes
    #expect(decoder.decode(encoded).snapshot == decoder.decode(bytes).snapshot)
    #expect(decoder.decode(bytes).snapshot != nil)
    let again = try self.content(encoded, file)
    #expect(again == content)
    #expect(again.bytes == encoded)
  }
}

/// Members with values of all sorts, in odd spellings, under keys that begin with a text.
private func randomMembers(_ prefix: String, _ random: inout SeededGenerator) -> String {
  (0..<Int.random(in: 1...6, using: &random)).map { number in
    "\"\(prefix) \(number)\" :\(randomValue(depth: 3, &random))"
  }.joined(separator: " ,\n")
}

private func randomValue(depth: Int, _ random: inout SeededGenerator) -> String {
  let scalars = [
    "0", "-0", "1.0", "1.00", "1e999", "-1E-7", "123456789012345678901234567890", "NaN", "true",
    "null", #""""#, #""a \"quoted\" é""#, #""\ud83d\ude00""#, #""\ud800""#, #""\u0000\t\/""#,
  ]
  let count = Int.random(in: 0...3, using: &random)
  switch depth == 0 ? 2 : Int.random(in: 0...3, using: &random) {
  case 0:
    let values = (0..<count).map { _ in randomValue(depth: depth - 1, &random) }
    return "[" + values.joined(separator: " , ") + "]"
  case 1:
    let members = (0..<count).map { "\"k\($0)\": " + randomValue(depth: depth - 1, &random) }
    return "{\n" + members.joined(separator: ",\n\t") + "}"
  default: return scalars.randomElement(using: &random) ?? "null"
  }
}
