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
      // What was typed before there was anything to search.
      let search = pages[place].search
      if !search.pattern.isEmpty {
        message = nil
        searchPage(search, from: 0)
      }
    }
  }

  /// Makes the lines of the page on top.
  ///
  /// - Complexity: O(lines).
  mutating func layOutPage() {
    guard let page = pages.last else { return }
    var header: [Span]?
    let lines: [Page.Line]
    switch page.content {
    case .help(let mode): lines = helpLines(of: mode).map { Page.Line($0) }
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

// Keys on a page.
extension BrowserState {
  /// Does what a command asks for on a page; `nil` where there is none, or where the command is the
  /// program's.
  mutating func performOnPage(_ command: Command, count: Int?) -> [Effect]? {
    guard var page = pages.last, ![.quit, .suspend, .redraw].contains(command) else { return nil }
    switch command {
    case .close: closePage()
    case .cancel:
      if page.search.pattern.isEmpty {
        closePage()
      } else {
        pages[pages.count - 1].search = Search()
      }
    case .help: open(.help(.page))
    case .search: startPrompt(.searchPage)
    case .nextMatch: searchPage(page.search, from: page.cursor + 1)
    case .previousMatch: searchPage(page.search, from: page.cursor - 1, isForward: false)
    case .enter, .toggleFold: return follow(page)
    case .reveal: return reveal(page)
    case .sort, .reverse: return sortPage(command)
    case .otherPane: return showNextPart(page)
    case .scrollLeft, .scrollRight:
      pages[pages.count - 1].shift(
        isRight: command == .scrollRight, room: pageColumns, glyphs: glyphs.characters)
    default:
      page.cursor = Self.target(
        command, from: page.cursor, count: count, page: PageView.rows(for: page, on: size),
        last: max(0, page.lines.count - 1))
      pages[pages.count - 1] = page
      scrollPage()
    }
    return []
  }

  private mutating func closePage() {
    pages.removeLast()
    // The screen may have another size than when the page below was seen last.
    layOutPage()
  }

  /// Goes to a line of the page that holds a text.
  mutating func searchPage(_ search: Search, from start: Int, isForward: Bool = true) {
    guard !pages.isEmpty else { return }
    let top = pages.count - 1
    pages[top].search = search
    if !search.pattern.isEmpty, !pages[top].find(from: start, isForward: isForward) {
      message = Message(text: "nothing matches \(search.pattern)", isError: true)
    }
    scrollPage()
  }

  /// Does what Enter does on the cursor's line.
  private mutating func follow(_ page: Page) -> [Effect] {
    guard page.lines.indices.contains(page.cursor) else { return [] }
    switch page.lines[page.cursor].target {
    case .section, .same:
      pages[pages.count - 1].toggled.formSymmetricDifference(
        [page.lines[page.cursor].target].compactMap(\.self))
      layOutPage()
    case .snapshot(let id):
      guard let node = view?.graph.node(for: id) else {
        message = Message(text: "\(id) is not in this lineage")
        return []
      }
      pages = []
      jump(to: node)
    case .file(let file, let place): return open(.file(file, place: place))
    case nil: message = Message(text: "nothing to follow on this line")
    }
    return []
  }
}
