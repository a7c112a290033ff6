// SPDX-License-Identifier: MIT

import LineageCore

// Keys on a page.
extension BrowserState {
  /// Does what a command asks for on a page; `nil` where there is none, or where the command is the
  /// program's.
  mutating func performOnPage(_ command: Command, count: Int?) -> [Effect]? {
    guard let page = pages.last, ![.quit, .suspend, .redraw].contains(command) else { return nil }
    if command.isAboutSnapshot { return perform(command, on: page) }
    switch command {
    case .showTree, .toggleInspector, .showCohort, .showStatistics, .showHealth:
      return replacePages(by: command)
    case .follow where view == nil, .lookAgain where view == nil: break
    case .follow:
      // The newest is in sight in the tree alone.
      if !isFollowing { leavePages() }
      return toggleFollowing()
    case .lookAgain: return lookAgain()
    case .verb: startPrompt(.verb)
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
    default: movePage(command, count: count)
    }
    return []
  }

  /// Moves the cursor of the page on top.
  mutating func movePage(_ command: Command, count: Int?) {
    guard let page = pages.last else { return }
    pages[pages.count - 1].cursor = Self.target(
      command, from: page.cursor, count: count, page: PageView.rows(for: page, on: size),
      last: max(0, page.lines.count - 1))
    scrollPage()
  }

  /// Closes all pages, and the choice below them.
  private mutating func leavePages() {
    pages = []
    overlay = nil
  }

  /// Shows another view instead of the pages; they stay where there is nothing to show.
  private mutating func replacePages(by command: Command) -> [Effect] {
    let count = pages.count
    var effects: [Effect] = []
    switch command {
    case .showCohort: effects = showCohort()
    case .showStatistics: effects = showStatistics()
    case .showHealth: open(.health)
    default:
      leavePages()
      inspector.isOpen = command == .toggleInspector
      return command == .showTree ? perform(.showTree, count: nil) : []
    }
    if pages.count > count {
      pages.removeFirst(count)
      overlay = nil
    }
    return effects
  }

  /// Does something with the snapshot that the cursor's line stands for.
  private mutating func perform(_ command: Command, on page: Page) -> [Effect] {
    guard subjectNode != nil else {
      message = Message(text: "no snapshot stands on this line")
      return []
    }
    switch command {
    case .differences: return compareWithParents()
    case .openInPager: return openInPager()
    case .setMark: input.awaitsLetter = command
    case .tag: startTagging()
    case .select, .selectCohort: select(command)
    default: return copy(command)
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
      leavePages()
      jump(to: node)
    case .file(let file, let place): return open(.file(file, place: place))
    case nil: message = Message(text: "nothing to follow on this line")
    }
    return []
  }
}

extension Command {
  /// Whether it does something with a snapshot, also where a page's line stands for it.
  var isAboutSnapshot: Bool {
    switch self {
    case .copyID, .copyShortID, .copyPath, .copyCohort, .copyJSON, .select, .selectCohort,
      .differences, .tag, .openInPager, .setMark:
      true
    default: false
    }
  }
}

extension Page.Content {
  /// Whether a command that pages know does something here.
  func offers(_ command: Command) -> Bool {
    switch command {
    case .sort, .reverse: isCohort
    case .reveal, .toggleFold: isDifferences
    case .otherPane: isStatistics
    case .enter: isDifferences || standsForSnapshots
    default: !command.isAboutSnapshot || isDifferences || standsForSnapshots
    }
  }

  private var isCohort: Bool { if case .asked(.cohort, _) = self { true } else { false } }

  private var isDifferences: Bool { if case .asked(.differences, _) = self { true } else { false } }

  private var isStatistics: Bool { if case .asked(.statistics, _) = self { true } else { false } }

  /// Whether its lines stand for snapshots.
  private var standsForSnapshots: Bool {
    switch self {
    case .health, .asked(.cohort, _), .asked(.verb, _): true
    default: false
    }
  }
}
