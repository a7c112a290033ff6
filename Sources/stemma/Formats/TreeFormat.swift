// SPDX-License-Identifier: MIT

import Browser
import LineageCore

/// The rows of a tree, one a line, as the browser shows them: the letter of the cohort, the tree,
/// the id, the generation, the directive, other parents, the place in the cohort.
///
/// On a terminal a row is cut to its width; elsewhere nothing is. The lines of the tree take a
/// third of the width, and where that is not enough, `‹37` stands for the oldest levels.
struct TreeFormat: OutputFormat {
  private let layout: TreeLayout
  private let rows: RowText
  private let text: SpanText
  private let levels: Int
  private let hasCohorts: Bool

  /// The part of the width that the lines of the tree take, and the columns of a level.
  private static let railShare = 3
  private static let levelWidth = 2

  /// Creates the format for the rows of a tree and a destination.
  ///
  /// - Complexity: O(rows).
  init(_ layout: TreeLayout, of graph: LineageGraph, for destination: Destination) {
    self.layout = layout
    rows = RowText(layout, of: graph, glyphs: Glyphs(destination.glyphs))
    text = SpanText(for: destination)
    levels = max(1, destination.columns / Self.railShare / Self.levelWidth)
    hasCohorts = !graph.cohorts.isEmpty
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    for position in 0..<layout.count { try output.writeLine(line(of: Row(position))) }
  }

  private func line(of row: Row) -> String {
    var start: [Span] = []
    if hasCohorts { start = [rows.gutter(of: row) ?? Span(" "), Span(" ")] }
    start += rows.tree(of: row, levels: levels) + rows.body(of: row)
    let end = rows.tail(of: row).enumerated().flatMap { index, span in
      [Span(index == 0 ? "  " : " "), span]
    }
    guard text.destination.isTerminal else { return text.line(start + end) }
    return cut(start, end)
  }

  /// What stands at the end of a row stays, as long as half of the row is left for the rest.
  private func cut(_ start: [Span], _ end: [Span]) -> String {
    let columns = text.destination.columns
    let shownEnd = text.line(end, cutTo: columns / 2)
    return text.line(start, cutTo: columns - shownEnd.columns).text + shownEnd.text
  }
}
