// SPDX-License-Identifier: MIT

import Foundation

/// Random numbers that are the same for the same seed, on every machine: SplitMix64 (Steele, Lea
/// and Flood, "Fast splittable pseudorandom number generators", 2014).
struct RandomNumbers: Sendable {
  private var state: UInt64

  /// Starts the sequence that belongs to a number, apart from those of all other numbers.
  init(seed: UInt64, number: Int) {
    state = Self.mix(seed) ^ Self.mix(~UInt64(truncatingIfNeeded: number))
  }

  /// The next number.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// The next number below a bound, which must be above zero.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// The next number of a range.
  mutating func number(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.count)
  }

  /// The next number from 0, included, to 1, left out.
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// One of several things.
  mutating func element<Element>(of elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Scatters numbers, different ones to different ones.
  static func mix(_ number: UInt64) -> UInt64 {
    var z = number
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
