// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// Statistics for people: the counts, and a picture of each distribution.
struct StatisticsText {
  private let text: SpanText

  /// Creates the format for a destination.
  init(for destination: Destination) { text = SpanText(for: destination) }

  /// Prints statistics.
  func write(
    _ statistics: LineageStatistics, to output: inout Output
  ) throws(OutputError) {
    let cohorts =
      "\(statistics.recordedCohortCount) recorded, \(statistics.inferredCohortCount) inferred"
    let counts = [
      ("snapshots", "\(statistics.snapshotCount)"), ("missing", "\(statistics.missingCount)"),
      ("edges", "\(statistics.edgeCount)"), ("merges", "\(statistics.mergeCount)"),
      ("families", "\(statistics.familyCount)"), ("cohorts", cohorts),
    ]
    for (name, count) in counts {
      let padding = String(repeating: " ", count: Self.nameWidth - name.count)
      try output.writeLine(text.line([Span(name + padding, .faint), Span(count, .number)]))
    }
    for (name, distribution, isWhole) in [
      ("generation", statistics.generation, true), ("children", statistics.children, true),
      ("cohort size", statistics.cohortSize, true), ("difficulty", statistics.difficulty, false),
    ] where distribution.count + distribution.lacking > 0 {
      let histogram = Histogram(distribution, isWhole: isWhole)
      try output.writeLine("")
      try output.writeLine(text.line([Span(name, .heading), Span(histogram.summary, .faint)]))
      for line in histogram.lines(for: text.destination) { try output.writeLine(text.line(line)) }
    }
  }

  /// How many columns the names of counts take.
  private static let nameWidth = 11
}
