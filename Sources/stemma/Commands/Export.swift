// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma export`.
  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write the lineage in a form that other programs read.",
      discussion: """
        The forms:
        \(ExportFormat.allCases.map { "  \($0.rawValue): \($0.help)" }.joined(separator: "\n"))

        Without an expression all is exported, missing snapshots too. An edge to a parent that the \
        expression does not name is left out; '::x' names x with all it rests on. The same lineage gives \
        the same bytes. No form has anything of the world's contents, hidden or not.

        Examples: stemma export --to dot | dot -Tsvg > lineage.svg
                  stemma export --to html -o lineage.html
                  stemma export --to prov-json '::9f3a' -o 9f3a.prov.json
        """)

    @Argument(help: .snapshots("What to export (default: all)"))
    var snapshots: ExpressionArgument?

    @Option(help: "The form: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var to: ExportFormat

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Write to this file, whole or not at all, in the place of what is there. (default: standard output)",
        valueName: "file"),
      completion: .file())
    var output: String?

    @OptionGroup(title: "Store") var store: ReadingOptions

    func run() async throws(CommandError) {
      let store = try await store.open()
      let graph = store.graph
      let all = NodeSet.all(capacity: graph.count)
      let nodes = try await snapshots?.nodes(in: store) ?? all
      var line = ProgressLine("Exporting")
      defer { line.clear() }
      let lineage = ExportedLineage(
        nodes, of: graph, metrics: store.metrics,
        isForTerminal: output == nil && Destination.standardOutput.isTerminal
      ) {
        line.show($0, of: nodes.count)
      }
      let export = to.export
      if let output {
        try WholeFile(output).write { output throws(OutputError) in
          try export.write(lineage, to: &output)
        }
      } else {
        try Output.print { output throws(OutputError) in try export.write(lineage, to: &output) }
      }
      let left = lineage.boundaryCount
      if left > 0 {
        CommandError.notify("\(left) edges lead out of what was exported, and are left out")
      }
    }
  }
}
