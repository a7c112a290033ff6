// SPDX-License-Identifier: MIT

/// Names as their bytes, one after the other, so that a million of them are two allocations.
struct NameList: Hashable, Sendable {
  /// The bytes of all names.
  private(set) var bytes: [UInt8] = []

  /// Where each name begins, and where the last one ends.
  private(set) var offsets: [UInt32] = [0]

  /// Creates an empty list.
  init() {}

  /// Creates a list of what is kept of one; `nil` where this is none.
  ///
  /// - Complexity: O(count).
  init?(bytes: [UInt8], offsets: [UInt32]) {
    guard offsets.first == 0, let last = offsets.last, Int(last) == bytes.count,
      zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.bytes = bytes
    self.offsets = offsets
  }
}

extension NameList {
  /// How many names there are.
  var count: Int { offsets.count - 1 }

  /// Appends a name; all of them have less than 4 GiB.
  ///
  /// - Complexity: O(length) on average.
  mutating func append(_ name: some Collection<UInt8>) {
    bytes.append(contentsOf: name)
    offsets.append(UInt32(bytes.count))
  }

  /// Appends all names of another list.
  mutating func append(_ other: NameList) {
    let shift = UInt32(bytes.count)
    bytes += other.bytes
    for offset in other.offsets.dropFirst() { offsets.append(offset + shift) }
  }

  /// Calls a closure with the bytes of the name at a place.
  @inline(__always)
  func withName<Answer>(
    at place: Int, _ body: (UnsafeRawBufferPointer) -> Answer
  ) -> Answer {
    let range = Int(offsets[place])..<Int(offsets[place + 1])
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The name at a place, as text.
  ///
  /// - Complexity: O(length).
  func text(at place: Int) -> String {
    withName(at: place) { String(decoding: $0, as: UTF8.self) }
  }
}
