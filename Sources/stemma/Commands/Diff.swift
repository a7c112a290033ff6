// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma diff`.
  struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what differs between two snapshots.",
      discussion: """
        The directive, the nodes and the edges of the world, manifest, tasks, parents, cohort, then \
        the rest of the file by its paths. + is only in the second snapshot, - only in the first, \
        ~ in both. Numbers differ where they are written differently; the order of keys, and of \
        lists in which everything has an id, is no difference. Nor is what follows from \
        something else: the snapshot's own id, the rows of a chain about ancestors, history's \
        events of evolution.

        One snapshot is compared with each of its parents at once. Where there are several, a \
        line says which parent a thing is from, whether it is new here, or dropped; what the \
        other parents have stands in parentheses. What all have is not printed.

        Attributes of nodes with "visibility": "hidden" show as (hidden), and so does every text \
        that repeats one of them. The exit code is 0 whether or not there are differences.

        --json prints one object: "subject", the id; "origins" and "missing", what it was \
        compared with and could not be, lists of {"id", "number", "role", "directive"}; and \
        "changes", a list of {"section", "change", "item", "attribute", "before", "after", \
        "sources", "hidden"}. "change" is "added", "removed" or "changed"; "before" has a text \
        for each origin, "after" is one, and null is nothing; "sources" are the numbers of the \
        origins that have what is after. Texts are compact JSON, but for parents, cohorts' \
        roles and directives.

        Examples: stemma diff ab9c 9f3a
                  stemma diff 9f3a --json
        """)

    @Argument(
      help: ArgumentHelp("A snapshot, by its id or its first digits.", valueName: "id"))
    var first: String

    @Argument(
      help: ArgumentHelp(
        "What the first is compared with. (default: the first with its parents)", valueName: "id"))
    var second: String?

    @Flag(help: "Print hidden values of the world, too.")
    var reveal = false

    @Flag(help: "Print one JSON object.")
    var json = false

    @OptionGroup(title: "Store") var store: StoreOptions

    func run() async throws(CommandError) {
      let names = [first] + (second.map { [$0] } ?? [])
      let destination = Destination.standardOutput
      var opened = try await store.open()
      var nodes = try opened.graph.nodes(named: names)
      if try store.trustsIndex(), !opened.areCurrent(nodes) {
        // A file was rewritten in place: what the index says of its lineage is as old.
        opened = try await store.open(trusting: false)
        nodes = try opened.graph.nodes(named: names)
      }
      let (store, difference) = (opened, try opened.difference(of: nodes, revealsHidden: reveal))
      try Output.print { output throws(OutputError) in
        if json {
          try DifferenceJSON(difference, for: destination).write(to: &output)
        } else {
          let columns = destination.isTerminal ? destination.columns : nil
          let text = DifferenceText(
            difference, in: store.graph, glyphs: destination.glyphs, columns: columns)
          let spans = SpanText(for: destination)
          for line in text.lines {
            try output.writeLine(
              columns.map { spans.line(line, cutTo: $0).text } ?? spans.line(line))
          }
        }
      }
    }
  }
}

extension LineageGraph {
  /// The nodes that some names stand for.
  func nodes(named names: [String]) throws(CommandError) -> [NodeIndex] {
    var nodes: [NodeIndex] = []
    for name in names { nodes.append(try node(named: name)) }
    return nodes
  }
}

extension SnapshotStore {
  /// Whether the files of some nodes, and of a single one's parents, are those that the index knows.
  func areCurrent(_ nodes: [NodeIndex]) -> Bool {
    let parents = nodes.count == 1 ? nodes.flatMap { Array(graph.parents(of: $0)) } : []
    return (nodes + parents).allSatisfy { isCurrent(graph.id(of: $0)) }
  }

  /// Compares two nodes, or one with its parents.
  func difference(
    of nodes: [NodeIndex], revealsHidden: Bool
  ) throws(CommandError) -> SnapshotDifference {
    for node in nodes where graph.isMissing(node) {
      throw .input(path: graph.id(of: node).text, reason: "it is \(graph.missingText(of: node))")
    }
    let ids = nodes.map { graph.id(of: $0) }
    do {
      guard ids.count == 1 else {
        return try difference(of: ids[1], from: ids[0], revealsHidden: revealsHidden)
      }
      return try differenceFromParents(of: ids[0], revealsHidden: revealsHidden)
    } catch {
      throw .store(error)
    }
  }
}
