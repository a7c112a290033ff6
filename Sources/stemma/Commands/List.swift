// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

extension Stemma {
  /// `stemma list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all snapshots.",
      discussion: """
        Those that are missing, though others name them, are left out.

        Example: stemma list --store runs/7 --json
        """)

    @OptionGroup var store: StoreOptions
    @OptionGroup var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      try format.print(Answer(graph.present, of: graph))
    }
  }
}
