// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma provenance`.
  struct Provenance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print every step by which a snapshot came to be.",
      discussion: """
        Each ancestor, and the snapshots themselves, with all its parents, their roles, what was done \
        to derive it from them, and its cohorts. With --json each object has three more fields: \
        "edges", a list of {"parent", "role", "directive"}; "cohorts", a list of objects like \
        "cohort"; and "subject", which is true for the snapshots themselves.

        Example: stemma provenance 9f3a2b
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots, format)
      let graph = store.graph
      let provenance = graph.provenance(of: try await snapshots.nodes(in: store))
      try format.print(
        Answer(provenance.nodes, of: graph), metrics: store.metrics,
        text: ProvenanceFormat(provenance, for: .standardOutput),
        json: JSONFormat.provenance(of: provenance.subjects, in: graph, for: .standardOutput))
    }
  }
}
