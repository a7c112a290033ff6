// SPDX-License-Identifier: MIT

/// Finds names in a list by their bytes, in constant time and little memory.
///
/// An open-addressing table of places in the list. A `Set` of strings would cost ten times as much,
/// and a binary search a dozen comparisons for each row of each chain.
struct NameTable: Sendable {
  /// How many of the slots are in use at most, in percent.
  private static let load = 50

  /// A slot that is not in use.
  private static let free = UInt64.max

  /// The slots: the upper half of a name's hash, and in the lower half its place in the list.
  ///
  /// So a name that is not meant is passed over without a look at it.
  private var slots: [UInt64]

  /// Makes a table of so many names.
  private init(count: Int, hash: (Int) -> NameHash) {
    var size = 16
    while size * Self.load / 100 <= count { size *= 2 }
    slots = [UInt64](repeating: Self.free, count: size)
    for place in 0..<count {
      let hash = hash(place)
      var slot = firstSlot(hash)
      while slots[slot] != Self.free { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash.tag | UInt64(UInt32(place))
    }
  }

  /// The first place in the list that has a hash and passes for the name.
  @inline(__always)
  private func place(of hash: NameHash, where isName: (Int) -> Bool) -> Int? {
    var slot = firstSlot(hash)
    while slots[slot] != Self.free {
      let place = Int(UInt32(truncatingIfNeeded: slots[slot]))
      if slots[slot] ^ hash.tag <= UInt32.max, isName(place) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The slot where the search for a name begins.
  private func firstSlot(_ hash: NameHash) -> Int {
    Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) & (slots.count - 1)
  }
}

/// An FNV-1a hash of bytes.
private struct NameHash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The upper half.
  var tag: UInt64 { value & ~UInt64(UInt32.max) }

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
