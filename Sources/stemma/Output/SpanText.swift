// SPDX-License-Identifier: MIT

import Browser
import Screen

/// Turns spans into lines for a destination: cleaned, colored and cut as it needs it.
struct SpanText {
  let destination: Destination
  private let theme = Theme.usual

  /// Creates lines for a destination.
  init(for destination: Destination) { self.destination = destination }

  /// Returns spans one after the other.
  ///
  /// - Complexity: O(length).
  func line(_ spans: [Span]) -> String {
    spans.reduce(into: "") { $0 += styled(visible($1.text).text, $1.role) }
  }

  /// Returns spans one after the other, cut where they take more columns than there are.
  ///
  /// - Returns: The text, and the columns that it takes.
  /// - Complexity: O(length).
  func line(_ spans: [Span], cutTo columns: Int) -> (text: String, columns: Int) {
    var text = ""
    var used = 0
    var pieces = spans.map { (visible($0.text), $0.role) }[...]
    while let (piece, role) = pieces.popFirst(), used < columns {
      let isLast = pieces.allSatisfy { $0.0.columns == 0 }
      // A piece that just fits is cut all the same if more follows: the mark says so.
      let room = columns - used
      let fits = piece.columns < room || (isLast && piece.columns == room)
      let shown = fits ? piece : cut(piece, to: room)
      text += styled(shown.text, role)
      used += shown.columns
      if !fits { break }
    }
    return (text, used)
  }

  /// Returns a text in a visible form.
  func visible(_ text: String) -> VisibleText { VisibleText(text, glyphs: destination.glyphs) }

  /// Returns a visible text in the colors of a role.
  func styled(_ text: String, _ role: Role) -> String {
    guard destination.colors > .monochrome else { return text }
    return ANSIText.styled(text, theme.style(role), colors: destination.colors)
  }

  private func cut(_ text: VisibleText, to columns: Int) -> VisibleText {
    text.columns > columns
      ? text.truncated(to: columns)
      : VisibleText(text.text + " ", glyphs: text.glyphs).truncated(to: columns)
  }
}
