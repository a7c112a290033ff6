// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma path`.
  struct Path: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print one shortest way down from a snapshot to another.",
      discussion: """
        Both ends are printed. Of several ways it is the same every time. From one of some \
        snapshots, and to one of others, it is the shortest of all. Where there is no way, nothing \
        is printed.

        Examples: stemma path fb5452 ab9ce8
                  stemma path 'roots()' ab9ce8 --ids
        """)

    @Argument(help: .snapshots("Where it begins")) var start: ExpressionArgument
    @Argument(help: .snapshots("Where it ends")) var end: ExpressionArgument
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: start, end, format)
      let starts = try await start.nodes(in: store)
      let ends = try await end.nodes(in: store)
      let path = store.graph.shortestPath(from: starts, to: ends)
      if path == nil { CommandError.notify("no way leads down from \(start.text) to \(end.text)") }
      try format.print(
        Answer(graph: store.graph, nodes: path ?? [], keepsOrder: true), metrics: store.metrics)
    }
  }
}
