// SPDX-License-Identifier: MIT

/// Finds names in a list by their bytes, in constant time and little memory.
///
/// An open-addressing table of places in the list. A `Set` of strings would cost ten times as much,
/// and a binary search a dozen comparisons for each row of each chain.
struct NameTable: Sendable {
  /// How many of the slots are in use at most, in percent.
  private static let load = 50

  /// The slots: places in the list, or -1.
  private var slots: [Int32]

  /// Makes a table of names, of which no two are equal.
  ///
  /// - Complexity: O(bytes of the names).
  init(of files: [StoreFile]) {
    var size = 16
    while size * Self.load / 100 <= files.count { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for (place, file) in files.enumerated() {
      var slot = firstSlot(file.name, "")
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }

  /// The place of the name that is a text and a suffix.
  ///
  /// - Complexity: O(length) on average.
  func place(of text: String, _ suffix: String = "", in files: [StoreFile]) -> Int? {
    var slot = firstSlot(text, suffix)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if Self.isConcatenation(files[place].name, text, suffix) { return place }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The slot where the search for a name begins: its FNV-1a hash, reduced.
  private func firstSlot(_ text: String, _ suffix: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    for byte in suffix.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
  }

  private static func isConcatenation(_ name: String, _ text: String, _ suffix: String) -> Bool {
    name.utf8.count == text.utf8.count + suffix.utf8.count
      && name.utf8.starts(with: text.utf8) && name.hasByteSuffix(suffix)
  }
}
