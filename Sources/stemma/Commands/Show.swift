// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all that is known of one snapshot.",
      discussion: """
        First its place in the lineage, then what its file says, each fact with its key there. Of \
        a missing snapshot it prints what others tell. With --json the object has more fields: \
        "children", a list of ids; "ancestors" and "descendants", their numbers; "facts", a list \
        of {"subject", "values", "key"}.

        Example: stemma show ab9ce8
        """)

    @OptionGroup var snapshot: SnapshotArgument
    @OptionGroup(title: "Store") var store: StoreOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      var opened = try await store.open()
      var node = try opened.graph.node(named: snapshot.id)
      if store.trustIndex, !opened.isCurrent(opened.graph.id(of: node)) {
        // The file was rewritten in place: what the index says of its lineage is as old.
        opened = try await store.open(trusting: false)
        node = try opened.graph.node(named: snapshot.id)
      }
      let store = opened
      let detail = try store.detail(of: node)
      try format.print(
        Answer(graph: store.graph, nodes: [node]),
        text: SheetFormat(detail, for: .standardOutput),
        json: JSONFormat.sheet(detail, of: store.graph, for: .standardOutput))
    }
  }
}
