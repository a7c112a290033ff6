// SPDX-License-Identifier: MIT

/// Writing the arrays that are made from rows.
extension IndexWriter {
  /// Stores a column, in the place of the one of the same name.
  ///
  /// - Complexity: O(length).
  mutating func setColumn<Element: BitwiseCopyable>(
    _ name: String, to elements: [Element]
  ) throws(IndexError) {
    let stride = MemoryLayout<Element>.stride
    let checksum = try elements.withBytes { (bytes) throws(IndexError) in
      try index.replaceChunks(of: name, with: bytes, size: settings.chunkSize)
    }
    let column = IndexColumn(
      name: name, stride: stride, byteCount: elements.count * stride, checksum: checksum)
    head.columns.removeAll { $0.name.hasSameBytes(as: name) }
    head.columns.append(column)
  }

  /// Notes that the columns are made from all rows that there are.
  ///
  /// - Complexity: O(number of removed rows).
  mutating func columnsAreComplete() throws(IndexError) {
    try index.run("DELETE FROM removed")
    head.baseRow = head.lastRow
    head.recent = RowTally()
    head.removed = RowTally()
  }

  /// Takes all columns away: no row is in them now.
  ///
  /// - Complexity: O(number of chunks and of removed rows).
  mutating func removeColumns() throws(IndexError) {
    try index.run("DELETE FROM chunk")
    try index.run("DELETE FROM removed")
    head.columns = []
    head.baseRow = 0
    head.recent = head.files
    head.removed = RowTally()
  }
}
