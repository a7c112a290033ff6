// SPDX-License-Identifier: MIT

import Screen

/// Brings frames to the terminal, row by row as far as they differ from what is shown.
struct Painter {
  private var colors: CursesColors
  private var shown: Frame?
  private var isCursorShown = true

  init(color: Bool) { colors = CursesColors(isWanted: color) }

  /// How many colors there are.
  var depth: ColorDepth { colors.depth }

  /// Makes the next frame be sent whole.
  mutating func forget() {
    shown = nil
    Calls.redraw()
  }

  /// Shows a frame on a terminal of some size.
  ///
  /// What does not fit is left out.
  ///
  /// - Complexity: O(cells).
  mutating func paint(_ frame: Frame, size: Size) {
    let comparable = shown?.size == frame.size ? shown : nil
    for row in 0..<min(frame.size.rows, size.rows) {
      let cells = frame.row(row).prefix(size.columns)
      if let comparable, comparable.row(row).elementsEqual(cells) { continue }
      Calls.move(to: Point(row: row, column: 0))
      paint(cells, isWholeRow: cells.count == size.columns)
    }
    if frame.size.rows < size.rows {
      Calls.move(to: Point(row: frame.size.rows, column: 0))
      Calls.clearBelow()
    }
    showCursor(at: frame.cursor)
    Calls.update()
    shown = frame
  }

  private mutating func paint(_ cells: ArraySlice<Cell>, isWholeRow: Bool) {
    var run: [Unicode.Scalar] = []
    var style: Style?
    for cell in cells where !cell.isContinuation {
      if cell.style != style {
        flush(&run, style: style)
        style = cell.style
      }
      Painter.append(cell, to: &run)
    }
    flush(&run, style: style)
    if !isWholeRow {
      set(.plain)
      Calls.clearToEndOfRow()
    }
  }

  private mutating func flush(_ run: inout [Unicode.Scalar], style: Style?) {
    guard let style, !run.isEmpty else { return }
    set(style)
    Calls.add(run)
    run.removeAll(keepingCapacity: true)
  }

  private mutating func set(_ style: Style) {
    let appearance = colors.appearance(of: style)
    Calls.setStyle(attributes: appearance.attributes, pair: appearance.pair)
  }

  /// Appends a cell's characters, or question marks if the locale cannot draw them in as many
  /// columns as the cell takes.
  private static func append(_ cell: Cell, to run: inout [Unicode.Scalar]) {
    let marks = cell.marks.scalars
    guard
      cell.base.isASCII || Calls.width(of: cell.base) == cell.width,
      marks.allSatisfy({ Calls.width(of: $0) == 0 })
    else {
      run.append(contentsOf: repeatElement("?", count: cell.width))
      return
    }
    run.append(cell.base)
    run.append(contentsOf: marks)
  }

  private mutating func showCursor(at point: Point?) {
    if let point { Calls.move(to: point) }
    let isShown = point != nil
    guard isShown != isCursorShown else { return }
    Calls.showCursor(isShown)
    isCursorShown = isShown
  }
}
