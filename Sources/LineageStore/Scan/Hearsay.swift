// SPDX-License-Identifier: MIT

import LineageCore

/// What files say about snapshots that may have no file of their own.
///
/// Of several that speak about one snapshot, the one with the smallest id is believed, whatever was
/// read first. So memory is bounded by the number of snapshots spoken about.
struct Hearsay: Sendable {
  /// What one snapshot's file says about another snapshot.
  struct Statement: Sendable {
    /// The record of the other snapshot.
    let record: Snapshot

    /// The snapshot whose file says so, and the file.
    let witness: SnapshotID
    let file: String
  }

  /// The statement that is believed, for each snapshot spoken about.
  private(set) var statements: [SnapshotID: Statement] = [:]

  /// Hears what a snapshot's file says about another one.
  mutating func add(_ record: Snapshot, from witness: Snapshot) {
    guard let file = witness.file else { return }
    add(Statement(record: record, witness: witness.id, file: file))
  }

  /// Hears all that others have heard.
  mutating func add(_ other: Hearsay) {
    for statement in other.statements.values { add(statement) }
  }

  private mutating func add(_ statement: Statement) {
    let id = statement.record.id
    if let believed = statements[id], believed.precedes(statement) { return }
    statements[id] = statement
  }
}

extension Hearsay.Statement {
  /// Whether this statement is believed rather than another.
  func precedes(_ other: Self) -> Bool {
    if witness != other.witness { return witness < other.witness }
    return file.compareBytes(to: other.file) < 0
  }
}
