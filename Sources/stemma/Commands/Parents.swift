// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma parents`.
  struct Parents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what a snapshot was derived from.",
      discussion: """
        Of one snapshot, the primary parent comes first, and each has the role that it played.

        Examples: stemma parents ab9ce8
                  stemma parents 'merges()' --count
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots, format)
      let nodes = try await snapshots.nodes(in: store)
      try format.print(Answer(parentsOf: nodes, in: store.graph), metrics: store.metrics)
    }
  }
}
