// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The line being typed; above it, what is wrong with it, with a caret over the place.
enum PromptView {
  static func draw(
    _ prompt: BrowserState.Prompt, _ state: BrowserState, into frame: inout Frame, area: Rect
  ) {
    let style = state.theme.style(.status)
    let glyphs = state.glyphs.characters
    let before = VisibleText(prompt.purpose.sign + prompt.line.before, glyphs: glyphs)
    let room = max(1, area.size.columns - 1)
    let place = frame.write(
      before.truncated(to: room, keeping: .end), at: area.origin, style: style, in: area)
    let cursor = Point(row: area.origin.row, column: area.columns.lowerBound + place)
    frame.cursor = cursor
    let after = VisibleText(prompt.line.after, glyphs: glyphs).truncated(to: room - place)
    let end = place + frame.write(after, at: cursor, style: style, in: area)
    if let mistake = prompt.mistake {
      // What was typed first may have left the screen on the left.
      let hidden = max(0, before.columns - room)
      draw(mistake, of: prompt, hidden: hidden, state, into: &frame, area)
    } else if let message = state.message {
      draw(message, after: end, state, into: &frame, area)
    }
  }

  private static func draw(
    _ message: BrowserState.Message, after end: Int, _ state: BrowserState,
    into frame: inout Frame, _ area: Rect
  ) {
    let note = VisibleText(message.text, glyphs: state.glyphs.characters)
    let column = max(area.columns.lowerBound + end + 2, area.columns.upperBound - note.columns - 1)
    guard column < area.columns.upperBound - 8 else { return }
    frame.write(
      note.truncated(to: area.columns.upperBound - column, keeping: .start),
      at: Point(row: area.origin.row, column: column), style: state.theme.style(.status), in: area)
  }

  private static func draw(
    _ mistake: QueryError, of prompt: BrowserState.Prompt, hidden: Int, _ state: BrowserState,
    into frame: inout Frame, _ area: Rect
  ) {
    let row = area.origin.row
    guard row >= 2 else { return }
    let above = Rect(rows: row - 2..<row, columns: area.columns)
    frame.fill(above)
    let glyphs = state.glyphs.characters
    let text = VisibleText(" " + mistake.text, glyphs: glyphs)
      .truncated(to: above.size.columns, keeping: .start)
    frame.write([Span(text.text, .error)], at: above.origin, in: above, theme: state.theme)
    let bytes = Array(prompt.text.utf8)
    let before = String(decoding: bytes.prefix(mistake.place.lowerBound), as: UTF8.self)
    let indent = VisibleText(prompt.purpose.sign + before, glyphs: glyphs).columns - hidden
    guard indent >= 0 else { return }
    let marked = bytes.dropFirst(mistake.place.lowerBound).prefix(mistake.place.count)
    let width = VisibleText(String(decoding: marked, as: UTF8.self), glyphs: glyphs).columns
    let carets = String(repeating: state.glyphs.caretDown, count: max(1, width))
    frame.write(
      [Span(carets, .error)],
      at: Point(row: row - 1, column: area.columns.lowerBound + indent), in: above,
      theme: state.theme)
  }
}

extension QueryError {
  /// What is wrong, and what to do about it.
  var text: String { ([message] + hints.prefix(1)).joined(separator: "; ") }
}

extension BrowserState.Prompt.Purpose {
  /// What stands before the text.
  var sign: String {
    switch self {
    case .search, .searchPage: "/"
    case .findID: "id: "
    case .filter: "& "
    case .pipe: "| "
    case .verb: ":"
    case .tag: "tags : a note> "
    }
  }
}
