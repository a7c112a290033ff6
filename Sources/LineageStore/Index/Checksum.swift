// SPDX-License-Identifier: MIT

/// A number made of bytes that another sequence of bytes does not give by accident: XXH64.
///
/// The enemy is decay, not malice. The algorithm is Yann Collet's, as specified in `xxhash_spec.md`
/// of <https://github.com/Cyan4973/xxHash>: four lanes of multiplications and rotations that do not
/// wait for each other, so that it runs about as fast as memory is read.
///
/// Words are read in the byte order of the machine. What was written on a machine of the other order
/// fails the check, and that is right, since the arrays of an index are stored in that order too.
struct Checksum: Hashable, Sendable {
  /// The number.
  let value: UInt64

  /// Wraps a number that was stored.
  init(_ value: UInt64) { self.value = value }

  /// Makes the checksum of some bytes that follow what another checksum was made of.
  ///
  /// - Complexity: O(length), about ten bytes a nanosecond.
  init(of bytes: UnsafeRawBufferPointer, after previous: Checksum = Checksum(0)) {
    let blocks = bytes.count / Self.block
    var hash =
      blocks > 0
      ? Self.hash(ofBlocks: blocks, in: bytes, seed: previous.value)
      : previous.value &+ Self.primes.4
    hash &+= UInt64(bytes.count)
    var place = blocks * Self.block
    while place + 8 <= bytes.count {
      hash ^= Self.round(0, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      hash = Self.rotate(hash, by: 27) &* Self.primes.0 &+ Self.primes.3
      place += 8
    }
    if place + 4 <= bytes.count {
      let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      hash ^= UInt64(word) &* Self.primes.0
      hash = Self.rotate(hash, by: 23) &* Self.primes.1 &+ Self.primes.2
      place += 4
    }
    while place < bytes.count {
      hash ^= UInt64(bytes[place]) &* Self.primes.4
      hash = Self.rotate(hash, by: 11) &* Self.primes.0
      place += 1
    }
    value = Self.avalanche(hash)
  }

  /// Makes the checksum of some bytes.
  ///
  /// - Complexity: O(length).
  init(of bytes: [UInt8]) { self = bytes.withUnsafeBytes { Checksum(of: $0) } }

  /// Makes the checksum of a text's UTF-8 form that follows what another checksum was made of.
  ///
  /// - Complexity: O(length).
  init(of text: String, after previous: Checksum = Checksum(0)) {
    var text = text
    self = text.withUTF8 { Checksum(of: UnsafeRawBufferPointer($0), after: previous) }
  }
}

extension Checksum {
  /// The five primes of the specification, the first one first.
  private static var primes: (UInt64, UInt64, UInt64, UInt64, UInt64) {
    (
      0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
      0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5
    )
  }

  /// How many bytes go through the lanes at a time.
  private static var block: Int { 32 }

  @inline(__always)
  private static func rotate(_ word: UInt64, by count: UInt64) -> UInt64 {
    word &<< count | word &>> (64 &- count)
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* primes.1, by: 31) &* primes.0
  }

  @inline(__always)
  private static func merge(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
    (hash ^ round(0, lane)) &* primes.0 &+ primes.3
  }

  private static func hash(
    ofBlocks count: Int, in bytes: UnsafeRawBufferPointer, seed: UInt64
  ) -> UInt64 {
    var first = seed &+ primes.0 &+ primes.1
    var second = seed &+ primes.1
    var third = seed
    var fourth = seed &- primes.0
    var place = 0
    for _ in 0..<count {
      first = round(first, bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      second = round(second, bytes.loadUnaligned(fromByteOffset: place &+ 8, as: UInt64.self))
      third = round(third, bytes.loadUnaligned(fromByteOffset: place &+ 16, as: UInt64.self))
      fourth = round(fourth, bytes.loadUnaligned(fromByteOffset: place &+ 24, as: UInt64.self))
      place &+= block
    }
    let hash =
      rotate(first, by: 1) &+ rotate(second, by: 7) &+ rotate(third, by: 12)
      &+ rotate(fourth, by: 18)
    return merge(merge(merge(merge(hash, first), second), third), fourth)
  }

  private static func avalanche(_ value: UInt64) -> UInt64 {
    var hash = value
    hash = (hash ^ hash &>> 33) &* primes.1
    hash = (hash ^ hash &>> 29) &* primes.2
    return hash ^ hash &>> 32
  }
}
