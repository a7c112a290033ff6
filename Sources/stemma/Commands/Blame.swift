// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma blame`.
  struct Blame: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print which ancestor brought a value into a snapshot.",
      discussion: """
        From the snapshot it goes up to a parent that has the same there, and on until no parent has: \
        the snapshot where it ends brought the value in. What its parents have instead is printed \
        below, and of several parents that have the same, the way leads to the first; the others \
        are named. Where all that have it descend from each other, it is told that it goes round.

        The path is one that has() takes, as `stemma help query` has it, or as `stemma diff` prints \
        it: lineage.manifest.title, graph.nodes[id=svc.0].attrs.port, tasks[0].meta; or a node, a \
        task or an edge by what diff calls it, svc.0 or 'svc.0 attrs.port'. `world` is the world's \
        graph and `manifest` the manifest in files of every shape. What has an id is followed by \
        it, whatever its place in a list. Values of hidden nodes show as (hidden).

        --json prints one object: "subject", "path" and "value"; "way", a list of {"child", \
        "parent", "number", "role", "directive", "also"}, where "also" are other parents with the \
        same; "origin", an id, or null where it goes round in a "cycle", a list of ids; "before", \
        what the parents of the origin have, a list of {"id", "number", "role", "directive", \
        "missing", "value", "hidden"}, where null is nothing; and "hidden". Values are compact JSON.

        Examples: stemma blame 9f3a world.nodes[svc.0].attrs.port
                  stemma blame 9f3a 'svc.0 attrs.port' --json
        """)

    @Argument(help: .snapshots("A snapshot")) var snapshot: ExpressionArgument

    @Argument(help: "Where the value stands in its file.")
    var path: String

    @Flag(help: "Print hidden values of the world, too.")
    var reveal = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup(title: "Store") var store: ReadingOptions

    func run() async throws(CommandError) {
      var store = try await store.open(for: snapshot)
      var node = try await snapshot.node(in: store)
      if try self.store.store.trustsIndex(), !store.isCurrent(store.graph.id(of: node)) {
        // A file was rewritten in place: what the index says of its lineage is as old.
        store = try await self.store.open(trusting: false)
        node = try await snapshot.node(in: store)
      }
      let blame = try store.blame(for: path, in: node, revealsHidden: reveal)
      let graph = store.graph
      try Output.print { output throws(OutputError) in
        let format = BlameFormat(blame, in: graph, for: .standardOutput)
        if json {
          try output.writeLine(format.json)
        } else {
          for line in format.lines { try output.writeLine(line) }
        }
      }
    }
  }
}

extension SnapshotStore {
  /// Finds the ancestor that brought a value into a node.
  fileprivate func blame(
    for path: String, in node: NodeIndex, revealsHidden: Bool
  ) throws(CommandError) -> LineageCore.Blame {
    if graph.isMissing(node) {
      throw .input(path: graph.id(of: node).text, reason: "it is \(graph.missingText(of: node))")
    }
    do {
      return try blame(for: path, in: graph.id(of: node), revealsHidden: revealsHidden)
    } catch {
      throw .blame(error)
    }
  }
}
