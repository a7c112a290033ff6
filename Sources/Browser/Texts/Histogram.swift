// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A distribution as a picture: a line for each bin, with its range, its count and a bar.
struct Histogram {
  private let distribution: Distribution
  private let isWhole: Bool

  /// More columns make a bar no clearer.
  private static let longestBar = 50

  /// The last part of a bar in eighths of a column, from one on.
  private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// Creates the picture of a distribution.
  ///
  /// - Parameters:
  ///   - distribution: The distribution.
  ///   - isWhole: Whether its numbers are whole, so that a range can have both ends.
  init(_ distribution: Distribution, isWhole: Bool) {
    self.distribution = distribution
    self.isWhole = isWhole
  }

  /// The ends, the mean, and how many have no number.
  var summary: String {
    var words: [String] = []
    if let least = distribution.least, let mean = distribution.mean,
      let greatest = distribution.greatest
    {
      words.append("from \(least.shortText) to \(greatest.shortText), mean \(mean.shortText)")
    }
    switch distribution.lacking {
    case 0: break
    case 1: words.append("1 snapshot has none")
    case let count: words.append("\(count) snapshots have none")
    }
    return "  " + words.joined(separator: "; ")
  }

  /// The lines, as wide as they may be where the numbers leave room for a bar.
  ///
  /// - Complexity: O(bins).
  func lines(glyphs: GlyphSet, columns: Int) -> [[Span]] {
    let rows = distribution.bins.map { (label: label(of: $0), count: String($0.count)) }
    let labelWidth = rows.map(\.label.count).max() ?? 0
    let countWidth = rows.map(\.count.count).max() ?? 0
    let room = columns - labelWidth - countWidth - 6
    let most = distribution.bins.map(\.count).max() ?? 0
    return zip(rows, distribution.bins).map { row, bin in
      let share = Double(bin.count) / Double(max(most, 1))
      let bar = Self.bar(share, of: max(1, min(room, Self.longestBar)), glyphs: glyphs)
      let space = { String(repeating: " ", count: $0) }
      return [
        Span("  " + space(labelWidth - row.label.count) + row.label),
        Span("  " + space(countWidth - row.count.count) + row.count, .number),
        Span(bar.isEmpty ? "" : "  " + bar, .directive),
      ]
    }
  }

  /// The numbers that a bin stands for.
  func label(of bin: Distribution.Bin) -> String {
    let (lower, upper) = (Self.text(bin.lower), Self.text(isWhole ? bin.upper - 1 : bin.upper))
    if bin.lower == bin.upper || lower == upper { return lower }
    return isWhole ? "\(lower)..\(upper)" : "\(lower) to \(upper)"
  }

  /// A bound, which has few digits as a rule.
  private static func text(_ value: Double) -> String {
    value == value.rounded() ? value.shortText : String(value)
  }

  /// A part of a length; of what is not nothing, something is seen.
  private static func bar(_ share: Double, of length: Int, glyphs: GlyphSet) -> String {
    guard share > 0 else { return "" }
    guard glyphs == .unicode else {
      return String(repeating: "#", count: max(1, Int((share * Double(length)).rounded())))
    }
    let parts = max(1, Int((share * Double(length * 8)).rounded()))
    let rest = parts % 8
    return String(repeating: "█", count: parts / 8) + (rest > 0 ? eighths[rest - 1] : "")
  }
}
