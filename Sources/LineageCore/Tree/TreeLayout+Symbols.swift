// SPDX-License-Identifier: MIT

extension TreeLayout {
  /// The symbols before a row's text, with its own mark last.
  ///
  /// Every level but the row's own takes one symbol. Where a row is indented by more than `levels`,
  /// or older levels are left out by `firstLevel`, one symbol stands for them and tells how many.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - levels: How many levels to draw at most.
  ///   - firstLevel: How many of the oldest levels to leave out.
  /// - Returns: The symbols from left to right.
  /// - Complexity: O(`levels`).
  public func symbols(of row: Row, levels: Int = .max, firstLevel: Int = 0) -> [RowSymbol] {
    let indent = Int(rows[row.position].indent)
    let hidden = min(indent, max(firstLevel, levels < indent ? indent - levels : 0))
    var symbols = [mark(of: row)]
    var branch = row.position
    var level = indent
    while level > hidden {
      symbols.append(levelSymbol(at: branch, isOwn: level == indent))
      branch = Int(rows[branch].owner)
      level -= 1
    }
    if hidden > 0 { symbols.append(.foldedRails(hidden)) }
    return symbols.reversed()
  }

  private func mark(of row: Row) -> RowSymbol {
    let flags = rows[row.position].flags
    if flags.contains(.stretch) { return .stretch }
    if flags.contains(.cut) { return .cut }
    if flags.contains(.repeated) { return .repeated }
    if flags.contains(.cohort) { return .cohort(isOpen: flags.contains(.open)) }
    let isContinuation = flags.contains(.continuation)
    if outline.graph.isMissing(rows[row.position].node) {
      return isContinuation ? .missingContinuation : .missing
    }
    return isContinuation ? .continuation : .node
  }

  private func levelSymbol(at branch: Int, isOwn: Bool) -> RowSymbol {
    let goesOn = rows[branch].flags.contains(.goesOn)
    guard isOwn, !rows[branch].flags.contains(.continuation) else { return goesOn ? .rail : .space }
    return goesOn ? .fork : .corner
  }
}
