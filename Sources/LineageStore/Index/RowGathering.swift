// SPDX-License-Identifier: MIT

import LineageCore

/// Makes out of the rows of an index what there is to know of the lineage, the rows in any order.
struct RowGathering {
  /// What a graph is built from.
  private(set) var draft = LineageDraft()

  /// The files, with their stamps.
  private(set) var known = KnownFiles()

  /// The rows of files with which something is the matter.
  private(set) var flawedRows: [UInt32] = []

  /// How many findings of these a person should mend.
  private(set) var errorCount = 0

  /// The rows of the files that may tell more of the lost snapshots than they were asked for.
  private(set) var witnessRows: [UInt32] = []

  /// Snapshots whose files were there, or seemed to be, when others were asked what they know.
  private let lost: Set<SnapshotID>

  /// What is said about snapshots that may have no file.
  private var statements: [Statement] = []

  /// What one file says about others: first about its parents.
  struct Statement {
    let row: UInt32
    let witness: Snapshot
    let records: [Snapshot]
  }

  /// Begins a gathering that looks for witnesses of some snapshots.
  init(lost: Set<SnapshotID> = []) { self.lost = lost }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - file: What is in it.
  ///   - row: Its number.
  ///   - shift: What is added to the number, to tell it from those of other indexes.
  mutating func add(_ file: IndexedFile, row: UInt32, shift: UInt32 = 0) {
    known.append(file.name.utf8, file.status, row: row)
    if !file.findings.isEmpty {
      flawedRows.append(row)
      errorCount += file.findings.count { $0.severity == .error }
    }
    guard let snapshot = file.snapshot else { return }
    draft.append(snapshot, number: RecordNumber(row + shift))
    if !file.hearsay.isEmpty {
      statements.append(Statement(row: row + shift, witness: snapshot, records: file.hearsay))
    }
    let farthest = file.hearsay.last?.parents ?? []
    let namesLost = (snapshot.parents + farthest).contains { lost.contains($0.id) }
    if snapshot.shape == .chain, namesLost { witnessRows.append(row) }
  }
}

extension RowGathering {
  /// Hears what is said about snapshots without a file, once all rows are there.
  ///
  /// A file is believed about its missing parents, and about those of a missing parent. Where one on
  /// the way has a file, that file knows better. Of several witnesses the one with the smallest id is
  /// believed, then the one whose file comes first.
  ///
  /// - Parameters:
  ///   - isPresent: Whether a snapshot has a file among the rows that are not here.
  ///   - isBelieved: Whether those rows tell of a missing snapshot, and by a better witness.
  mutating func hear(
    isPresent: (SnapshotID) -> Bool = { _ in false },
    isBelieved: (SnapshotID, SnapshotID) -> Bool = { _, _ in false }
  ) {
    var believed: [SnapshotID: (statement: Statement, record: Snapshot)] = [:]
    for statement in statements {
      var path = Set(statement.witness.parents.map(\.id))
      for record in statement.records
      where path.contains(record.id) && !draft.isPresent(record.id) && !isPresent(record.id) {
        path.formUnion(record.parents.map(\.id))
        if let best = believed[record.id], !statement.precedes(best.statement) { continue }
        believed[record.id] = (statement, record)
      }
    }
    statements = []
    for (id, best) in believed where !isBelieved(id, best.statement.witness.id) {
      draft.append(best.record, number: RecordNumber(best.statement.row))
    }
  }
}

extension RowGathering.Statement {
  /// Whether this statement is believed rather than another.
  func precedes(_ other: Self) -> Bool {
    if witness.id != other.witness.id { return witness.id < other.witness.id }
    return (witness.file ?? "").compareBytes(to: other.witness.file ?? "") < 0
  }
}
