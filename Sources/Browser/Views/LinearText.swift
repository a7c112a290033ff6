// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is shown, as lines to read one after the other: without boxes, and with words where the screen
// has places and colors.
extension BrowserState {
  /// Whether a line is being typed.
  public var isTyping: Bool { input.prompt != nil }

  /// What is on top: a page, a choice, or the rows around the cursor.
  ///
  /// - Complexity: O(lines of the page), or rows of the screen.
  public var linearLines: [String] {
    if let overlay, pages.isEmpty { return lines(of: overlay) }
    guard let page = pages.last else {
      return view.map(linearRows) ?? [failure ?? "nothing to see yet"]
    }
    let lines = (page.header.map { [$0] } ?? []) + page.lines.map(\.spans)
    return [title(of: page)] + lines.map(visible)
  }

  /// The message, if any: what is wrong with the line being typed, or else what was done last.
  public var linearMessage: String? {
    let mistake = input.prompt.flatMap { prompt in
      prompt.mistake.map { $0.text + " (\(prompt.purpose.sign)\(prompt.text))" }
    }
    return (mistake ?? message?.text).map { visible([Span($0)]) }
  }

  /// Which of the lines is the cursor's row; `nil` where something else is on top.
  public var linearCursor: Int? {
    guard overlay == nil, pages.isEmpty, let view, view.layout.count > 0 else { return nil }
    return cursor.position - firstRow
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
    let last = min(firstRow + pageRows, view.layout.count)
    let selected = selectedIDs
    return (firstRow..<last).map { linearRow(Row($0), of: view, selected: selected) }
  }

  /// A row: its number and level, then what it says on the screen, each thing with its name.
  private func linearRow(_ row: Row, of view: LineageView, selected: Set<SnapshotID>) -> String {
    let shown = view.layout[row]
    var words = ["\(row.position + 1)", "level \(shown.indent)"]
    if let word = shown.word { words.append(word) }
    words.append(visible(plainText(view).body(of: row)).trimmedAtBothEnds)
    if shown.kind == .full, !view.graph.isMissing(shown.node) {
      words += columnWords(of: shown.node, in: view.graph)
    }
    words += cohortWords(of: row, in: view)
    if shown.kind == .full {
      let others = plainText(view).otherParents(of: row).map(view.graph.shortID(of:))
      if !others.isEmpty { words.append("also from " + others.joined(separator: " and ")) }
    }
    if let hidden = plainText(view).hiddenRows(under: row) { words.append("\(hidden) folded away") }
    if shown.kind == .full {
      words += userSpans(of: shown.node, in: view.graph).map { visible([$0]) }
      let change = changes?.kind(of: shown.node)
      words += plainText(view).crossings(to: shown.node).map { visible([$0]) }
      let effect = view.graph.contradictions(of: shown.node, metrics: metrics).first
      if let effect { words.append(effect.shortText) }
      if let change { words.append(change == .added ? "new" : "altered") }
    }
    if view.isSelected(row, among: selected) { words.append("selected") }
    return words.joined(separator: ", ")
  }

  /// The texts of rows without columns, which would be numbers without names.
  private func plainText(_ view: LineageView) -> RowText {
    rowText(view, columns: RowText.Columns(generation: false, split: false))
  }

  private func columnWords(of node: NodeIndex, in graph: LineageGraph) -> [String] {
    var words: [String] = []
    let columns = options.columns
    if columns.generation { words.append("generation \(graph.generation(of: node))") }
    if columns.difficulty, let difficulty = graph[node].difficulty {
      words.append("difficulty \(difficulty.shortText)")
    }
    if columns.pack, let pack = graph[node].pack { words.append("pack \(pack)") }
    if let split, let part = split[node] { words.append("split \(split.names[part])") }
    for metric in metrics?.all ?? [] where columns.metrics.contains(metric.name) {
      if let value = metric[node] { words.append("\(metric.name) \(value.shortText)") }
    }
    return words.map { visible([Span($0)]) }
  }

  private func cohortWords(of row: Row, in view: LineageView) -> [String] {
    let text = rowText(view)
    guard let letter = text.gutter(of: row)?.text,
      let cohort = view.graph.cohortIndex(of: view.layout[row].node)
    else { return [] }
    if view.layout[row].kind == .cohort {
      let facts = text.tail(of: row).filter { $0.role != .folded }
      return ["cohort \(letter)"] + facts.map { visible([$0]) }
    }
    let (place, size) = view.graph.place(of: view.layout[row].node, in: cohort)
    return ["cohort \(letter)", "\(place) of \(size)"]
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
