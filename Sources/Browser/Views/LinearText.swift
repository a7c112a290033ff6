// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// What is shown, as lines to read one after the other: without boxes, and with words where the screen
// has places and colors.
extension BrowserState {
  /// Whether a line is being typed.
  public var isTyping: Bool { input.prompt != nil }

  /// What the browser asks for, as words to answer: a line, which may have something already, or the
  /// letter of a mark; `nil` where it waits for keys.
  public var linearQuestion: String? {
    if input.awaitsLetter != nil { return "letter of a mark> " }
    guard let prompt = input.prompt else { return nil }
    let text = prompt.text.isEmpty ? "" : " (now: \(prompt.text))"
    return visible([Span(prompt.purpose.question + text + "> ")])
  }

  /// What is on top: a page, a choice, or the rows around the cursor.
  ///
  /// - Complexity: O(lines of the page), or rows of the screen.
  public var linearLines: [String] {
    if let overlay, pages.isEmpty { return lines(of: overlay) }
    guard let page = pages.last else {
      return view.map(linearRows) ?? [failure ?? "nothing to see yet"]
    }
    let lines = toldLines(of: page).map { "\($0.number + 1)  \($0.text)" }
    return [visible([Span(title(of: page) + linearOrder(of: page))])] + lines
  }

  /// The lines of a page that say something.
  private func toldLines(of page: Page) -> [(number: Int, text: String)] {
    page.lines.enumerated().map { (number: $0, text: visible($1.spans).trimmedAtBothEnds) }
      .filter { !$0.text.isEmpty }
  }

  /// The message, if any: what is wrong with the line being typed, or else what was done last.
  public var linearMessage: String? {
    let mistake = input.prompt.flatMap { prompt in
      prompt.mistake.map { $0.text + " (\(prompt.purpose.sign)\(prompt.text))" }
    }
    return (mistake ?? message?.text).map { visible([Span($0)]) }
  }

  /// Which of the lines is the cursor's; `nil` where there is none.
  public var linearCursor: Int? {
    if let page = pages.last {
      return toldLines(of: page).firstIndex { $0.number == page.cursor }.map { $0 + 1 }
    }
    guard overlay == nil, let view, view.layout.count > 0 else { return nil }
    return cursor.position - firstRow
  }

  /// All that is known of the cursor's snapshot.
  public var linearDetail: [String] {
    guard let view else { return [] }
    return InspectorText(self, view).lines(of: cursor, width: max(20, size.columns)).map(visible)
  }

  /// The lines of a text, as they can be told whatever they hold.
  public func linearLines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map {
      visible([Span(String($0))])
    }
  }

  private func visible(_ spans: [Span]) -> String {
    VisibleText(spans.map(\.text).joined(), glyphs: glyphs.characters).text
  }

  private func lines(of overlay: Overlay) -> [String] {
    switch overlay {
    case .chooser(let chooser): [visible([Span(chooser.title)])] + lines(of: chooser).map(visible)
    case .options(let selected): numbered(optionLines.map(visible), selected)
    case .commands(let selected): numbered(userCommands.map { visible([Span($0.name)]) }, selected)
    }
  }

  private func numbered(_ lines: [String], _ selected: Int) -> [String] {
    lines.enumerated().map { "\($0 + 1)  \($1)\($0 == selected ? "  (here)" : "")" }
  }

  private func linearRows(_ view: LineageView) -> [String] {
    let last = min(firstRow + pageRows, view.layout.count)
    let selected = selectedIDs
    var levels: [Row: Int] = [:]
    return (firstRow..<last).map { position in
      let row = Row(position)
      levels[row] = view.level(of: row, known: levels)
      return linearRow(row, level: levels[row] ?? 0, of: view, selected: selected)
    }
  }

  /// A row: its number and level, then what it says on the screen, each thing with its name.
  private func linearRow(
    _ row: Row, level: Int, of view: LineageView, selected: Set<SnapshotID>
  ) -> String {
    let shown = view.layout[row]
    var words = ["\(row.position + 1)", "level \(level)"]
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

extension BrowserState.Prompt.Purpose {
  /// What it asks for, in words.
  fileprivate var question: String {
    switch self {
    case .search, .searchPage: "search for"
    case .findID: "beginning of an id"
    case .filter: "filter"
    case .pipe: "line of shell"
    case .verb: "verb"
    case .tag: "tags : a note"
    }
  }
}

extension LineageView {
  /// How many rows a row hangs from, one below the other; the indent is less where only children and
  /// the main line stand straight below their parents.
  ///
  /// - Complexity: O(levels up to one that is known).
  fileprivate func level(of row: Row, known: [Row: Int]) -> Int {
    var level = 0
    var upper = layout[row].parent
    while let row = upper {
      level += 1
      if let known = known[row] { return known + level }
      upper = layout[row].parent
    }
    return level
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
