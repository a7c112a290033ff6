// SPDX-License-Identifier: MIT

import Screen

/// Numbers one after the other as bars of one line, and the numbers that matter most.
struct Sparkline {
  private let values: [Double?]
  private let glyphs: GlyphSet

  /// The heights of a bar, from the smallest on.
  private static let bars = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  init(_ values: [Double?], glyphs: GlyphSet) {
    self.values = values
    self.glyphs = glyphs
  }

  /// The bars, and the first and the last number and the ends.
  ///
  /// Where there are more numbers than columns, a bar stands for the mean of several; in ASCII it is
  /// a digit.
  ///
  /// - Complexity: O(numbers).
  func line(columns: Int) -> [Span] {
    let numbers = values.compactMap(\.self)
    guard let first = numbers.first, let last = numbers.last, let least = numbers.min(),
      let greatest = numbers.max()
    else { return [Span("none", .faint)] }
    let bars = shares(of: max(1, columns)).map { mean -> String in
      guard let mean else { return " " }
      let height = greatest > least ? (mean - least) / (greatest - least) : 0
      let steps = glyphs == .unicode ? Self.bars.count : 10
      let step = min(steps - 1, Int(height * Double(steps)))
      return glyphs == .unicode ? Self.bars[step] : String(step)
    }
    let arrow = glyphs == .unicode ? "→" : "->"
    return [
      Span(bars.joined(), .directive),
      Span("  \(first.shortText) \(arrow) \(last.shortText)", .number),
      Span("  from \(least.shortText) to \(greatest.shortText)", .faint),
    ]
  }

  /// So many means of numbers that follow each other.
  private func shares(of count: Int) -> [Double?] {
    let count = min(count, values.count)
    return (0..<count).map { place in
      let part = values[place * values.count / count..<(place + 1) * values.count / count]
      let numbers = part.compactMap(\.self)
      return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    }
  }
}
