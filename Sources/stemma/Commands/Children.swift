// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

extension Stemma {
  /// `stemma children`.
  struct Children: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what was derived straight from a snapshot.",
      discussion: """
        Each has the role that the snapshot played.

        Example: stemma children ab9ce8
        """)

    @OptionGroup var snapshot: SnapshotArgument
    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      let node = try graph.node(named: snapshot.id)
      try format.print(Answer(childrenOf: node, in: graph))
    }
  }
}
