// SPDX-License-Identifier: MIT

/// Orders ids by their bytes, or by their digits, without comparing all of them where the first
/// bytes tell.
extension TextTable {
  /// The bytes that decide nearly every comparison: the first eight, and the eight after the scheme
  /// that content ids share.
  private struct Key {
    let head: UInt64
    let tail: UInt64
    let number: UInt32

    init(_ bytes: UnsafeBufferPointer<UInt8>, number: UInt32) {
      head = Self.word(bytes, from: 0)
      tail = Self.word(bytes, from: 7)
      self.number = number
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
      if start + 8 <= bytes.count {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(
          fromByteOffset: start, as: UInt64.self)
        return UInt64(bigEndian: word)
      }
      var word: UInt64 = 0
      for offset in start..<start + 8 {
        word = word << 8 | UInt64(offset < bytes.count ? bytes[offset] : 0)
      }
      return word
    }
  }

  /// Returns some of the texts, by number, sorted by their bytes.
  ///
  /// - Complexity: O(*n* log *n*).
  func sorted(_ numbers: some Sequence<UInt32>) -> [UInt32] {
    var keys = numbers.map { number in
      withBytes(of: Int(number)) { Key($0, number: number) }
    }
    keys.sort { first, second in
      if first.head != second.head { return first.head < second.head }
      if first.tail != second.tail { return first.tail < second.tail }
      return compare(Int(first.number), to: Int(second.number)) < 0
    }
    return keys.map(\.number)
  }

  /// Compares two texts byte by byte: negative, zero or positive.
  func compare(_ first: Int, to second: Int) -> Int {
    withBytes(of: first) { first in withBytes(of: second) { first.compareBytes(to: $0) } }
  }

  /// Compares an id of the table with another by their digits, then as a whole.
  func compareByDigits(_ number: Int, to other: UnsafeBufferPointer<UInt8>) -> Int {
    withBytes(of: number) { id in
      let order = SnapshotID.digits(of: id).compareBytes(to: SnapshotID.digits(of: other))
      return order == 0 ? id.compareBytes(to: other) : order
    }
  }

  /// Returns nodes ordered by the digits of their ids, then by whole ids.
  ///
  /// Within the ids of one scheme both orders agree, so that two sorted runs are merged.
  ///
  /// - Parameter nodesByID: The nodes, ordered by whole ids.
  /// - Returns: The nodes, ordered by digits.
  /// - Complexity: O(*n*).
  func byDigits(_ nodesByID: [NodeIndex]) -> [NodeIndex] {
    func hasScheme(_ node: NodeIndex) -> Bool {
      withBytes(of: node.position, SnapshotID.hasScheme)
    }
    let bare = nodesByID.filter { !hasScheme($0) }
    let schemed = nodesByID.filter(hasScheme)
    return mergeByDigits(bare, schemed)
  }

  /// Merges nodes that are ordered by digits with others that are.
  ///
  /// - Complexity: O(*n*).
  func mergeByDigits(_ first: [NodeIndex], _ second: [NodeIndex]) -> [NodeIndex] {
    var merged: [NodeIndex] = []
    merged.reserveCapacity(first.count + second.count)
    var rest = first[...]
    for node in second {
      let end = withBytes(of: node.position) { id in
        rest.partitionPoint { compareByDigits($0.position, to: id) > 0 }
      }
      merged += rest[..<end]
      rest = rest[end...]
      merged.append(node)
    }
    return merged + rest
  }
}

extension RandomAccessCollection {
  /// The first index from which on a condition holds, where it holds for all that follow.
  ///
  /// Near the start it is found soonest: the search doubles its steps before it halves them.
  ///
  /// - Complexity: O(log of the distance).
  func partitionPoint(where holds: (Element) -> Bool) -> Index {
    var step = 1
    var low = 0
    while low + step <= count, !holds(self[index(startIndex, offsetBy: low + step - 1)]) {
      low += step
      step *= 2
    }
    var high = Swift.min(low + step - 1, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[index(startIndex, offsetBy: middle)]) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return index(startIndex, offsetBy: low)
  }
}
