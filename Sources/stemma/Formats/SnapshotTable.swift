// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// Snapshots as aligned columns, some rows at a time.
///
/// A column is as wide as what was in it so far: rows of later pieces may begin further to the right,
/// and nobody waits for the last row to see the first.
struct SnapshotTable {
  /// What the columns are about, from left to right.
  let columns: [SnapshotField]

  /// Whether the names of the columns stand above them: on a terminal, so that elsewhere `wc -l`
  /// counts snapshots.
  var hasHeading: Bool { text.destination.isTerminal }

  private let text: SpanText
  private var source: FieldSource

  /// How wide each column is; the last one needs no width.
  private var widths: [Int]

  /// What stands in a row, and how many columns of the screen each piece takes.
  private typealias Row = [(span: Span, width: Int)]

  /// Creates a table of an answer.
  init(_ answer: Answer, columns: [SnapshotField], for destination: Destination) {
    self.columns = columns
    text = SpanText(for: destination)
    source = FieldSource(answer, glyphs: destination.glyphs)
    widths = columns.map { _ in 0 }
  }
}

extension SnapshotTable {
  /// The lines of some more rows, below the heading if they are the first.
  ///
  /// - Complexity: O(rows).
  mutating func lines(of nodes: ArraySlice<NodeIndex>, isFirst: Bool) -> [String] {
    var rows: [Row] = []
    if isFirst, hasHeading { rows.append(row { Span($0.heading, .heading) }) }
    for node in nodes {
      source.move(to: node)
      rows.append(row { $0.cell(&source) })
    }
    for row in rows {
      for (index, cell) in row.dropLast().enumerated() {
        widths[index] = max(widths[index], cell.width)
      }
    }
    return rows.enumerated().map { number, row in
      // The heading is the terminal's, but is not cut there.
      line(of: row, isCut: text.destination.isTerminal && !(isFirst && number == 0))
    }
  }

  private func row(_ span: (SnapshotField) -> Span) -> Row {
    columns.map { column in
      let span = span(column)
      return (span, text.visible(span.text).columns)
    }
  }

  private func line(of row: Row, isCut: Bool) -> String {
    let spans = aligned(row)
    return isCut ? text.line(spans, cutTo: text.destination.columns).text : text.line(spans)
  }

  private func aligned(_ row: Row) -> [Span] {
    var spans: [Span] = []
    for (index, cell) in row.enumerated() {
      let padding = Span(String(repeating: " ", count: max(0, widths[index] - cell.width)))
      let isLast = index == row.count - 1
      spans +=
        columns[index].isNumber
        ? [padding, cell.span] : isLast ? [cell.span] : [cell.span, padding]
      if !isLast { spans.append(Span("  ")) }
    }
    return spans
  }
}
