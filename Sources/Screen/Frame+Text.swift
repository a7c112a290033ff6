// SPDX-License-Identifier: MIT

extension Frame {
  /// The characters of each row, without styles and without the spaces at the end.
  ///
  /// - Complexity: O(cells).
  public var lines: [String] {
    bounds.rows.map { row in
      let cells = self.row(row)
      let end = cells.lastIndex { $0.base != " " || !$0.marks.isEmpty || $0.isContinuation }
      return cells.prefix(through: end ?? cells.startIndex - 1).map(\.text).joined()
    }
  }

  /// The rows as one text, without the empty rows at the end.
  ///
  /// - Complexity: O(cells).
  public var text: String {
    let lines = lines
    let end = lines.lastIndex { !$0.isEmpty } ?? -1
    return lines.prefix(through: end).joined(separator: "\n")
  }
}
