// SPDX-License-Identifier: MIT

import LineageCore
import Screen

extension BrowserState {
  /// Opens a page over what is shown.
  mutating func open(_ content: Page.Content) {
    pages.append(Page(content))
    layOutPage()
  }

  /// Opens a page that waits for what it wants to know.
  mutating func open(_ question: PageQuestion) -> [Effect] {
    open(.asked(question, nil))
    return [.find(question)]
  }

  /// Takes in what a page wanted to know; what nobody waits for any more is forgotten.
  mutating func take(_ answer: PageAnswer, to question: PageQuestion) {
    for place in pages.indices {
      guard case .asked(question, let earlier) = pages[place].content else { continue }
      pages[place].content = .asked(question, answer)
      guard place == pages.count - 1 else { continue }
      layOutPage()
      guard earlier == nil else { continue }
      if case .file(let excerpt) = answer { goToMark(in: excerpt) }
      if case .cohort(let member) = question { goToLine(of: member) }
      // What was typed before there was anything to search.
      let search = pages[place].search
      if !search.pattern.isEmpty {
        message = nil
        searchPage(search, from: 0)
      }
    }
  }

  /// Goes to the line that stands for a snapshot.
  private mutating func goToLine(of id: SnapshotID) {
    guard let line = pages.last?.lines.firstIndex(where: { $0.snapshot == id }) else { return }
    pages[pages.count - 1].cursor = line
    scrollPage()
  }

  /// Makes the lines of the page on top.
  ///
  /// - Complexity: O(lines).
  mutating func layOutPage() {
    guard let page = pages.last else { return }
    if isLinear, let lines = linearLines(of: page) {
      pages[pages.count - 1].show(lines)
      return scrollPage()
    }
    var header: [Span]?
    let lines: [Page.Line]
    switch page.content {
    case .help(let mode):
      let below = mode == .page ? pages.dropLast().last : nil
      lines = helpLines(of: mode, on: below?.content).map { Page.Line($0) }
    case .health: lines = healthLines()
    case .asked(_, nil): lines = [Page.Line([Span("reading", .faint)])]
    case .asked(_, .failure(let reason)): lines = wrapped([Span(reason, .error)])
    case .asked(_, .differences(let difference)):
      (header, lines) = differenceLines(difference, toggled: page.toggled)
    case .asked(_, .statistics(let statistics, let path)):
      lines = statisticsLines(statistics, path: path)
    case .asked(_, .cohort(let sheet)): (header, lines) = cohortLines(sheet, by: page.order)
    case .asked(_, .output(let text)): lines = outputLines(text)
    case .asked(_, .file(let excerpt)): lines = fileLines(excerpt)
    }
    pages[pages.count - 1].show(lines, header: header)
    scrollPage()
  }

  /// How wide the lines of a page may be.
  var pageColumns: Int { max(1, size.columns - 2) }

  /// A text as lines of a page.
  func wrapped(_ line: [Span]) -> [Page.Line] {
    InspectorView.wrap(line, to: pageColumns, glyphs.characters).map { Page.Line($0) }
  }

  /// Keeps the cursor of the page on top in sight.
  mutating func scrollPage() {
    guard let page = pages.last else { return }
    pages[pages.count - 1].scroll(rows: PageView.rows(for: page, on: size))
  }
}
