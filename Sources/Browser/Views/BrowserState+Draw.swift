// SPDX-License-Identifier: MIT

import LineageCore
public import Screen

extension BrowserState {
  /// Draws the whole screen.
  ///
  /// - Complexity: O(cells of the screen), and O(levels) for the path; with the inspector open, O(
  ///   what stands above its last line).
  public func frame() -> Frame {
    var frame = Frame(size: size, glyphs: glyphs.characters)
    guard size.rows > 0, size.columns > 0 else { return frame }
    let panes = panes
    if let page = pages.last {
      let area = Rect(rows: 0..<panes.status.rows.lowerBound, columns: panes.status.columns)
      PageView.draw(page, self, into: &frame, area: area)
    } else if let view {
      drawMain(view, panes, into: &frame)
    } else if let loading {
      LoadingView.draw(loading, self, into: &frame, area: panes.tree)
    } else if let failure {
      let lines = InspectorView.wrap(
        [Span(failure)], to: max(1, size.columns - 2), glyphs.characters)
      for (row, line) in lines.prefix(panes.tree.size.rows).enumerated() {
        frame.write(line, at: Point(row: row, column: 1), in: panes.tree, theme: theme)
      }
    }
    StatusView.draw(self, into: &frame, area: panes.status)
    return frame
  }

  private func drawMain(_ view: LineageView, _ panes: Panes, into frame: inout Frame) {
    TreeView.draw(self, view, into: &frame, area: panes.tree)
    if let area = panes.inspector { InspectorView.draw(self, view, into: &frame, area: area) }
    if let border = panes.border { drawBorder(border, into: &frame) }
    switch overlay {
    case .chooser(let chooser):
      MenuView.draw(
        chooser.title, lines(of: chooser), selected: chooser.selected, self, into: &frame,
        area: panes.tree)
    case .options(let selected):
      MenuView.draw(
        "Options: Enter changes, q closes", optionLines, selected: selected, self, into: &frame,
        area: panes.tree)
    case .commands(let selected):
      let lines = userCommands.map { command in
        [Span(command.name + "  " + command.words.map(\.asShellWord).joined(separator: " "))]
      }
      MenuView.draw(
        "Commands: Enter runs, q closes", lines, selected: selected, self, into: &frame,
        area: panes.tree)
    case nil: break
    }
  }

  private func drawBorder(_ border: Rect, into frame: inout Frame) {
    let isColumn = border.size.columns == 1
    let bar = glyphs.bar.unicodeScalars.first ?? "|"
    frame.fill(border, with: isColumn ? bar : glyphs.line, style: theme.style(.rail))
  }
}
