// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma cohort`.
  struct Cohort: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the snapshots that were made together.",
      discussion: """
        Members stand by their recorded places. Snapshots of which no cohort is recorded, but \
        which have the same parents, are a cohort as well: an inferred one, marked ~.

        Examples: stemma cohort "patch vs add"
                  stemma cohort ab9ce8
                  stemma cohort 'merges()'
        """)

    @Argument(
      help: ArgumentHelp(
        """
        A cohort, by id or label, or snapshots, by id or expression, for all made with them and \
        themselves.
        """, valueName: "cohort-or-snapshots"))
    var name: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: name, format)
      let cohorts = try await name.cohorts(in: store)
      try format.print(Answer(membersOf: cohorts, in: store.graph), metrics: store.metrics)
    }
  }
}

extension ExpressionArgument {
  /// The cohorts with an id or a label, or else those of the snapshots that are meant.
  func cohorts(in store: SnapshotStore) async throws(CommandError) -> [CohortIndex] {
    let graph = store.graph
    let named = graph.cohortIndices(named: text)
    if !named.isEmpty { return named }
    do {
      let nodes = try await nodes(in: store, kind: "cohort or snapshot")
      return graph.cohortIndices(of: nodes)
    } catch .query(.query(var error)) where error.kind == .name {
      error.hints.append("nor is there a cohort of that name")
      throw .query(.query(error))
    }
  }
}
