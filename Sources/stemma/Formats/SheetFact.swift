// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// A name, and one line or more that belong to it, as sheets print them.
struct SheetFact {
  private var name: String
  private var lines: [[Span]]

  /// How many columns the names take.
  private static let nameWidth = 21

  /// Creates a fact of several lines; of none, nothing is printed.
  init(_ name: String, _ lines: [[Span]]) {
    self.name = name
    self.lines = lines
  }

  /// Creates a fact of a text, if there is one.
  init(_ name: String, _ text: String?) {
    self.init(name, text.map { [[Span($0)]] } ?? [])
  }

  /// A fact of a file, with its key after its last line.
  init(_ fact: SnapshotDetail.Fact) {
    name = fact.subject.rawValue
    lines = fact.values.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      .map { [Span(String($0))] }
    if lines.isEmpty { lines = [[]] }
    lines[lines.count - 1].append(Span("  (\(fact.key))", .faint))
  }

  /// The lines as they are printed.
  func lines(_ text: SpanText) -> [String] {
    let padding = max(0, Self.nameWidth - 2 - text.visible(name).columns)
    let head = [Span("  "), Span(name, .faint), Span(String(repeating: " ", count: padding))]
    let space = [Span(String(repeating: " ", count: Self.nameWidth))]
    return lines.enumerated().map { text.line(($0 == 0 ? head : space) + $1) }
  }
}
