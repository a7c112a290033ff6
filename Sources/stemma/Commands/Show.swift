// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print all that is known of a snapshot.",
      discussion: """
        First its place in the lineage, then what its file says, each fact with its key there. Of \
        a missing snapshot it prints what others tell. With --json the object has more fields: \
        "children", a list of ids; "ancestors" and "descendants", their numbers; "facts", a list \
        of {"subject", "values", "key"}; and where --metrics names files "task_metrics", an object for \
        each metric with the numbers of the tasks.

        Examples: stemma show ab9ce8
                  stemma show 'latest(all(), 3)'
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      var opened = try await store.open()
      var nodes = try await snapshots.nodes(in: opened)
      let graph = opened.graph
      if try store.store.trustsIndex(), !nodes.allSatisfy({ opened.isCurrent(graph.id(of: $0)) }) {
        // A file was rewritten in place: what the index says of its lineage is as old.
        opened = try await store.open(trusting: false)
        nodes = try await snapshots.nodes(in: opened)
      }
      try print(nodes, of: opened)
    }

    /// Prints one after another, so that no more than one file is held.
    private func print(_ nodes: NodeSet, of store: SnapshotStore) throws(CommandError) {
      let answer = Answer(nodes, of: store.graph)
      guard format.showsMore else { return try format.print(answer, metrics: store.metrics) }
      for node in answer.nodes {
        if node != answer.nodes.first, format.isText { try Output.printLine("") }
        let detail = try store.detail(of: node)
        try format.print(
          Answer(graph: store.graph, nodes: [node]), metrics: store.metrics,
          text: SheetFormat(detail, for: .standardOutput),
          json: JSONFormat.sheet(detail, of: store, for: .standardOutput))
      }
    }
  }
}
