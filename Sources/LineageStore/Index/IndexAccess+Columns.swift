// SPDX-License-Identifier: MIT

import GRDB

/// Reading what is made from rows.
extension IndexAccess {
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
        let checksum = checksums.checksum(of: chunk, number: number)
        checksums.add(checksum)
        try insertion.bind(Int64(bitPattern: checksum.value), at: 3)
        try insertion.bind(chunk, at: 4)
        try insertion.run()
      }
      return checksums.whole
    }
  }
}

extension Checksum {
  /// The checksum of a line in the list of removed rows.
  init(ofRemovedRow row: Int64) {
    self = withUnsafeBytes(of: row) { Checksum(of: $0, after: Checksum(of: "removed")) }
  }
}
