// SPDX-License-Identifier: MIT

import GRDB

/// Reading what is made from rows.
extension IndexAccess {
  /// Fills some memory, which is as large as a column, with the bytes of the column.
  ///
  /// - Complexity: O(length).
  func fill(_ memory: UnsafeMutableRawBufferPointer, with column: IndexColumn) throws(IndexError) {
    let statement = try statement(
      "SELECT checksum, bytes FROM chunk WHERE name = ? ORDER BY number")
    defer { statement.finish() }
    var checksums = ChunkChecksums(ofColumn: column.name)
    var filled = 0
    try column.name.withBytes { (name) throws(IndexError) in
      try statement.bind(name, at: 1)
      while try statement.step() {
        let bytes = statement.bytes(at: 1)
        guard bytes.count <= memory.count - filled else { throw Self.damage(of: column) }
        UnsafeMutableRawBufferPointer(rebasing: memory[filled...]).copyMemory(from: bytes)
        filled += bytes.count
        let checksum = checksums.next(bytes)
        guard checksum.value == UInt64(bitPattern: statement.number(at: 0)) else {
          throw Self.damage(of: column)
        }
      }
    }
    // A chunk that is right by itself may be one of an earlier column of the same name.
    guard filled == memory.count, checksums.whole == column.checksum else {
      throw Self.damage(of: column)
    }
  }

  /// The numbers of the rows that are gone although the columns have them, in ascending order.
  ///
  /// - Complexity: O(number of them).
  func removedRows(of head: IndexHead) throws(IndexError) -> [Int64] {
    let statement = try statement("SELECT row, checksum FROM removed ORDER BY row")
    defer { statement.finish() }
    var rows: [Int64] = []
    var tally = RowTally()
    while try statement.step() {
      let row = statement.number(at: 0)
      let checksum = Checksum(ofRemovedRow: row)
      guard checksum.value == UInt64(bitPattern: statement.number(at: 1)) else {
        throw .damaged(reason: "the list of removed rows is not what was written")
      }
      rows.append(row)
      tally.add(checksum)
    }
    guard tally == head.removed else {
      throw .damaged(reason: "the list of removed rows is not whole")
    }
    return rows
  }

  /// Stores the bytes of a column, and gives the checksum of its chunks.
  ///
  /// - Complexity: O(length).
  func replaceChunks(
    of name: String, with bytes: UnsafeRawBufferPointer, size: Int
  ) throws(IndexError) -> Checksum {
    try name.withBytes { (nameBytes) throws(IndexError) in
      let deletion = try statement("DELETE FROM chunk WHERE name = ?")
      try deletion.bind(nameBytes, at: 1)
      try deletion.run()
      let insertion = try statement(
        "INSERT INTO chunk (name, number, checksum, bytes) VALUES (?,?,?,?)")
      var checksums = ChunkChecksums(ofColumn: name)
      for (number, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
        let end = min(start + size, bytes.count)
        let chunk = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        try insertion.bind(nameBytes, at: 1)
        try insertion.bind(Int64(number), at: 2)
        try insertion.bind(Int64(bitPattern: checksums.next(chunk).value), at: 3)
        try insertion.bind(chunk, at: 4)
        try insertion.run()
      }
      return checksums.whole
    }
  }

  private static func damage(of column: IndexColumn) -> IndexError {
    .damaged(reason: "the column \(column.name) is not what was written")
  }
}

extension Checksum {
  /// The checksum of a line in the list of removed rows.
  init(ofRemovedRow row: Int64) {
    self = withUnsafeBytes(of: row) { Checksum(of: $0, after: Checksum(of: "removed")) }
  }
}
