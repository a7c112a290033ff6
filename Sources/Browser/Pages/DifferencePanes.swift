// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// Differences side by side: what each origin has on the left, what is here on the right.
///
///                          ab9ce87e           │ 9f3a2b1c
///     world nodes
///       ~ ep.1 attrs.path  "/v2/100"          │ "/v2/204"
///
/// `=` stands for what is the same as here, where there are several origins.
struct DifferencePanes {
  private let difference: SnapshotDifference
  private let graph: LineageGraph
  private let glyphs: Glyphs
  private let labelColumns: Int
  private let paneColumns: Int

  /// Panes narrower than this show too little of a value.
  private static let leastColumns = 18

  /// No more of a value than so many characters is shown: the file has the rest.
  static let valueLimit = 20_000

  /// Creates panes as wide as there are columns; `nil` where that is too narrow.
  init?(_ difference: SnapshotDifference, in graph: LineageGraph, glyphs: Glyphs, columns: Int) {
    self.difference = difference
    self.graph = graph
    self.glyphs = glyphs
    let labels = difference.sections.flatMap { section in
      section.changes.map { Self.label(of: $0, in: section, graph) }
    }
    let widest = labels.map { VisibleText($0, glyphs: glyphs.characters).columns }.max() ?? 0
    labelColumns = min(widest, columns / 3, 40)
    let count = difference.origins.count + 1
    paneColumns = (columns - labelColumns - 6 - 3 * (count - 1)) / count
    guard count > 1, paneColumns >= Self.leastColumns else { return nil }
  }

  /// Which snapshot each pane is about.
  var header: [Span] {
    let names = difference.origins.map { origin in
      let name = shortID(of: origin.id)
      return difference.origins.count > 1 ? "\(origin.number): \(name)" : name
    }
    let gap = Span(String(repeating: " ", count: labelColumns + 6))
    return row(
      gap, (names + [shortID(of: difference.subject)]).map { [Span($0, .heading)] })
  }

  private func shortID(of id: SnapshotID) -> String {
    graph.node(for: id).map { graph.shortID(of: $0) } ?? id.text
  }

  /// The lines of a change in a section: as many as its longest value takes.
  func lines(
    of change: SnapshotDifference.Change, in section: SnapshotDifference.Section
  ) -> [[Span]] {
    let label = broken([Span(Self.label(of: change, in: section, graph))], to: labelColumns)
    let panes = change.before.indices.map { value($0, of: change) } + [after(change)]
    let broken = panes.map { self.broken([$0], to: paneColumns) }
    let count = max(label.count, broken.map(\.count).max() ?? 0)
    return (0..<count).map { line in
      let sign = line == 0 ? change.sign : Span(" ")
      let name = padded(line < label.count ? label[line] : [], to: labelColumns + 2)
      return [Span("  "), sign, Span(" ")]
        + row(name, broken.map { line < $0.count ? $0[line] : [] })
    }
  }

  private static func label(
    of change: SnapshotDifference.Change, in section: SnapshotDifference.Section,
    _ graph: LineageGraph
  ) -> String {
    let node = section.subject == .parents ? graph.node(for: SnapshotID(change.item)) : nil
    let item = node.map { graph.shortID(of: $0) } ?? change.item
    return change.attribute.map { "\(item) \($0)" } ?? item
  }

  private func value(_ place: Int, of change: SnapshotDifference.Change) -> Span {
    if difference.origins.count > 1, change.sources.contains(place) { return Span("=", .faint) }
    return change.before[place].map { span(of: $0, .missing) } ?? Span("")
  }

  private func after(_ change: SnapshotDifference.Change) -> Span {
    change.after.map { span(of: $0, .added) } ?? Span("")
  }

  private func span(of value: SnapshotDifference.Value, _ role: Role) -> Span {
    if value == .hidden { return Span(value.text, .faint) }
    return Span(value.text, role).cut(to: Self.valueLimit, glyphs.characters)
  }

  private func broken(_ line: [Span], to columns: Int) -> [[Span]] {
    InspectorView.wrap(line, to: columns, glyphs.characters)
  }

  private func row(_ first: Span, _ panes: [[Span]]) -> [Span] { row([first], panes) }

  private func row(_ first: [Span], _ panes: [[Span]]) -> [Span] {
    let bar = Span(" \(glyphs.bar) ", .rail)
    let padded =
      panes.dropLast().map { self.padded($0, to: paneColumns) } + [panes[panes.count - 1]]
    return first + padded.enumerated().flatMap { $0 == 0 ? $1 : [bar] + $1 }
  }

  private func padded(_ spans: [Span], to columns: Int) -> [Span] {
    let gap = columns - spans.columns(glyphs.characters)
    return gap > 0 ? spans + [Span(String(repeating: " ", count: gap))] : spans
  }
}
