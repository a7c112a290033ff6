// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The node with an id, compared byte by byte.
  ///
  /// - Complexity: O(log *n*).
  public func node(for id: SnapshotID) -> NodeIndex? {
    var index = firstIndex { $0.compareDigits(to: id) >= 0 }
    while index < nodesByDigits.count {
      let candidate = self.id(of: nodesByDigits[index])
      if candidate == id { return nodesByDigits[index] }
      guard candidate.compareDigits(to: id) == 0 else { return nil }
      index += 1
    }
    return nil
  }

  /// The nodes whose digits, or whole ids, begin with a text; in the lineage's order.
  ///
  /// - Complexity: O(log *n* + matches · log matches).
  public func nodes(withPrefix prefix: String) -> [NodeIndex] {
    let prefixID = SnapshotID(prefix)
    let wanted = prefixID.digits
    let first = firstIndex { $0.compareDigits(to: prefixID) >= 0 }
    let matches = nodesByDigits[first...].prefix { id(of: $0).digits.starts(with: wanted) }
    guard wanted.count < prefix.utf8.count else { return matches.sorted() }
    return matches.filter { id(of: $0).text.utf8.starts(with: prefix.utf8) }.sorted()
  }

  /// The shortest beginning of a node's digits, 8 characters or more, that no other node shares.
  ///
  /// - Complexity: O(length).
  public func shortID(of node: NodeIndex) -> String {
    let id = id(of: node)
    let digits = id.digits
    let place = Int(digitPlaces[node.position])
    var length = 8
    for neighbor in [place - 1, place + 1] where nodesByDigits.indices.contains(neighbor) {
      let other = self.id(of: nodesByDigits[neighbor]).digits
      let shared = digits.sharedPrefix(with: other)
      if shared == digits.count, shared == other.count { return id.text }
      length = max(length, shared + 1)
    }
    return String(decoding: digits.wholeCharacters(prefix: length), as: UTF8.self)
  }

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
  /// How many bytes two texts have in common from the start.
  func sharedPrefix(with other: Substring.UTF8View) -> Int {
    var rest = other.makeIterator()
    var count = 0
    for byte in self {
      guard byte == rest.next() else { break }
      count += 1
    }
    return count
  }

  /// The first bytes, and as many more as complete the last character.
  func wholeCharacters(prefix length: Int) -> Substring.UTF8View {
    var end = index(startIndex, offsetBy: length, limitedBy: endIndex) ?? endIndex
    while end < endIndex, self[end] & 0xC0 == 0x80 { end = index(after: end) }
    return self[startIndex..<end]
  }
}
