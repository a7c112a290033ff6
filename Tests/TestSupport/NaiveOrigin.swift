// SPDX-License-Identifier: MIT

public import LineageCore

/// The first of all ways, tried one after another, by which something that a snapshot has came from
/// the ancestor that brought it in.
///
/// - Parameters:
///   - id: The snapshot.
///   - records: All records, one for each id.
///   - has: Whether a snapshot has it.
/// - Returns: The snapshots on the way, the ancestor last; `nil` where no way ends.
public func naiveWayToOrigin(
  of id: SnapshotID, in records: [SnapshotID: Snapshot], has: (SnapshotID) -> Bool
) -> [SnapshotID]? {
  func firstWay(after way: [SnapshotID]) -> [SnapshotID]? {
    let last = way[way.count - 1]
    let parents = (records[last]?.parents ?? []).map(\.id).filter { parent in
      parent != last && records[parent]?.isMissing == false && has(parent)
    }
    if parents.isEmpty { return way }
    for parent in parents where !way.contains(parent) {
      if let whole = firstWay(after: way + [parent]) { return whole }
    }
    return nil
  }
  return firstWay(after: [id])
}
