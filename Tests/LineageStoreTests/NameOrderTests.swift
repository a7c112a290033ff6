// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import LineageStore

@Suite("The order of names")
struct NameOrderTests {
  @Test("is that of their bytes, however alike they begin", arguments: 0..<20)
  func bytes(seed: Int) {
    var random = SeededGenerator(seed: seed)
    let parts = ["", "a", "\0", "b", "é", "e\u{301}", "中", "\u{7F}", "\u{10FFFF}", "abcdefgh"]
    var names: Set<[UInt8]> = []
    for _ in 0..<200 {
      let count = Int.random(in: 0...12, using: &random)
      let name = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }
      names.insert(Array(name.joined().utf8))
    }
    let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
    let texts = names.map { String(decoding: $0, as: UTF8.self) }
    #expect(texts.inByteOrder(of: \.self).map { Array($0.utf8) } == sorted)
  }
}
