// SPDX-License-Identifier: MIT

import LineageCore

/// The records of several directories, each with numbers of its own.
struct UnionRecords: SnapshotRecords {
  /// The records of each directory, and what is added to its numbers, ascending.
  let parts: [(records: IndexRecords, shift: UInt32)]

  func record(of id: SnapshotID, at number: RecordNumber) -> Snapshot {
    let (place, number) = place(of: number)
    return parts[place].records.record(of: id, at: number)
  }

  /// The place of the directory that a number belongs to, and the number there.
  func place(of number: RecordNumber) -> (place: Int, number: RecordNumber) {
    let place = (parts.lastIndex { $0.shift <= number.rawValue }) ?? 0
    return (place, RecordNumber(number.rawValue - parts[place].shift))
  }
}
