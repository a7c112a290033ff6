// SPDX-License-Identifier: MIT

import LineageCore
import Screen

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

  /// How many columns of text are out of sight to the left.
  private(set) var shift = 0

  var search = Search()

  /// How the rows of a cohort are ordered.
  var order = CohortSheet.Order()

  /// The sections that are not as they are at first: what differs is shown then, what is the same is
  /// folded away.
  var toggled: Set<Target> = []

  /// A line, and what Enter does there.
  struct Line: Sendable {
    var spans: [Span]
    var target: Target?

    /// What is searched, where that is not what is shown: all of what is cut, and nothing where a
    /// line goes on with one above.
    var searched: String?

    /// The snapshot that it stands for.
    var snapshot: SnapshotID?

    init(
      _ spans: [Span], _ target: Target? = nil, searched: String? = nil,
      about snapshot: SnapshotID? = nil
    ) {
      self.spans = spans
      self.target = target
      self.searched = searched
      self.snapshot = snapshot
      if snapshot == nil, case .snapshot(let id) = target { self.snapshot = id }
    }
  }

  /// Where a line leads.
  enum Target: Hashable, Sendable {
    /// To the row of a snapshot.
    case snapshot(SnapshotID)
    /// To what differs below a heading, or away from it.
    case section(SnapshotDifference.Subject)
    /// To what is the same there, or away from it.
    case same(SnapshotDifference.Subject)
    /// To the bytes of a file.
    case file(String, place: String?)
  }

  /// Whether it says something where there is no lineage, too.
  var needsNoLineage: Bool {
    switch content {
    case .help, .health, .asked(.file, _): true
    case .asked: false
    }
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

  /// Shows other lines; the cursor stays on its snapshot, or else as near as it can.
  mutating func show(_ lines: [Line], header: [Span]? = nil) {
    let here = snapshotHere
    self.lines = lines
    self.header = header
    cursor = max(0, min(cursor, lines.count - 1))
    if let here, snapshotHere != here {
      cursor = lines.firstIndex { $0.snapshot == here } ?? cursor
    }
  }

  private var snapshotHere: SnapshotID? {
    lines.indices.contains(cursor) ? lines[cursor].snapshot : nil
  }

  /// The snapshot that the cursor's line stands for, or else all of the page.
  var subject: SnapshotID? {
    if case .asked(.differences(let id, _, _), _) = content { return snapshotHere ?? id }
    return snapshotHere
  }

  /// Keeps the cursor among so many lines of the screen.
  mutating func scroll(rows: Int) {
    let margin = min(3, (rows - 1) / 2)
    firstLine = max(firstLine, cursor - rows + 1 + margin)
    firstLine = max(0, min(firstLine, cursor - margin, lines.count - rows))
  }

  /// Moves the lines sideways: by a column of a table, by half the room where that is nearer or where
  /// there are no columns.
  ///
  /// - Complexity: O(text).
  mutating func shift(isRight: Bool, room: Int, glyphs: GlyphSet) {
    let all = (header.map { [$0] } ?? []) + lines.map(\.spans)
    let most = max(0, (all.map { $0.columns(glyphs) }.max() ?? 0) - room)
    let stops = header == nil ? [] : stops(glyphs)
    if isRight {
      guard shift < most else { return }
      shift = stops.first { $0 > shift } ?? min(most, shift + max(1, room / 2))
    } else {
      shift = max(stops.last { $0 < shift } ?? 0, shift - max(1, room / 2))
    }
  }

  /// Where the columns of a table start, from the end of the first one, which does not move.
  private func stops(_ glyphs: GlyphSet) -> [Int] {
    var stops = [0]
    for name in (header ?? []).dropFirst() {
      stops.append(stops[stops.count - 1] + [name].columns(glyphs))
    }
    return stops.dropLast()
  }

  /// What is in sight of a line, moved sideways.
  func inSight(_ spans: [Span], _ glyphs: GlyphSet) -> [Span] {
    guard shift > 0 else { return spans }
    let fixed = header == nil ? 0 : 1
    return spans.prefix(fixed) + Array(spans.dropFirst(fixed)).dropping(columns: shift, glyphs)
  }

  /// Goes to a line that holds what is searched, from a line on and around the end.
  ///
  /// - Returns: Whether there is one.
  mutating func find(from start: Int, isForward: Bool) -> Bool {
    let numbers = isForward ? Array(lines.indices) : lines.indices.reversed()
    let ahead = numbers.filter { isForward ? $0 >= start : $0 <= start }
    let found = (ahead + numbers).first { number in
      search.matches(lines[number].searched ?? lines[number].spans.map(\.text).joined())
    }
    cursor = found ?? cursor
    return found != nil
  }
}
