// SPDX-License-Identifier: MIT

import LineageCore

extension IndexDatabase {
  /// Reads a file once more, stopping at snapshots that are known, when it is to tell of others.
  typealias Rereading = (IndexedFile, _ knows: (SnapshotID) -> Bool) -> IndexedFile

  /// Makes the arrays out of the rows, unless those that there are can stay.
  ///
  /// Rows that are merely additional stay beside the arrays until there are more than one in a
  /// hundred.
  ///
  /// - Parameters:
  ///   - lost: Snapshots whose files are gone, or do not hold them.
  ///   - rereading: Reads a file that may tell of them.
  /// - Throws: `IndexError`; then rows and arrays are as before.
  func makeArrays(
    lost: Set<SnapshotID>, rereading: Rereading
  ) throws(IndexError) {
    let reader = try reader()
    if let lineage = try reader.lineage(records: [Snapshot]()) {
      let isMissed = lost.contains { lineage.graph.node(for: $0) != nil }
      if !isMissed { return }
    }
    try write { (writer) throws(IndexError) in
      var gathering = try writer.gather(lost: lost)
      var hasNews = false
      for row in gathering.witnessRows {
        let file = try writer.file(row: Int64(row))
        guard let file else { throw .damaged(reason: "a row is gone") }
        let again = rereading(file, gathering.draft.isPresent)
        var expected = file
        expected.hearsay = again.hearsay
        // What else has changed meanwhile is found out the next time.
        guard again.hasSameContent(as: expected), again.hearsay != file.hearsay else { continue }
        try writer.delete(row: Int64(row))
        try writer.insert(again)
        hasNews = true
      }
      if hasNews { gathering = try writer.gather(lost: []) }
      gathering.hear()
      var failure: IndexError?
      let lineage = IndexedLineage(gathering) { row in
        do throws(IndexError) { return try writer.file(row: Int64(row))?.snapshot } catch {
          failure = error
          return nil
        }
      }
      if let failure { throw failure }
      try writer.store(lineage)
      writer.facts.errorCount = gathering.errorCount + lineage.namesakeRows.count / 2
    }
  }
}

extension IndexWriter {
  /// Gathers all rows.
  func gather(lost: Set<SnapshotID>) throws(IndexError) -> RowGathering {
    var gathering = RowGathering(lost: lost)
    try forEachRow { (row) throws(IndexError) in
      try gathering.add(row.file(), row: row.shortNumber)
    }
    return gathering
  }
}

extension IndexReader {
  /// The arrays, with the rows beside them; `nil` where they are to be made anew.
  ///
  /// - Complexity: O(bytes of the arrays + bytes of the rows beside them).
  func lineage(records: any SnapshotRecords) throws(IndexError) -> IndexedLineage? {
    guard head.removed.count == 0, let base = try IndexedLineage(self, records: records),
      head.recent.count <= max(64, head.files.count / 100)
    else { return nil }
    guard head.recent.count > 0 else { return base }
    var gathering = try recentRows()
    gathering.hear { id in
      base.graph.node(for: id).map { !base.graph.isMissing($0) } ?? false
    } isBelieved: { id, witness in
      isBelieved(id, before: witness, in: base.graph)
    }
    return base.adding(gathering, records: records)
  }

  /// The rows that the arrays do not have.
  func recentRows() throws(IndexError) -> RowGathering {
    var gathering = RowGathering()
    try forEachRow(after: head.baseRow) { (row) throws(IndexError) in
      try gathering.add(row.file(), row: row.shortNumber)
    }
    return gathering
  }

  /// What is known of all files, in the arrays and beside them.
  ///
  /// - Complexity: O(bytes of the names).
  func allKnownFiles() throws(IndexError) -> KnownFiles {
    var known = try IndexedLineage.knownFiles(self)
    if head.removed.count > 0 {
      known = known.without(rows: Set(try removedRows().map { UInt32($0) }))
    }
    if head.recent.count > 0 { known.append(try recentRows().known) }
    return known
  }

  /// Whether a graph tells of a missing snapshot what a witness said who is believed before another.
  private func isBelieved(
    _ id: SnapshotID, before witness: SnapshotID, in graph: LineageGraph
  ) -> Bool {
    guard let node = graph.node(for: id) else { return false }
    let number = graph.recordNumber(of: node)
    guard number != .none else { return false }
    do throws(IndexError) {
      let believed = try snapshot(row: Int64(number.rawValue))
      return believed.map { $0.id <= witness } ?? false
    } catch {
      // Then the arrays are made anew, and the damage is found.
      return false
    }
  }
}
