// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all snapshots.",
      discussion: """
        Those that are missing, though others name them, are left out.

        \(FieldHelp.text)

        With --json, here and elsewhere, a line is an object with the fields "schema", which is \
        \(JSONText.schema) until one of these goes away or means something else; "id"; "parents", a \
        list of {"id", "role", "missing"}; "cohort", {"id", "label", "index", "size", "inferred"} \
        or null; "generation", the longest distance from a root; "directive", what was done; \
        "difficulty"; "shape", the form of the file; "file"; and "missing". Where --metrics names files, \
        "metrics" is an object of numbers, those that a snapshot has.

        Examples: stemma list --store runs/7 | less
                  stemma list --columns short,observed,title
                  stemma list --format '{id}\\t{parents}' | sort
                  stemma list --json | jq -r 'select(.difficulty > 0.5) | .id'
        """)

    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: format)
      let answer = Answer(store.graph.present, of: store.graph)
      try format.print(answer, metrics: store.metrics)
    }
  }
}
