// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma descendants`.
  struct Descendants: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all that was derived from a snapshot.",
      discussion: """
        The snapshots themselves are left out, even where they descend from each other, unless \
        --with-self adds them. In an expression descendants(x) has them.

        Examples: stemma descendants ab9ce8 --depth 2
                  stemma descendants 'cohort(ab9ce8)'
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument
    @OptionGroup var reach: ReachOptions
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots, format)
      let nodes = try await snapshots.nodes(in: store)
      let found = store.graph.descendants(of: nodes, maxDistance: reach.depth)
      try format.print(
        Answer(reach.completed(found, with: nodes), of: store.graph), metrics: store.metrics)
    }
  }
}
