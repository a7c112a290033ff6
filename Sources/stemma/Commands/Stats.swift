// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma stats`.
  struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print how many there are of what, and how numbers are spread.",
      discussion: """
        It counts

          snapshots   those with a file; all numbers below are of these
          missing     those known only through others, where they are asked about
          edges       from a child to a parent, both being asked about, missing or not
          merges      snapshots with two or more parents, wherever these are
          families    parts that no edge joins, of those that were counted
          cohorts     those with a member that was asked about, recorded and inferred

        and shows how many snapshots have which generation, the longest distance from a root; \
        which number of children, wherever these are; which difficulty; and how many of the cohorts \
        have which number of members, wherever they are. So what a snapshot has is what it has in \
        the whole lineage, and `stemma query 'x & merges()' --count` is the number of merges in x.

        A line of a picture is a range: 4..7 has both ends; 0.2 to 0.3 has 0.2, but not 0.3. \
        Snapshots without a number are counted apart, as none. Difficulty by generation has a \
        column for each generation or some of them: what half of the snapshots have is dark, the \
        number in the middle darkest.

        With --json it is one object, with "schema" and fields named as above; "cohorts" is \
        {"recorded", "inferred"}. "generation", "children", "cohort_size" and "difficulty" are \
        {"count", "none", "least", "mean", "greatest", "bins"}; a bin is {"from", "below", "count"}. \
        "difficulty_by_generation" is a list of {"from", "below", "count", "least", "lower", \
        "median", "upper", "greatest"}, with a quarter of the numbers up to lower, and from upper on.

        Examples: stemma stats
                  stemma stats 'ab9ce8:: & leaves()'
        """)

    @Argument(help: .snapshots("Snapshots, all if nothing is said"))
    var snapshots: ExpressionArgument?

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup(title: "Store") var store: ReadingOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots)
      let nodes =
        try await snapshots?.nodes(in: store) ?? NodeSet.all(capacity: store.graph.count)
      let statistics = try await store.ask { scope throws(QueryFailure) in
        try await LineageStatistics(of: nodes, in: scope)
      }
      let destination = Destination.standardOutput
      try Output.print { output throws(OutputError) in
        if json {
          try output.writeLine(StatisticsJSON.line(statistics, for: destination))
        } else {
          let text = StatisticsText(
            statistics, glyphs: destination.glyphs, columns: destination.columns)
          let spans = SpanText(for: destination)
          for line in text.lines { try output.writeLine(spans.line(line)) }
        }
      }
    }
  }
}
