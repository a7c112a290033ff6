// SPDX-License-Identifier: MIT

/// Sorts by id without comparing strings where the first bytes tell.
enum IDOrder {
  /// The bytes that decide nearly every comparison: the first eight, and the eight after the scheme
  /// that content ids share.
  private struct Key {
    let head: UInt64
    let tail: UInt64
    let position: UInt32

    init(_ id: SnapshotID, position: Int) {
      var text = id.text
      (head, tail) = text.withUTF8 { (Self.word($0, from: 0), Self.word($0, from: 7)) }
      self.position = UInt32(position)
    }

    private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
      var word: UInt64 = 0
      for offset in start..<start + 8 {
        word = word << 8 | UInt64(offset < bytes.count ? bytes[offset] : 0)
      }
      return word
    }
  }

  /// Returns the places of the records, sorted by the bytes of their ids.
  ///
  /// Places of one id are neighbors, in no particular order.
  ///
  /// - Complexity: O(*n* log *n*).
  static func sortedPlaces(of snapshots: [Snapshot]) -> [Int] {
    var keys = snapshots.indices.map { Key(snapshots[$0].id, position: $0) }
    keys.sort { first, second in
      if first.head != second.head { return first.head < second.head }
      if first.tail != second.tail { return first.tail < second.tail }
      return snapshots[Int(first.position)].id < snapshots[Int(second.position)].id
    }
    return keys.map { Int($0.position) }
  }

  /// Returns nodes ordered by the digits of their ids, then by whole ids.
  ///
  /// Within the ids of one scheme both orders agree, so that two sorted runs are merged.
  ///
  /// - Complexity: O(*n*).
  static func byDigits(_ nodesByID: [NodeIndex], _ snapshots: [Snapshot]) -> [NodeIndex] {
    func id(_ node: NodeIndex) -> SnapshotID { snapshots[node.position].id }
    let bare = nodesByID.filter { !id($0).hasScheme }
    let schemed = nodesByID.filter { id($0).hasScheme }
    var merged: [NodeIndex] = []
    merged.reserveCapacity(nodesByID.count)
    var rest = bare[...]
    for node in schemed {
      while let next = rest.first {
        let order = id(next).compareDigits(to: id(node))
        guard order < 0 || order == 0 && id(next) < id(node) else { break }
        merged.append(rest.removeFirst())
      }
      merged.append(node)
    }
    return merged + rest
  }

  /// Returns for each node its place in an order of all nodes.
  ///
  /// - Complexity: O(*n*).
  static func places(in order: [NodeIndex]) -> [UInt32] {
    var places = [UInt32](repeating: 0, count: order.count)
    for (place, node) in order.enumerated() { places[node.position] = UInt32(place) }
    return places
  }
}
