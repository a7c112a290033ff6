// SPDX-License-Identifier: MIT

/// Texts by number, their bytes one after the other.
///
/// The ids of a million nodes are two arrays so, that are kept and read as a whole, and not a
/// million strings.
struct TextTable: Hashable, Sendable {
  /// The UTF-8 forms of all texts.
  private(set) var bytes: [UInt8] = []

  /// Where each text begins in ``bytes``, and at last where the last one ends: 4 GiB are enough.
  private(set) var offsets: [UInt32] = [0]

  /// Creates an empty table.
  init() {}

  /// Creates a table of stored arrays; `nil` where they do not fit each other.
  ///
  /// - Complexity: O(number of texts).
  init?(bytes: [UInt8], offsets: [UInt32]) {
    guard offsets.first == 0, offsets.last.map(Int.init) == bytes.count else { return nil }
    for index in 1..<offsets.count where offsets[index] < offsets[index - 1] { return nil }
    self.bytes = bytes
    self.offsets = offsets
  }

  /// How many texts there are.
  var count: Int { offsets.count - 1 }

  /// A text.
  ///
  /// - Complexity: O(length).
  subscript(number: Int) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }

  /// Where a text stands in ``bytes``.
  private func range(of number: Int) -> Range<Int> {
    Int(offsets[number])..<Int(offsets[number + 1])
  }

  /// Whether a text is empty.
  func isEmpty(_ number: Int) -> Bool { offsets[number] == offsets[number + 1] }

  /// Calls a closure with the bytes of a text.
  func withBytes<Result>(
    of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[range(of: number)]))
    }
  }

  mutating func reserveCapacity(texts: Int, bytes count: Int) {
    offsets.reserveCapacity(texts + 1)
    bytes.reserveCapacity(count)
  }

  /// Adds a text.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(UInt32(bytes.count))
  }

  /// Adds some neighboring texts of another table.
  mutating func append(_ numbers: Range<Int>, of other: TextTable) {
    let start = other.offsets[numbers.lowerBound]
    let shift = UInt32(bytes.count) &- start
    bytes += other.bytes[Int(start)..<Int(other.offsets[numbers.upperBound])]
    for number in numbers { offsets.append(other.offsets[number + 1] &+ shift) }
    precondition(bytes.count <= UInt32.max, "all texts have less than 4 GiB")
  }
}
