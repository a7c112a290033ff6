// SPDX-License-Identifier: MIT

/// What is different in a lineage since it was looked at before.
///
/// Only snapshots with a file count: what others merely tell of them changes nothing here. A
/// snapshot whose file has come is added, whether or not it was known as missing.
public struct LineageChanges: Hashable, Sendable {
  /// The nodes that have come, of the lineage as it is now.
  public var added: NodeSet

  /// The nodes whose records are others than before, of the lineage as it is now.
  public internal(set) var altered: NodeSet

  /// The nodes that have gone, of the lineage as it was.
  public internal(set) var gone: NodeSet

  /// Creates changes.
  public init(added: NodeSet, altered: NodeSet, gone: NodeSet) {
    self.added = added
    self.altered = altered
    self.gone = gone
  }

  /// How a snapshot that is there has changed.
  public enum Kind: Hashable, Sendable {
    /// It was not there before.
    case added
    /// Its record was another one.
    case altered
  }
}

extension LineageChanges {
  /// How many snapshots have come, gone or changed.
  ///
  /// - Complexity: O(*n* / 64).
  public var count: Int { added.count + altered.count + gone.count }

  /// Whether nothing has changed.
  ///
  /// - Complexity: O(*n* / 64).
  public var isEmpty: Bool { added.isEmpty && altered.isEmpty && gone.isEmpty }

  /// How a node has changed; `nil` where it has not.
  ///
  /// - Complexity: O(1).
  public func kind(of node: NodeIndex) -> Kind? {
    if added.contains(node) { return .added }
    return altered.contains(node) ? .altered : nil
  }
}

extension LineageGraph {
  /// What is different since the lineage was another graph.
  ///
  /// - Parameters:
  ///   - earlier: The lineage as it was.
  ///   - isSame: Whether a node of the lineage as it was has the same record as one of this; asked
  ///     only of nodes of one id that have files.
  /// - Returns: The changes.
  /// - Complexity: O(*n* of both graphs), and so many questions at most.
  public func changes(
    since earlier: LineageGraph, isSame: (_ old: NodeIndex, _ new: NodeIndex) -> Bool
  ) -> LineageChanges {
    var changes = LineageChanges(added: noNodes, altered: noNodes, gone: earlier.present)
    // Both graphs have their ids in order: what was before is met on the way.
    var place = 0
    for node in nodesByDigits where !isMissing(node) {
      let before = ids.withBytes(of: node.position) { id in
        earlier.node(for: id, from: &place)
      }
      guard let before, !earlier.isMissing(before) else {
        changes.added.insert(node)
        continue
      }
      changes.gone.remove(before)
      if !isSame(before, node) { changes.altered.insert(node) }
    }
    return changes
  }

  /// The node with an id, among those from a place on in the order of digits; the place is then
  /// that of the first one that does not come before it.
  private func node(for id: UnsafeBufferPointer<UInt8>, from place: inout Int) -> NodeIndex? {
    while place < nodesByDigits.count {
      let order = ids.compareByDigits(nodesByDigits[place].position, to: id)
      if order >= 0 { return order == 0 ? nodesByDigits[place] : nil }
      place += 1
    }
    return nil
  }
}
