// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The node with an id, compared byte by byte.
  ///
  /// - Complexity: O(log *n*).
  public func node(for id: SnapshotID) -> NodeIndex? {
    var text = id.text
    return text.withUTF8 { id in
      let place = nodesByDigits.partitionPoint { ids.compareByDigits($0.position, to: id) >= 0 }
      guard place < nodesByDigits.count else { return nil }
      let node = nodesByDigits[place]
      return ids.compareByDigits(node.position, to: id) == 0 ? node : nil
    }
  }

  /// The nodes whose digits, or whole ids, begin with a text; in the lineage's order.
  ///
  /// - Complexity: O(log *n* + matches · log matches).
  public func nodes(withPrefix prefix: String) -> [NodeIndex] {
    var text = prefix
    return text.withUTF8 { whole in
      let digits = SnapshotID.digits(of: whole)
      let first = nodesByDigits.partitionPoint { node in
        ids.withBytes(of: node.position) { SnapshotID.digits(of: $0).compareBytes(to: digits) >= 0 }
      }
      let matches = nodesByDigits[first...].prefix { node in
        ids.withBytes(of: node.position) { SnapshotID.digits(of: $0).starts(with: digits) }
      }
      guard digits.count < whole.count else { return matches.sorted() }
      return matches.filter { node in
        ids.withBytes(of: node.position) { $0.starts(with: whole) }
      }.sorted()
    }
  }

  /// The shortest beginning of a node's digits, 8 characters or more, that no other node shares.
  ///
  /// - Complexity: O(log *n* + length).
  public func shortID(of node: NodeIndex) -> String {
    let id = id(of: node)
    let digits = id.digits
    let place = placeAmongIDs(of: node)
    var length = 8
    for neighbor in [place - 1, place + 1] where nodesByDigits.indices.contains(neighbor) {
      let shared = ids.withBytes(of: nodesByDigits[neighbor].position) { other in
        let other = SnapshotID.digits(of: other)
        let shared = zip(digits, other).prefix { $0 == $1 }.count
        return shared == digits.count && shared == other.count ? nil : shared
      }
      guard let shared else { return id.text }
      length = max(length, shared + 1)
    }
    return String(decoding: digits.wholeCharacters(prefix: length), as: UTF8.self)
  }

  /// The place of a node in the order of digits.
  private func placeAmongIDs(of node: NodeIndex) -> Int {
    ids.withBytes(of: node.position) { id in
      nodesByDigits.partitionPoint { ids.compareByDigits($0.position, to: id) >= 0 }
    }
  }
}

extension Substring.UTF8View {
  /// The first bytes, and as many more as complete the last character.
  func wholeCharacters(prefix length: Int) -> Substring.UTF8View {
    var end = index(startIndex, offsetBy: length, limitedBy: endIndex) ?? endIndex
    while end < endIndex, self[end] & 0xC0 == 0x80 { end = index(after: end) }
    return self[startIndex..<end]
  }
}

/// What a name that somebody typed stands for.
public enum NamedNode: Hashable, Sendable {
  /// The snapshot with this id, or the only one whose id begins so.
  case one(NodeIndex)
  /// Several ids begin so.
  case several([NodeIndex])
  /// No id begins so; these begin at least with a part of it.
  case none(near: [NodeIndex])
}

extension LineageGraph {
  /// As few digits of an id are taken as a name.
  private static let shortestPrefix = 2

  /// As many candidates are worth naming.
  public static let candidateLimit = 8

  /// The node that a whole id, or the first digits of one, stand for.
  ///
  /// - Complexity: O(log *n* × length), and O(number of matches).
  public func resolve(_ name: String) -> NamedNode {
    if let node = node(for: SnapshotID(name)) { return .one(node) }
    let isPrefix = SnapshotID(name).digits.count >= Self.shortestPrefix
    let matches = isPrefix ? nodes(withPrefix: name) : []
    if matches.count > 1 { return .several(matches) }
    return matches.first.map { .one($0) } ?? .none(near: nodes(near: name))
  }

  /// The nodes whose ids begin with as much of a name as any does.
  private func nodes(near name: String) -> [NodeIndex] {
    var prefix = name
    while !SnapshotID(prefix).digits.isEmpty {
      let matches = nodes(withPrefix: prefix)
      if !matches.isEmpty { return matches }
      prefix.unicodeScalars.removeLast()
    }
    return []
  }
}
