// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A list to choose from, in a box over the tree.
enum MenuView {
  static func draw(
    _ title: String, _ lines: [[Span]], selected: Int, _ state: BrowserState,
    into frame: inout Frame, area: Rect
  ) {
    let glyphs = state.glyphs.characters
    let widest = ([[Span(title)]] + lines).map { $0.columns(glyphs) }.max() ?? 0
    let width = min(area.size.columns, widest + 4)
    let height = min(area.size.rows, lines.count + 2)
    let origin = Point(
      row: area.rows.lowerBound + max(0, (area.size.rows - height) / 2),
      column: area.columns.lowerBound + max(0, (area.size.columns - width) / 2))
    let box = Rect(origin: origin, size: Size(rows: height, columns: width))
    frame.fill(box, style: state.theme.style(.status))
    let inner = box.trimmed(left: 2, right: 2)
    frame.write(
      title, at: inner.origin, style: state.theme.style(.heading).over(state.theme.style(.status)),
      in: inner)
    let room = max(0, height - 2)
    let first = max(0, min(selected - room / 2, lines.count - room))
    for (offset, line) in lines.dropFirst(first).prefix(room).enumerated() {
      let row = box.rows.lowerBound + 1 + offset
      let place = Rect(rows: row..<row + 1, columns: box.columns)
      let isSelected = first + offset == selected
      if isSelected { frame.fill(place) }
      let mark = isSelected ? state.glyphs.cursor : " "
      let style = isSelected ? Style.plain : state.theme.style(.status)
      let text = VisibleText(" " + mark + line.map(\.text).joined(), glyphs: glyphs)
        .truncated(to: place.size.columns)
      frame.write(text, at: place.origin, style: style, in: place)
      if isSelected { frame.cursor = Point(row: row, column: place.columns.lowerBound + 1) }
    }
  }
}

extension BrowserState {
  /// The lines of a choice among snapshots.
  func lines(of chooser: Chooser) -> [[Span]] {
    guard let graph = view?.graph else { return [] }
    return zip(chooser.choices, chooser.relations).enumerated().map { number, choice in
      let (node, relation) = choice
      let snapshot = graph[node]
      let label = snapshot.isMissing ? "missing" : snapshot.directive ?? snapshot.title ?? ""
      return [Span("\(number + 1)  \(graph.shortID(of: node))  \(relation)  \(label)")]
    }
  }

  /// The lines of the options.
  var optionLines: [[Span]] {
    let items = OptionItem.all(metrics)
    let width = items.map(\.name.count).max() ?? 0
    return items.map { item in
      let name = item.name + String(repeating: " ", count: width + 2 - item.name.count)
      let value = item.value(options)
      let gap = String(repeating: " ", count: 8 - value.count)
      return [Span(name + value + gap + item.help)]
    }
  }
}
