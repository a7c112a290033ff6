// SPDX-License-Identifier: MIT

import CSimdjson

/// Finds the places in documents where tokens begin, many times as fast as reading them would be:
/// simdjson looks at dozens of bytes at a time.
///
/// It keeps its buffers, so that one serves for many documents, one after the other.
final class StructuralIndex {
  /// The longest document there may be, which bounds the buffers to 32 MB.
  static let lengthLimit = 4 << 20

  private let simdjson: OpaquePointer

  /// Creates an index, unless there is no memory.
  init?() {
    guard let simdjson = csimdjson_create() else { return nil }
    self.simdjson = simdjson
  }

  deinit { csimdjson_destroy(simdjson) }

  /// Where the tokens of a document begin.
  ///
  /// Tokens are brackets, commas, colons, strings, words and numbers. Nothing else but white space
  /// stands between them.
  ///
  /// - Returns: Places that stay until the next call; or `nil` where the document is too long or
  ///   empty, is not UTF-8, or has strings that do not end or hold bare control characters.
  /// - Complexity: O(length).
  func places(in bytes: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt32>? {
    guard bytes.count <= Self.lengthLimit else { return nil }
    var count = 0
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    guard let places = csimdjson_index(simdjson, start, bytes.count, &count) else { return nil }
    return UnsafeBufferPointer(start: places, count: count)
  }
}
