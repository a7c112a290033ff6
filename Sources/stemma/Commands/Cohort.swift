// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

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
        """)

    @Argument(
      help: ArgumentHelp(
        "A cohort, by id or label, or a snapshot, for those made with it and itself.",
        valueName: "cohort-or-id"))
    var name: String
    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let graph = try await store.graph()
      let cohorts = try graph.cohorts(named: name)
      try format.print(Answer(membersOf: cohorts, in: graph))
    }
  }
}

extension LineageGraph {
  /// The cohorts with an id or a label, or else those of the snapshot with a name.
  func cohorts(named name: String) throws(CommandError) -> [CohortIndex] {
    let cohorts = cohortIndices(named: name)
    if !cohorts.isEmpty { return cohorts }
    return Array(cohortIndices(of: try node(named: name, kind: "cohort or snapshot")))
  }
}
