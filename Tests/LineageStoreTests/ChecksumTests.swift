// SPDX-License-Identifier: MIT

import TestSupport
import Testing

@testable import LineageStore

@Suite("The checksum")
struct ChecksumTests {
  /// What `xxhsum -H64` prints for the first so many of the bytes 0, 7, 14 and so on.
  @Test(
    "is XXH64",
    arguments: [
      (0, 0xEF46_DB37_51D8_E999), (1, 0xE934_A84A_DB05_2768), (3, 0x9FF7_0A63_5A62_09AB),
      (4, 0xAE5A_CDC0_0A55_AC41), (7, 0xD734_A6B2_6F3D_A63E), (8, 0x8711_6B33_65B9_24EB),
      (12, 0x14B8_433B_9A14_E611), (31, 0x0F18_7C62_B1E7_22B7), (32, 0x91B0_CB09_31A8_C629),
      (33, 0x931B_043C_F8D6_5B94), (63, 0x2191_10BF_13E2_FA26), (64, 0xBF30_52E3_4457_75D0),
      (100, 0x8E22_72C0_8247_D5DB), (255, 0x2903_7D30_C013_6AF3),
    ] as [(Int, UInt64)])
  func publishedValues(length: Int, value: UInt64) {
    let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7) }
    #expect(Checksum(of: bytes).value == value)
  }

  @Test("changes with every single byte, to any other value, at every length")
  func everyByte() {
    var random = SeededGenerator(seed: 1)
    for length in 1...150 {
      var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let whole = Checksum(of: bytes)
      for place in bytes.indices {
        let change = UInt8.random(in: 1...255, using: &random)
        bytes[place] ^= change
        #expect(Checksum(of: bytes) != whole, "byte \(place) of \(length)")
        bytes[place] ^= change
      }
    }
  }

  @Test("tells apart what was before, and where a text ends and the next one begins")
  func chaining() {
    let parts = [("ab", "c"), ("a", "bc"), ("", "abc"), ("abc", ""), ("c", "ab")]
    let checksums = parts.map { Checksum(of: $0.1, after: Checksum(of: $0.0)) }
    #expect(Set(checksums).count == parts.count)
  }
}
