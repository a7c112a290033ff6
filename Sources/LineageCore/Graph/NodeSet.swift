// SPDX-License-Identifier: MIT

/// A set of nodes of one graph, as a bit for each node.
///
/// A million nodes take 125 KB, and set operations are word by word. Iteration is in the lineage's
/// order.
public struct NodeSet: Hashable, Sendable {
  /// How many nodes the graph has.
  public let capacity: Int

  var words: [UInt64]

  /// Creates an empty set for a graph of so many nodes.
  ///
  /// - Complexity: O(capacity / 64).
  public init(capacity: Int) {
    self.capacity = capacity
    words = Array(repeating: 0, count: (capacity + 63) / 64)
  }

  /// Creates a set of stored words; `nil` where they are not those of so many nodes.
  init?(capacity: Int, words: [UInt64]) {
    let unused = words.count * 64 - capacity
    guard (0..<64).contains(unused) || words.isEmpty && capacity == 0,
      unused == 0 || (words.last ?? 0).leadingZeroBitCount >= unused
    else { return nil }
    self.capacity = capacity
    self.words = words
  }

  /// Creates a set of some nodes.
  public init(_ nodes: some Sequence<NodeIndex>, capacity: Int) {
    self.init(capacity: capacity)
    for node in nodes { insert(node) }
  }

  /// The set of all nodes.
  public static func all(capacity: Int) -> NodeSet {
    var set = NodeSet(capacity: capacity)
    for index in set.words.indices { set.words[index] = .max }
    let used = capacity % 64
    if used > 0 { set.words[set.words.count - 1] = (1 << UInt64(used)) - 1 }
    return set
  }

  /// Whether the node is a member.
  ///
  /// - Complexity: O(1).
  public func contains(_ node: NodeIndex) -> Bool { contains(position: node.position) }

  func contains(position: Int) -> Bool {
    words[position >> 6] & (1 << UInt64(position & 63)) != 0
  }

  /// Adds a node, and tells whether it was new.
  ///
  /// - Complexity: O(1).
  @discardableResult
  public mutating func insert(_ node: NodeIndex) -> Bool { insert(position: node.position) }

  @discardableResult
  mutating func insert(position: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(position & 63)
    let isNew = words[position >> 6] & bit == 0
    words[position >> 6] |= bit
    return isNew
  }

  /// Adds a range of nodes.
  ///
  /// - Complexity: O(length of the range / 64).
  mutating func insert(_ range: Range<NodeIndex>) {
    guard !range.isEmpty else { return }
    let (first, last) = (range.lowerBound.position, range.upperBound.position - 1)
    let head: UInt64 = .max << UInt64(first & 63)
    let tail: UInt64 = .max >> UInt64(63 - last & 63)
    guard first >> 6 < last >> 6 else {
      words[first >> 6] |= head & tail
      return
    }
    words[first >> 6] |= head
    for index in (first >> 6 + 1)..<(last >> 6) { words[index] = .max }
    words[last >> 6] |= tail
  }

  /// Takes a node out, and tells whether it was there.
  ///
  /// - Complexity: O(1).
  @discardableResult
  public mutating func remove(_ node: NodeIndex) -> Bool {
    let bit: UInt64 = 1 << UInt64(node.position & 63)
    let wasThere = words[node.position >> 6] & bit != 0
    words[node.position >> 6] &= ~bit
    return wasThere
  }

  /// How many nodes are members.
  ///
  /// - Complexity: O(capacity / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether there are no members.
  ///
  /// - Complexity: O(capacity / 64).
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}

extension NodeSet {
  /// The first position in a range that is a member's.
  ///
  /// - Complexity: O(length of the range / 64).
  func firstPosition(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var index = range.lowerBound >> 6
    var bits = words[index] & (.max << UInt64(range.lowerBound & 63))
    while bits == 0 {
      index += 1
      guard index << 6 < range.upperBound else { return nil }
      bits = words[index]
    }
    let position = index << 6 + bits.trailingZeroBitCount
    return position < range.upperBound ? position : nil
  }

  /// The last position in a range that is a member's.
  ///
  /// - Complexity: O(length of the range / 64).
  func lastPosition(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var index = (range.upperBound - 1) >> 6
    var bits = words[index] & (.max >> UInt64(63 - (range.upperBound - 1) & 63))
    while bits == 0 {
      guard index << 6 > range.lowerBound else { return nil }
      index -= 1
      bits = words[index]
    }
    let position = index << 6 + 63 - bits.leadingZeroBitCount
    return position >= range.lowerBound ? position : nil
  }
}

extension NodeSet {
  /// The first member after a node, or of all; `nil` where there is none.
  ///
  /// - Complexity: O(nodes between / 64).
  func first(after node: NodeIndex?) -> NodeIndex? {
    firstPosition(in: (node.map { $0.position + 1 } ?? 0)..<capacity).map { NodeIndex($0) }
  }

  /// The last member before a node, or of all; `nil` where there is none.
  ///
  /// - Complexity: O(nodes between / 64).
  func last(before node: NodeIndex?) -> NodeIndex? {
    lastPosition(in: 0..<(node?.position ?? capacity)).map { NodeIndex($0) }
  }
}

extension NodeSet: Sequence {
  /// Iterates over the members in the lineage's order.
  public struct Iterator: IteratorProtocol {
    private let words: [UInt64]
    private var position = 0
    private var bits: UInt64

    init(_ set: NodeSet) {
      words = set.words
      bits = words.first ?? 0
    }

    /// The next member.
    public mutating func next() -> NodeIndex? {
      while bits == 0 {
        position += 1
        guard position < words.count else { return nil }
        bits = words[position]
      }
      let bit = bits.trailingZeroBitCount
      bits &= bits - 1
      return NodeIndex(position * 64 + bit)
    }
  }

  /// Creates an iterator over the members in the lineage's order.
  public func makeIterator() -> Iterator { Iterator(self) }
}

extension NodeSet {
  /// Adds all members of another set of the same graph.
  ///
  /// - Complexity: O(capacity / 64), as for the other operations on sets.
  public mutating func formUnion(_ other: NodeSet) { combine(other) { $0 | $1 } }

  /// Keeps only what is also in another set of the same graph.
  public mutating func formIntersection(_ other: NodeSet) { combine(other) { $0 & $1 } }

  /// Takes out all members of another set of the same graph.
  public mutating func subtract(_ other: NodeSet) { combine(other) { $0 & ~$1 } }

  /// Returns the members of either set.
  public func union(_ other: NodeSet) -> NodeSet {
    var result = self
    result.formUnion(other)
    return result
  }

  /// Returns the members of both sets.
  public func intersection(_ other: NodeSet) -> NodeSet {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// Returns the members that are not in another set.
  public func subtracting(_ other: NodeSet) -> NodeSet {
    var result = self
    result.subtract(other)
    return result
  }

  private mutating func combine(_ other: NodeSet, _ operation: (UInt64, UInt64) -> UInt64) {
    precondition(capacity == other.capacity, "sets of nodes of different graphs")
    for index in words.indices { words[index] = operation(words[index], other.words[index]) }
  }
}
