// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma taint`.
  struct Taint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what descends from a bad snapshot, and apart what rests on it alone.",
      discussion: """
        What rests on it alone has no way up to a root but through it, and goes when it is retired. What has \
        another parent can stay: something of the bad snapshot is in it, but it does not depend on it. \
        Without a file in between, a way ends there.

        With --json an object has "alone" besides. Of several snapshots, it is what rests on them together.

        Examples: stemma taint 9f3a
                  stemma taint 9f3a --alone --ids | xargs -n1 archive
        """)

    @Argument(help: .snapshots("The bad snapshots"))
    var snapshots: ExpressionArgument

    @Flag(help: "Print only what rests on it alone.")
    var alone = false

    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots, format)
      let graph = store.graph
      let bad = try await snapshots.nodes(in: store)
      let below = graph.descendants(of: bad).subtracting(bad)
      let dependent = graph.dominated(by: bad).intersection(below)
      try format.print(
        Answer(alone ? dependent : below, of: graph), metrics: store.metrics,
        text: alone ? nil : TaintFormat(dependent: dependent, for: .standardOutput),
        json: JSONFormat(for: .standardOutput) { json, node in
          json.field("alone", dependent.contains(node))
        })
    }
  }
}

/// What rests on a snapshot alone, then what has another way up, each as a table.
struct TaintFormat: OutputFormat {
  private let dependent: NodeSet
  private let destination: Destination

  init(dependent: NodeSet, for destination: Destination) {
    self.dependent = dependent
    self.destination = destination
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    let parts = [
      ("rests on it alone", answer.nodes.filter(dependent.contains)),
      ("has another parent, too", answer.nodes.filter { !dependent.contains($0) }),
    ]
    for (number, (words, nodes)) in parts.enumerated() {
      try output.writeLine(
        (number == 0 ? "" : "\n") + "\(nodes.count) of \(answer.nodes.count): \(words)")
      if nodes.isEmpty { continue }
      var part = answer
      part.nodes = nodes
      try TextFormat(columns: nil, for: destination).write(part, to: &output)
    }
  }
}
