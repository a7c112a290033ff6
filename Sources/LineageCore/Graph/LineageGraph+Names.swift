// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The node with an id, compared byte by byte.
  ///
  /// - Complexity: O(log *n*).
  public func node(for id: SnapshotID) -> NodeIndex? {
    let digits = id.digits
    var index = firstIndex { $0.digits.compare(to: digits) >= 0 }
    while index < nodesByDigits.count {
      let candidate = self.id(of: nodesByDigits[index])
      if candidate == id { return nodesByDigits[index] }
      guard candidate.digits.compare(to: digits) == 0 else { return nil }
      index += 1
    }
    return nil
  }

  /// The nodes whose digits, or whole ids, begin with a text; in the lineage's order.
  ///
  /// - Complexity: O(log *n* + matches · log matches).
  public func nodes(withPrefix prefix: String) -> [NodeIndex] {
    let wanted = SnapshotID(prefix).digits
    let first = firstIndex { $0.digits.compare(to: wanted) >= 0 }
    let matches = nodesByDigits[first...].prefix { id(of: $0).digits.starts(with: wanted) }
    guard wanted.count < prefix.utf8.count else { return matches.sorted() }
    return matches.filter { id(of: $0).text.utf8.starts(with: prefix.utf8) }.sorted()
  }

  /// The shortest beginning of a node's digits, 8 characters or more, that no other node shares.
  ///
  /// - Complexity: O(log *n*).
  public func shortID(of node: NodeIndex) -> String {
    let digits = id(of: node).digits
    var length = 8
    let index = firstIndex { $0.digits.compare(to: digits) >= 0 }
    var last = index
    while last + 1 < nodesByDigits.count, self.digits(at: last + 1).compare(to: digits) == 0 {
      last += 1
    }
    if last > index { return id(of: node).text }
    if index > 0 { length = max(length, digits.sharedPrefix(with: self.digits(at: index - 1)) + 1) }
    if last + 1 < nodesByDigits.count {
      length = max(length, digits.sharedPrefix(with: self.digits(at: last + 1)) + 1)
    }
    return String(decoding: digits.wholeCharacters(prefix: length), as: UTF8.self)
  }

  private func digits(at index: Int) -> Substring.UTF8View { id(of: nodesByDigits[index]).digits }

  /// The first place in the order of digits from which on a condition holds.
  private func firstIndex(where holds: (SnapshotID) -> Bool) -> Int {
    var low = 0
    var high = nodesByDigits.count
    while low < high {
      let middle = (low + high) / 2
      if holds(id(of: nodesByDigits[middle])) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Substring.UTF8View {
  /// Compares byte by byte: negative, zero or positive.
  func compare(to other: Substring.UTF8View) -> Int {
    var left = makeIterator()
    var right = other.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let first?, let second?):
        if first != second { return Int(first) - Int(second) }
      }
    }
  }

  /// How many bytes two texts have in common from the start.
  func sharedPrefix(with other: Substring.UTF8View) -> Int {
    zip(self, other).prefix { $0 == $1 }.count
  }

  /// The first bytes, and as many more as complete the last character.
  func wholeCharacters(prefix length: Int) -> Substring.UTF8View {
    var end = index(startIndex, offsetBy: length, limitedBy: endIndex) ?? endIndex
    while end < endIndex, self[end] & 0xC0 == 0x80 { end = index(after: end) }
    return self[startIndex..<end]
  }
}
