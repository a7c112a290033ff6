// SPDX-License-Identifier: MIT

import Screen

/// What is shown while the store is read: how much is done, and how fast.
enum LoadingView {
  static func draw(
    _ progress: LoadingProgress, _ state: BrowserState, into frame: inout Frame, area: Rect
  ) {
    let middle = area.rows.lowerBound + area.size.rows / 2
    let inner = area.trimmed(left: 2, right: 2)
    let rate = progress.seconds > 0.2 ? Int(Double(progress.done) / progress.seconds) : nil
    var text = "Reading \(state.name)"
    if progress.total > 0 {
      text += ": \(progress.done) of \(progress.total.counted("file"))"
    }
    if let rate { text += ", \(rate) a second" }
    frame.write(
      text, at: Point(row: max(0, middle - 1), column: inner.columns.lowerBound), in: inner)
    let width = inner.size.columns
    let done = progress.total > 0 ? width * min(progress.done, progress.total) / progress.total : 0
    let bar = Rect(rows: middle..<middle + 1, columns: inner.columns)
    frame.fill(bar, with: state.glyphs.toDo, style: state.theme.style(.faint))
    frame.fill(bar.left(done), with: state.glyphs.done, style: state.theme.style(.directive))
    frame.write(
      "q stops", at: Point(row: middle + 1, column: inner.columns.lowerBound),
      style: state.theme.style(.faint), in: inner)
  }
}
