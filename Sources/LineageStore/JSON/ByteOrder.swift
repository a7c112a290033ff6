// SPDX-License-Identifier: MIT

import Foundation

extension UnsafeRawBufferPointer {
  /// Compares with other bytes, as C's `memcmp` and then by length: negative, zero or positive.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  func compareBytes(to other: Self) -> Int {
    let shared = Swift.min(count, other.count)
    if shared > 0, let left = baseAddress, let right = other.baseAddress {
      let order = memcmp(left, right, shared)
      if order != 0 { return Int(order) }
    }
    return count - other.count
  }
}

extension [UInt8] {
  /// Compares with other bytes, as C's `memcmp` and then by length: negative, zero or positive.
  ///
  /// - Complexity: O(length).
  func compareBytes(to other: Self) -> Int {
    withUnsafeBytes { left in other.withUnsafeBytes { left.compareBytes(to: $0) } }
  }
}
