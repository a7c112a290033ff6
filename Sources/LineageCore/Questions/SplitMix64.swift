// SPDX-License-Identifier: MIT

/// Random numbers that are the same for the same seed, in every version of Swift: SplitMix64
/// (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
package struct SplitMix64 {
  private var state: UInt64

  /// Starts a sequence.
  package init(seed: UInt64) { state = seed }

  /// Starts a sequence of its own for each number under one seed.
  package init(seed: UInt64, number: Int) {
    state = Self.mix(seed) ^ Self.mix(UInt64(truncatingIfNeeded: number))
  }

  /// The next number.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// The next number below a bound; what small bounds favour of small numbers nobody will see.
  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(bound, 1))) }

  /// True so often in a thousand times.
  package mutating func chance(inThousand times: Int) -> Bool { below(1_000) < times }

  /// Scatters numbers, different ones to different ones.
  package static func mix(_ number: UInt64) -> UInt64 {
    var z = number
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
