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

        --format text, markdown, json or prov-json prints the full sheet instead, one document: \
        every step, also of further derivations, manifests, packs, prompts and what else files say, \
        each with the file and the key that it is from, and all members of the cohorts. The same \
        store gives the same bytes. Texts that repeat what the world hides show as (hidden). As \
        JSON it has "subjects", "snapshots" and "cohorts"; prov-json is what `stemma export` \
        writes, with all that.

        Examples: stemma provenance 9f3a2b
                  stemma provenance 9f3a2b --format markdown > 9f3a2b.md
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument

    @Flag(help: "In a sheet, print hidden values of the world, too.")
    var reveal = false

    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func validate() throws {
      if let text = format.template?.onlyText, sheet == nil {
        let names = ProvenanceSheetKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "--format \(text) is no template with a {field}, and no one of \(names)")
      }
      if sheet != nil, format.endsWithNull {
        throw ValidationError("-0 goes with --ids or --format")
      }
      if sheet == nil, reveal {
        throw ValidationError("--reveal goes with the --format of a sheet")
      }
    }

    private var sheet: ProvenanceSheetKind? {
      format.template?.onlyText.flatMap { ProvenanceSheetKind(rawValue: $0) }
    }

    func run() async throws(CommandError) {
      var store = try await store.open(for: snapshots, format)
      var provenance = store.graph.provenance(of: try await snapshots.nodes(in: store))
      guard let sheet else {
        return try format.print(
          Answer(provenance.nodes, of: store.graph), metrics: store.metrics,
          text: ProvenanceFormat(provenance, for: .standardOutput),
          json: JSONFormat.provenance(
            of: provenance.subjects, in: store.graph, for: .standardOutput))
      }
      let graph = store.graph
      if try self.store.store.trustsIndex(),
        !provenance.nodes.allSatisfy({ store.isCurrent(graph.id(of: $0)) })
      {
        // A file was rewritten in place: what the index says of its lineage is as old.
        store = try await self.store.open(trusting: false)
        provenance = store.graph.provenance(of: try await snapshots.nodes(in: store))
      }
      try sheet.print(provenance, of: store, revealsHidden: reveal)
    }
  }
}
