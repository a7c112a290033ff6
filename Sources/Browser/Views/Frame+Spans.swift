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
    for span in spans.lazy.map({ $0.bounded(by: area.size.columns) }) {
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

extension Array where Element == Span {
  /// The spans without so many columns at their beginning; an ellipsis stands for them.
  func dropping(columns count: Int, _ glyphs: GlyphSet) -> [Span] {
    var rest = count + 1
    var kept: [Span] = []
    for span in self {
      let text = VisibleText(span.text, glyphs: glyphs)
      if rest >= text.columns, rest > 0 {
        rest -= text.columns
      } else {
        kept.append(Span(text.dropping(columns: rest), span.role))
        rest = 0
      }
    }
    return kept.isEmpty ? [] : [Span(String(Character(glyphs.ellipsis)), .faint)] + kept
  }
}

extension VisibleText {
  /// The text without so many columns at its beginning; a character that is cut leaves spaces.
  fileprivate func dropping(columns count: Int) -> String {
    guard count > 0 else { return text }
    var rest = text.unicodeScalars[...]
    var dropped = 0
    while let first = rest.first, dropped < count || first.displayWidth == 0 {
      dropped += first.displayWidth
      rest.removeFirst()
    }
    return String(repeating: " ", count: max(0, dropped - count)) + String(rest)
  }
}

extension Search {
  /// A text cut at the places that match.
  func pieces(of text: String) -> [(text: String, isMatch: Bool)] {
    guard !pattern.isEmpty else { return [(text, false)] }
    var pieces: [(text: String, isMatch: Bool)] = []
    var rest = text
    while let match = firstMatch(in: rest) {
      let start = rest.utf8.index(rest.startIndex, offsetBy: match.lowerBound)
      let end = rest.utf8.index(start, offsetBy: match.count)
      pieces += [(String(rest[..<start]), false), (String(rest[start..<end]), true)]
      rest = String(rest[end...])
    }
    return pieces + [(rest, false)]
  }
}
