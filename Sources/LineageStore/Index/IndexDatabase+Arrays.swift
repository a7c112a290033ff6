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
  ///   - birth: The number of the index.
  ///   - witnesses: The files that may know more of snapshots without a file.
  ///   - revision: Where the index has another one, others have written it meanwhile, who may not
  ///     have come to ask: then all are asked. `nil` where that does not matter.
  ///   - rereading: Reads such a file; `nil` where that is left to others.
  /// - Throws: `IndexError`; then rows and arrays are as before.
  func makeArrays(
    of birth: UInt64, asking witnesses: Witnesses, ifRevisionIs revision: Int64? = nil,
    rereading: Rereading?
  ) throws(IndexError) {
    let canStay = try canStay(asking: witnesses)
    if canStay, rereading == nil { return }
    try write(to: birth) { (writer) throws(IndexError) in
      let isAlone = revision == nil || writer.head.revision == revision.map { $0 + 1 }
      if canStay, isAlone {
        writer.facts.isUnfinished = false
        return
      }
      var gathering = try writer.gather()
      if let rereading {
        let witnesses = isAlone ? witnesses : .ofAll
        let rows = try gathering.rows(of: witnesses, in: writer)
        if try writer.ask(rows, gathering, rereading) { gathering = try writer.gather() }
        writer.facts.isUnfinished = false
      }
      gathering.hear()
      let lineage = try writer.lineage(of: gathering)
      try writer.store(lineage)
      writer.facts.errorCount = lineage.errorCount
    }
  }

  /// Changes the index with a number in one transaction.
  ///
  /// - Throws: `IndexError.replaced` where the index is another one by now.
  func write<Answer: Sendable>(
    to birth: UInt64, _ body: (inout IndexWriter) throws(IndexError) -> Answer
  ) throws(IndexError) -> Answer {
    try write { (writer) throws(IndexError) in
      guard writer.head.birth == birth else { throw .replaced }
      return try body(&writer)
    }
  }

  /// Whether the arrays, with the rows beside them, say all there is to know.
  private func canStay(asking witnesses: Witnesses) throws(IndexError) -> Bool {
    guard case .of(let lost) = witnesses else { return false }
    let reader = try reader()
    guard let graph = try reader.lineage(records: nil)?.graph else { return false }
    if lost.contains(where: { graph.node(for: $0) != nil }) { return false }
    return try !reader.hasRecentWitness(in: graph)
  }
}

extension IndexWriter {
  /// Gathers all rows.
  func gather() throws(IndexError) -> RowGathering {
    var gathering = RowGathering()
    try forEachRow { (row) throws(IndexError) in
      try gathering.add(row.file(), row: row.shortNumber)
    }
    return gathering
  }

  /// Reads files again for what they know, and says whether they told anything new.
  mutating func ask(
    _ rows: [Int64], _ gathering: RowGathering, _ rereading: IndexDatabase.Rereading
  ) throws(IndexError) -> Bool {
    var hasNews = false
    for row in rows {
      guard let file = try file(row: row) else { throw .damaged(reason: "a row is gone") }
      let again = rereading(file, gathering.draft.isPresent)
      var expected = file
      expected.hearsay = again.hearsay
      // What else has changed meanwhile is found out the next time.
      guard again.hasSameContent(as: expected), again.hearsay != file.hearsay else { continue }
      try delete(row: row)
      try insert(again)
      hasNews = true
    }
    return hasNews
  }

  /// Makes the arrays of rows that were gathered.
  func lineage(of gathering: RowGathering) throws(IndexError) -> IndexedLineage {
    var failure: IndexError?
    let lineage = IndexedLineage(gathering) { row in
      do throws(IndexError) { return try file(row: Int64(row))?.snapshot } catch {
        failure = error
        return nil
      }
    }
    if let failure { throw failure }
    return lineage
  }
}

extension IndexReader {
  /// The arrays, with the rows beside them; `nil` where they are to be made anew.
  ///
  /// - Complexity: O(bytes of the arrays + bytes of the rows beside them).
  func lineage(records: IndexRecords?) throws(IndexError) -> IndexedLineage? {
    guard head.removed.count == 0, let base = try IndexedLineage(self, records: records),
      head.recent.count <= max(64, head.files.count / 100)
    else { return nil }
    guard head.recent.count > 0 else { return base }
    return try adding(recentRows(), to: base, records: records)
  }

  /// The arrays that an earlier reader had, with the rows that have come since; `nil` where anything
  /// else has happened, or these are not merely additional.
  ///
  /// - Complexity: O(bytes of the new rows), and some sweeps over the arrays.
  func lineage(
    after earlier: IndexReader, _ lineage: IndexedLineage, records: IndexRecords
  ) throws(IndexError) -> IndexedLineage? {
    guard head.birth == earlier.head.birth else { return nil }
    var tally = earlier.head.files
    var gathering = RowGathering()
    try forEachRow(after: earlier.head.lastRow) { (row) throws(IndexError) in
      tally.add(row.checksum)
      try gathering.add(row.file(), row: row.shortNumber)
    }
    // All other rows are what they were, to the last byte.
    guard tally == head.files else { return nil }
    return try adding(gathering, to: lineage, records: records)
  }

  private func adding(
    _ rows: RowGathering, to base: IndexedLineage, records: IndexRecords?
  ) throws(IndexError) -> IndexedLineage? {
    var rows = rows
    rows.hear { id in
      base.graph.node(for: id).map { !base.graph.isMissing($0) } ?? false
    } isBelieved: { id, witness in
      isBelieved(id, before: witness, in: base.graph)
    }
    return base.adding(rows, records: records)
  }

  /// How many findings on the files a person should mend.
  ///
  /// - Complexity: O(bytes of the rows beside the arrays).
  func errorCount() throws(IndexError) -> Int {
    let isBased = head.removed.count == 0 && !head.columns.isEmpty
    let rest = try recentRows(after: isBased ? head.baseRow : 0)
    return (isBased ? head.facts.errorCount : 0) + rest.errorCount
  }

  /// The rows that the arrays do not have.
  func recentRows(after row: Int64? = nil) throws(IndexError) -> RowGathering {
    var gathering = RowGathering()
    try forEachRow(after: row ?? head.baseRow) { (row) throws(IndexError) in
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
