// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

extension Stemma {
  /// `stemma ancestors`.
  struct Ancestors: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all that a snapshot descends from.",
      discussion: """
        The snapshot itself is left out, even where it is part of a cycle.

        Example: stemma ancestors ab9ce8 --depth 2
        """)

    @OptionGroup var snapshot: SnapshotArgument
    @OptionGroup var reach: ReachOptions
    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      let node = try graph.node(named: snapshot.id)
      let found = graph.ancestors(of: node, maxDistance: reach.depth)
      try format.print(Answer(reach.completed(found, with: node), of: graph))
    }
  }
}
