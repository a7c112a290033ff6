// SPDX-License-Identifier: MIT

/// Finds names in a list by their bytes, in constant time and little memory.
///
/// An open-addressing table of places in the list, less than seven bytes a name. A `Set` of strings
/// would cost thirty times as much, and a binary search a dozen comparisons for each row of each chain.
struct NameTable: Sendable {
  /// A slot that is not in use.
  private static let free = UInt32.max

  /// For each slot a name's place in the list.
  private var places: [UInt32]

  /// For each slot some bits of the name's hash, so that most names that are not meant are passed over
  /// without a look at them.
  private var tags: [UInt8]

  /// Makes a table of so many names.
  private init(count: Int, hash: (Int) -> NameHash) {
    // Of four slots at most three are in use, and never all.
    let size = count / 3 * 4 + 16
    places = [UInt32](repeating: Self.free, count: size)
    tags = [UInt8](repeating: 0, count: size)
    for place in 0..<count {
      let hash = hash(place)
      var slot = firstSlot(hash)
      while places[slot] != Self.free { slot = self.slot(after: slot) }
      places[slot] = UInt32(place)
      tags[slot] = hash.tag
    }
  }

  /// The first place in the list that has a hash and passes for the name.
  @inline(__always)
  private func place(of hash: NameHash, where isName: (Int) -> Bool) -> Int? {
    var slot = firstSlot(hash)
    while places[slot] != Self.free {
      if tags[slot] == hash.tag, isName(Int(places[slot])) { return Int(places[slot]) }
      slot = self.slot(after: slot)
    }
    return nil
  }

  /// The slot where the search for a name begins.
  ///
  /// A product instead of a remainder: Lemire, "Fast Random Integer Generation in an Interval", 2019,
  /// https://doi.org/10.1145/3230636
  private func firstSlot(_ hash: NameHash) -> Int {
    let folded = UInt64(UInt32(truncatingIfNeeded: hash.value ^ hash.value >> 32))
    return Int((folded * UInt64(places.count)) >> 32)
  }

  private func slot(after slot: Int) -> Int { slot + 1 < places.count ? slot + 1 : 0 }
}

/// An FNV-1a hash of bytes.
private struct NameHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Bits that hardly depend on those that decide the slot.
  var tag: UInt8 { UInt8(truncatingIfNeeded: value >> 48) }

  /// Hashes bytes that come in two parts.
  @inline(__always)
  init(_ first: some Sequence<UInt8>, _ second: some Sequence<UInt8>) {
    for byte in first { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in second { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

extension NameTable {
  /// Makes a table of the names of files, of which no two are equal.
  ///
  /// - Complexity: O(bytes of the names).
  init(of files: [StoreFile]) {
    self.init(count: files.count) { NameHash(files[$0].name.utf8, EmptyCollection()) }
  }

  /// The place of the name that is a text and a suffix.
  ///
  /// - Complexity: O(length) on average.
  func place(of text: String, _ suffix: String = "", in files: [StoreFile]) -> Int? {
    place(of: NameHash(text.utf8, suffix.utf8)) {
      Self.isConcatenation(files[$0].name, text, suffix)
    }
  }

  private static func isConcatenation(_ name: String, _ text: String, _ suffix: String) -> Bool {
    name.utf8.count == text.utf8.count + suffix.utf8.count
      && name.utf8.starts(with: text.utf8) && name.hasByteSuffix(suffix)
  }
}

extension NameTable {
  /// Makes a table of names; of equal ones the first is found.
  ///
  /// - Complexity: O(bytes of the names).
  init(of names: NameList) {
    self.init(count: names.count) { place in
      names.withName(at: place) { NameHash($0, EmptyCollection()) }
    }
  }

  /// The place of a name.
  ///
  /// - Complexity: O(length) on average.
  func place(of name: UnsafeRawBufferPointer, in names: NameList) -> Int? {
    place(of: NameHash(name, EmptyCollection())) { place in
      names.withName(at: place) { $0.count == name.count && $0.compareBytes(to: name) == 0 }
    }
  }
}
