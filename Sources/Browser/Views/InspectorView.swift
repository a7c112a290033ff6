// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The pane that tells all about the snapshot under the cursor.
enum InspectorView {
  static func draw(_ state: BrowserState, _ view: LineageView, into frame: inout Frame, area: Rect)
  {
    let inner = area.trimmed(left: 1, right: 1)
    let lines = InspectorText(state, view).lines(of: state.cursor, width: inner.size.columns)
    let first = state.inspector.firstLine
    for (offset, line) in lines.dropFirst(first).prefix(inner.size.rows).enumerated() {
      let point = Point(row: inner.rows.lowerBound + offset, column: inner.columns.lowerBound)
      frame.write(line, at: point, in: inner, theme: state.theme)
    }
    let below = lines.count - first - inner.size.rows
    if below > 0 { drawMore(below, state, into: &frame, area) }
  }

  private static func drawMore(
    _ count: Int, _ state: BrowserState, into frame: inout Frame, _ area: Rect
  ) {
    let text = " \(count) more: J "
    let column = max(area.columns.lowerBound, area.columns.upperBound - text.count)
    frame.write(
      text, at: Point(row: area.rows.upperBound - 1, column: column),
      style: state.theme.style(.status), in: area)
  }

  /// Breaks a line where it is too long, between words where it can; what follows is indented as
  /// its beginning.
  static func wrap(_ line: [Span], to width: Int, _ glyphs: GlyphSet) -> [[Span]] {
    guard width > 8, line.columns(glyphs) > width else { return [line] }
    let indent = min(line.first.map(Self.indent) ?? 0, width / 2)
    var lines: [[Span]] = []
    var current: [Span] = []
    var used = 0
    for span in line {
      var rest = VisibleText(span.text, glyphs: glyphs).text.unicodeScalars[...]
      while !rest.isEmpty {
        let piece = rest.fitting(width - used)
        let isCut = piece.endIndex < rest.endIndex
        // A word that is cut here may be whole on the next line.
        if used <= indent || !isCut || piece.last == " " {
          current.append(Span(String(piece), span.role))
          used += piece.reduce(0) { $0 + $1.displayWidth }
          rest = rest[piece.endIndex...]
        }
        guard isCut else { continue }
        lines.append(current)
        current = [Span(String(repeating: " ", count: indent))]
        used = indent
      }
    }
    return lines + [current]
  }

  /// The columns before a line's text: spaces, or a mark and a space.
  private static func indent(_ first: Span) -> Int {
    let isMark = first.text.unicodeScalars.count == 2 && first.text.hasSuffix(" ")
    return isMark ? 2 : first.text.prefix { $0 == " " }.count
  }
}

extension Substring.UnicodeScalarView {
  /// As much of the beginning as fits, up to a space where there is one.
  func fitting(_ width: Int) -> Substring.UnicodeScalarView {
    var used = 0
    var end = startIndex
    var lastSpace: Index?
    var hasWord = false
    while end < endIndex {
      used += self[end].displayWidth
      if used > width { break }
      // Before the first word there is nothing to break after.
      if self[end] != " " { hasWord = true } else if hasWord { lastSpace = end }
      formIndex(after: &end)
    }
    if end < endIndex, let lastSpace, lastSpace > startIndex {
      return self[startIndex...lastSpace]
    }
    return self[startIndex..<end]
  }
}
