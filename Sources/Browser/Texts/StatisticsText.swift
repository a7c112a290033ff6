// SPDX-License-Identifier: MIT

public import LineageCore
public import Screen

/// Statistics for people: the counts, and a picture of each distribution.
public struct StatisticsText {
  private let statistics: LineageStatistics
  private let glyphs: GlyphSet
  private let columns: Int

  /// Creates the text for some statistics, as wide as there are columns at most.
  public init(_ statistics: LineageStatistics, glyphs: GlyphSet, columns: Int) {
    self.statistics = statistics
    self.glyphs = glyphs
    self.columns = columns
  }

  /// The lines.
  public var lines: [[Span]] { countLines + pictures + band }

  private var band: [[Span]] {
    let picture = BandPicture(statistics.difficultyByGeneration, glyphs: glyphs)
    let lines = picture.lines(columns: columns)
    if lines.isEmpty { return [] }
    return [[], [Span("difficulty by generation", .heading), Span("  half of them dark", .faint)]]
      + lines
  }

  private var countLines: [[Span]] {
    let cohorts =
      "\(statistics.recordedCohortCount) recorded, \(statistics.inferredCohortCount) inferred"
    let counts = [
      ("snapshots", "\(statistics.snapshotCount)"), ("missing", "\(statistics.missingCount)"),
      ("edges", "\(statistics.edgeCount)"), ("merges", "\(statistics.mergeCount)"),
      ("families", "\(statistics.familyCount)"), ("cohorts", cohorts),
    ]
    return counts.map { name, count in
      let padding = String(repeating: " ", count: Self.nameWidth - name.count)
      return [Span(name + padding, .faint), Span(count, .number)]
    }
  }

  private var pictures: [[Span]] {
    let distributions = [
      ("generation", statistics.generation, true), ("children", statistics.children, true),
      ("cohort size", statistics.cohortSize, true), ("difficulty", statistics.difficulty, false),
    ]
    return distributions.filter { $0.1.count + $0.1.lacking > 0 }.flatMap {
      name, distribution, isWhole in
      let histogram = Histogram(distribution, isWhole: isWhole)
      return [[], [Span(name, .heading), Span(histogram.summary, .faint)]]
        + histogram.lines(glyphs: glyphs, columns: columns)
    }
  }

  /// How many columns the names of counts take.
  private static let nameWidth = 11
}
