// SPDX-License-Identifier: MIT

import LineageCore

/// What writing some files came to.
struct WritingOutcome: Sendable {
  var lost: Set<SnapshotID> = []
  var stamps: [UInt32: FileStamp] = [:]
  var isComplete = false
}

extension IndexWriter {
  /// Adds a file, or replaces what is there of it; what is the same gets the new stamp only.
  ///
  /// Where a file that was known by a row is not found by its name, others may have taken that row
  /// away; as long as it is there, what leads from names to rows is damaged.
  mutating func put(
    _ file: IndexedFile, knownBy known: UInt32?, _ outcome: inout WritingOutcome
  ) throws(IndexError) {
    guard let row = try row(named: file.name)?.row else {
      if let known, try self.file(row: Int64(known))?.name.hasSameBytes(as: file.name) == true {
        throw .damaged(reason: "a file is not found by its name")
      }
      try insert(file)
      return
    }
    guard let old = try self.file(row: row) else { throw .damaged(reason: "a row is gone") }
    if old.hasSameContent(as: file) {
      try setStamp(row: row, to: file.status, modified: file.snapshot?.observed ?? 0)
      outcome.stamps[UInt32(row)] = file.status
      return
    }
    try delete(row: row)
    try insert(file)
    if let id = old.snapshot?.id, id != file.snapshot?.id { outcome.lost.insert(id) }
  }
}
