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

        With --json, here and elsewhere, a line is an object with the fields "id"; "parents", a \
        list of {"id", "role", "missing"}; "cohort", {"id", "label", "index", "size", "inferred"} \
        or null; "generation", the longest distance from a root; "directive", what was done; \
        "difficulty"; "shape", the form of the file; "file"; and "missing".

        Examples: stemma list --store runs/7 | less
                  stemma list --json | jq -r 'select(.difficulty > 0.5) | .id'
        """)

    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      try format.print(Answer(graph.present, of: graph))
    }
  }
}
