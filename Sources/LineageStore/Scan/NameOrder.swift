// SPDX-License-Identifier: MIT

import LineageCore

extension Array {
  /// The elements in the order of the bytes of their names.
  ///
  /// What is sorted is the first eight bytes of each name as a number; names that begin alike are
  /// compared as a whole. Sorting the elements themselves would go to memory for each comparison,
  /// and count references there.
  ///
  /// - Complexity: O(*n* log *n*).
  func inByteOrder(of name: (Element) -> String) -> [Element] {
    var keys = indices.map { (beginning: Self.beginning(of: name(self[$0])), place: $0) }
    keys.sort { left, right in
      if left.beginning != right.beginning { return left.beginning < right.beginning }
      return name(self[left.place]).compareBytes(to: name(self[right.place])) < 0
    }
    return keys.map { self[$0.place] }
  }

  /// The first eight bytes of a name, or fewer and zeros, as a number that is in their order.
  private static func beginning(of name: String) -> UInt64 {
    var bytes: UInt64 = 0
    var shift: UInt64 = 64
    for byte in name.utf8.prefix(8) {
      shift -= 8
      bytes |= UInt64(byte) << shift
    }
    return bytes
  }
}
