// SPDX-License-Identifier: MIT

import Screen

/// Where on the screen what stands.
struct Panes: Hashable, Sendable {
  var tree: Rect
  var inspector: Rect?
  /// The line between tree and inspector: a column or a row.
  var border: Rect?
  var status: Rect

  /// Divides a screen.
  ///
  /// Beside the tree the inspector needs a wide screen; below it, a high one.
  init(
    _ size: Size, showsInspector: Bool, side: BrowserState.InspectorSide, isZoomed: Bool = false
  ) {
    let screen = Rect(rows: 0..<size.rows, columns: 0..<size.columns)
    status = screen.bottom(1)
    let main = screen.trimmed(bottom: 1)
    guard showsInspector, size.rows > 3 else {
      tree = main
      return
    }
    if isZoomed {
      inspector = main
      tree = main.bottom(0)
      return
    }
    let isBeside = side == .beside || side == .auto && size.columns >= 110
    if isBeside {
      let width = min(72, size.columns * 2 / 5)
      inspector = main.right(width)
      border = main.trimmed(right: width).right(1)
      tree = main.trimmed(right: width + 1)
    } else {
      let height = max(1, main.size.rows * 2 / 5)
      inspector = main.bottom(height)
      border = main.trimmed(bottom: height).bottom(1)
      tree = main.trimmed(bottom: height + 1)
    }
  }
}

extension BrowserState {
  /// Where on the screen what stands now.
  var panes: Panes {
    Panes(
      size, showsInspector: inspector.isOpen, side: options.inspectorSide,
      isZoomed: inspector.isZoomed)
  }
}
