// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is shown, as lines to read one after the other: without boxes, and with words where the screen
// has places and colors.
extension BrowserState {
  /// Whether a line is being typed.
  public var isTyping: Bool { input.prompt != nil }

  /// What is on top: a page, a choice, or the rows around the cursor; then the message, if any.
  ///
  /// - Complexity: O(lines of the page), or rows of the screen.
  public var linearLines: [String] {
    let shown: [String]
    if let overlay {
      shown = lines(of: overlay)
    } else if let page = pages.last {
      let lines = page.lines.map(\.spans) + []
      shown = [title(of: page)] + ((page.header.map { [$0] } ?? []) + lines).map(visible)
    } else {
      shown = view.map(linearRows) ?? [failure ?? "nothing to see yet"]
    }
    return shown + [message.map { visible([Span($0.text)]) }].compactMap(\.self)
  }

  /// All that is known of the cursor's snapshot.
  public var linearDetail: [String] {
    guard let view else { return [] }
    return InspectorText(self, view).lines(of: cursor, width: max(20, size.columns)).map(visible)
  }

  private func visible(_ spans: [Span]) -> String {
    VisibleText(spans.map(\.text).joined(), glyphs: glyphs.characters).text
  }

  private func lines(of overlay: Overlay) -> [String] {
    switch overlay {
    case .chooser(let chooser): [chooser.title] + lines(of: chooser).map(visible)
    case .options(let selected): numbered(optionLines.map(visible), selected)
    case .commands(let selected): numbered(userCommands.map(\.name), selected)
    }
  }

  private func numbered(_ lines: [String], _ selected: Int) -> [String] {
    lines.enumerated().map { "\($0 + 1)  \($1)\($0 == selected ? "  (here)" : "")" }
  }

  private func linearRows(_ view: LineageView) -> [String] {
    let text = rowText(view)
    let last = min(firstRow + pageRows, view.layout.count)
    let selected = selectedIDs
    return (firstRow..<last).map { position in
      let row = Row(position)
      var words = ["\(position + 1)", "level \(view.layout[row].indent)"]
      if let word = view.layout[row].word { words.append(word) }
      words.append(visible(text.body(of: row)).trimmedAtBothEnds)
      if let cohort = text.gutter(of: row) { words.append("cohort \(cohort.text)") }
      let said = view.layout[row].kind == .full
      let own = said ? userSpans(of: view.layout[row].node, in: view.graph) : []
      words += (own + text.tail(of: row)).map { visible([$0]) }
      if said, let kind = changes?.kind(of: view.layout[row].node) {
        words.append(kind == .added ? "new" : "altered")
      }
      if view.isSelected(row, among: selected) { words.append("selected") }
      if row == cursor { words.append("(here)") }
      return words.joined(separator: "  ")
    }
  }
}

extension TreeRow {
  /// What a row is, if it is not the one row of a snapshot.
  fileprivate var word: String? {
    switch kind {
    case .full, .stretch: nil
    case .repeated: "again"
    case .cut: "again, closing a cycle"
    case .cohort: fold == .open ? "open cohort" : "folded cohort"
    }
  }
}

extension String {
  fileprivate var trimmedAtBothEnds: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
