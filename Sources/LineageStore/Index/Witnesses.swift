// SPDX-License-Identifier: MIT

import LineageCore

/// Which files may know more of snapshots without a file than they were asked when they were read.
///
/// A file is asked only of snapshots that no file is named after. Such a file may be gone since, or
/// damaged, or hold another snapshot.
enum Witnesses {
  /// Those of some snapshots, and of those that files are named after which do not hold them.
  case of(Set<SnapshotID>)
  /// Those of any snapshot without a file.
  case ofAll
}

extension RowGathering {
  /// The rows to be read again for what they know, of all that were gathered.
  ///
  /// - Complexity: O(bytes of the names), and O(bytes of the rows) where there is anything to ask.
  func rows(of witnesses: Witnesses, in writer: borrowing IndexWriter) throws(IndexError) -> [Int64]
  {
    var lost: Set<SnapshotID>?
    if case .of(let snapshots) = witnesses {
      let unsure = snapshots.union(namesakesWithoutSnapshot).filter { !draft.isPresent($0) }
      if unsure.isEmpty { return [] }
      let others = parentsNamedByOthers
      let missed = unsure.filter { draft.isNamed($0) || others.contains($0) }
      if missed.isEmpty { return [] }
      lost = missed
    }
    var rows: [Int64] = []
    try writer.forEachRow { (row) throws(IndexError) in
      let isMissed = try row.file().namedAncestors.contains { id in
        lost.map { $0.contains(id) } ?? !draft.isPresent(id)
      }
      if isMissed { rows.append(row.number) }
    }
    return rows
  }

  /// The snapshots that files are named after, but no file holds.
  private var namesakesWithoutSnapshot: Set<SnapshotID> {
    var snapshots: Set<SnapshotID> = []
    for place in 0..<known.count {
      let id = SnapshotID(StoreFile(known.names.text(at: place)).namesake)
      if !draft.isPresent(id) { snapshots.insert(id) }
    }
    return snapshots
  }
}

extension IndexReader {
  /// Whether a row beside the arrays may know more of a snapshot that a file is named after, but is
  /// missing in a graph.
  func hasRecentWitness(in graph: LineageGraph) throws(IndexError) -> Bool {
    guard head.recent.count > 0 else { return false }
    var missed: Set<SnapshotID> = []
    try forEachRow(after: head.baseRow) { (row) throws(IndexError) in
      for id in try row.file().namedAncestors {
        let isMissing = graph.node(for: id).map { graph.isMissing($0) } ?? true
        if isMissing { missed.insert(id) }
      }
    }
    for id in missed {
      for suffix in [StoreFile.suffix, StoreFile.specSuffix] {
        if try hasRow(named: id.text + suffix) { return true }
      }
    }
    return false
  }
}

extension IndexedFile {
  /// The snapshots of which the file may know more: those that it names as parents, or as parents of
  /// others of which it tells, and tells nothing of.
  var namedAncestors: Set<SnapshotID> {
    guard let snapshot, snapshot.shape == .chain else { return [] }
    let parents = (snapshot.parents + hearsay.flatMap(\.parents)).map(\.id)
    return Set(parents).subtracting(hearsay.map(\.id))
  }
}
