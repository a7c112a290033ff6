// SPDX-License-Identifier: MIT

/// Texts by number, their bytes one after the other.
///
/// The ids of a million nodes are two arrays so, that are kept and read as a whole, and not a
/// million strings.
struct TextTable: Hashable, Sendable {
  /// The UTF-8 forms of all texts.
  private(set) var bytes: [UInt8] = []

  /// Where each text begins in ``bytes``, and at last where the last one ends.
  private(set) var offsets: [Int] = [0]

  /// Creates an empty table.
  init() {}

  /// Creates a table of stored arrays; `nil` where they do not fit each other.
  ///
  /// - Complexity: O(number of texts).
  init?(bytes: [UInt8], offsets: [Int]) {
    guard offsets.first == 0, offsets.last == bytes.count else { return nil }
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
    String(decoding: bytes[offsets[number]..<offsets[number + 1]], as: UTF8.self)
  }

  /// Whether a text is empty.
  func isEmpty(_ number: Int) -> Bool { offsets[number] == offsets[number + 1] }

  /// Calls a closure with the bytes of a text.
  func withBytes<Result>(
    of number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[offsets[number]..<offsets[number + 1]]))
    }
  }

  mutating func reserveCapacity(texts: Int, bytes count: Int) {
    offsets.reserveCapacity(texts + 1)
    bytes.reserveCapacity(count)
  }

  /// Adds a text.
  mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Adds some neighboring texts of another table.
  mutating func append(_ numbers: Range<Int>, of other: TextTable) {
    let shift = bytes.count - other.offsets[numbers.lowerBound]
    bytes += other.bytes[other.offsets[numbers.lowerBound]..<other.offsets[numbers.upperBound]]
    for number in numbers { offsets.append(other.offsets[number + 1] + shift) }
  }
}
