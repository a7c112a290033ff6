// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

extension Stemma {
  /// `stemma parents`.
  struct Parents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what a snapshot was derived from.",
      discussion: """
        The primary parent comes first, and each has the role that it played.

        Example: stemma parents ab9ce8
        """)

    @OptionGroup var snapshot: SnapshotArgument
    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      let node = try graph.node(named: snapshot.id)
      try format.print(Answer(parentsOf: node, in: graph))
    }
  }
}
