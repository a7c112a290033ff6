// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma children`.
  struct Children: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what was derived straight from a snapshot.",
      discussion: """
        Each has the role that the snapshot played, where one was asked about.

        Examples: stemma children ab9ce8
                  stemma children 'ab9ce8 | 9f3a2b' --ids
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots, format)
      let nodes = try await snapshots.nodes(in: store)
      try format.print(Answer(childrenOf: nodes, in: store.graph), metrics: store.metrics)
    }
  }
}
