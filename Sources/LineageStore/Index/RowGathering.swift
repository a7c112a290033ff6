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

  /// What is said about snapshots that may have no file.
  private var statements: [Statement] = []

  /// What one file says about others: first about its parents.
  struct Statement {
    let row: UInt32
    let witness: Snapshot
    let records: [Snapshot]
  }

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
  }
}

extension RowGathering {
  /// The parents of those that may have no file, as far as anything is said about them.
  ///
  /// - Complexity: O(all that is said).
  var parentsNamedByOthers: Set<SnapshotID> {
    var named: Set<SnapshotID> = []
    for statement in statements {
      for record in statement.records { named.formUnion(record.parents.map(\.id)) }
    }
    return named
  }

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
    let heard = heard { draft.isPresent($0) || isPresent($0) }
    statements = []
    for (id, best) in heard where !isBelieved(id, best.statement.witness.id) {
      draft.append(best.record, number: RecordNumber(best.statement.row))
    }
  }

  /// What is believed of each snapshot without a file, and who says it.
  ///
  /// - Complexity: O(all that is said).
  func heard(
    isPresent: (SnapshotID) -> Bool
  ) -> [SnapshotID: (statement: Statement, record: Snapshot)] {
    var believed: [SnapshotID: (statement: Statement, record: Snapshot)] = [:]
    for statement in statements {
      for record in statement.records(isPresent: isPresent) {
        if let best = believed[record.id], !statement.precedes(best.statement) { continue }
        believed[record.id] = (statement, record)
      }
    }
    return believed
  }
}

extension RowGathering.Statement {
  /// What is said about parents without a file, their parents without a file, and so on.
  ///
  /// Files have come since these records were put in order: so the way may be another one now.
  func records(isPresent: (SnapshotID) -> Bool) -> [Snapshot] {
    let rest = Dictionary(records.map { ($0.id, $0) }) { first, _ in first }
    var heard: [Snapshot] = []
    var unheard = witness.parents.map(\.id)
    var seen: Set<SnapshotID> = []
    while let id = unheard.popLast() {
      guard seen.insert(id).inserted, let record = rest[id], !isPresent(id) else { continue }
      heard.append(record)
      unheard += record.parents.map(\.id)
    }
    return heard
  }

  /// Whether this statement is believed rather than another.
  func precedes(_ other: Self) -> Bool {
    if witness.id != other.witness.id { return witness.id < other.witness.id }
    return (witness.file ?? "").compareBytes(to: other.witness.file ?? "") < 0
  }
}
