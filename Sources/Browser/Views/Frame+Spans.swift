// SPDX-License-Identifier: MIT

import Screen

extension Frame {
  /// Writes spans one after another, as far as there is room.
  ///
  /// - Returns: The column after the last one.
  @discardableResult
  mutating func write(
    _ spans: [Span], at point: Point, in area: Rect, theme: Theme, search: Search = Search()
  ) -> Int {
    var column = point.column
    for span in spans {
      let style = theme.style(span.role)
      for (text, isMatch) in search.pieces(of: span.text) {
        let style = isMatch ? theme.style(.match).over(style) : style
        column += write(text, at: Point(row: point.row, column: column), style: style, in: area)
      }
      if column >= area.columns.upperBound { break }
    }
    return column
  }
}

extension Array where Element == Span {
  /// How many columns the spans take.
  func columns(_ glyphs: GlyphSet) -> Int {
    reduce(0) { $0 + VisibleText($1.text, glyphs: glyphs).columns }
  }
}

extension Search {
  /// A text cut at the places that match.
  func pieces(of text: String) -> [(text: String, isMatch: Bool)] {
    guard !pattern.isEmpty, let match = firstMatch(in: text) else { return [(text, false)] }
    let bytes = text.utf8
    let start = bytes.index(bytes.startIndex, offsetBy: match.lowerBound)
    let end = bytes.index(start, offsetBy: match.count)
    return [
      (String(text[..<start]), false), (String(text[start..<end]), true),
    ] + pieces(of: String(text[end...]))
  }
}
