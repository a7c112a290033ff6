// SPDX-License-Identifier: MIT

import LineageCore

/// Lines over the whole screen to read, to search and to follow: the help, differences, health.
struct Page: Sendable {
  /// What it is about.
  var content: Content

  /// The lines, as the screen's width and what is folded make them.
  private(set) var lines: [Line] = []

  /// The names of columns, which stay in sight.
  private(set) var header: [Span]?

  /// The line of the cursor, and the first line on the screen.
  var cursor = 0
  var firstLine = 0

  var search = Search()

  /// How the rows of a cohort are ordered.
  var order = CohortSheet.Order()

  /// The sections of which only the headings are shown.
  var folded: Set<String> = []

  /// A line, and what Enter does there.
  struct Line: Sendable {
    var spans: [Span]
    var target: Target?

    init(_ spans: [Span], _ target: Target? = nil) {
      self.spans = spans
      self.target = target
    }
  }

  /// Where a line leads.
  enum Target: Hashable, Sendable {
    /// To the row of a snapshot.
    case snapshot(SnapshotID)
    /// To what stands below a heading, or away from it.
    case section(String)
    /// To the bytes of a file.
    case file(String, place: String?)
  }

  /// What a page is about.
  enum Content: Sendable {
    /// The keys that apply somewhere.
    case help(Keymap.Mode)
    /// What is the matter with the store.
    case health
    /// What is found out, and what came of it, once it is there.
    case asked(PageQuestion, PageAnswer?)
  }

  init(_ content: Content) { self.content = content }

  /// Shows other lines; the cursor stays as near as it can.
  mutating func show(_ lines: [Line], header: [Span]? = nil) {
    self.lines = lines
    self.header = header
    cursor = max(0, min(cursor, lines.count - 1))
  }

  /// Keeps the cursor among so many lines of the screen.
  mutating func scroll(rows: Int) {
    let margin = min(3, (rows - 1) / 2)
    firstLine = max(firstLine, cursor - rows + 1 + margin)
    firstLine = max(0, min(firstLine, cursor - margin, lines.count - rows))
  }

  /// Goes to a line that holds what is searched, from a line on and around the end.
  ///
  /// - Returns: Whether there is one.
  mutating func find(from start: Int, isForward: Bool) -> Bool {
    let numbers = isForward ? Array(lines.indices) : lines.indices.reversed()
    let ahead = numbers.filter { isForward ? $0 >= start : $0 <= start }
    let found = (ahead + numbers).first { number in
      search.matches(lines[number].spans.map(\.text).joined())
    }
    cursor = found ?? cursor
    return found != nil
  }
}
