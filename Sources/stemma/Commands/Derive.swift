// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma derive`.
  struct Derive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write new snapshots, derived from one or more parents.",
      discussion: """
        A new snapshot has the shape of its first, primary parent. In chain shape, where lineage \
        is a list, the directive becomes its curriculum; the payload is an object with manifest, \
        world, tasks, verifier_sources, generated, artifacts, admission and what else there is, \
        and without one the primary parent's is kept. In flat shape, where lineage is an object, \
        the directive goes into _evolve, and a payload is needed, with graph and tasks and perhaps \
        ontology_id and history: the id is made of the graph. A payload is whole: but for the \
        manifest and the ontology_id nothing is taken over from the parent. It may have a lineage \
        of its own, an object of more fields for the new snapshot's, such as prompt or \
        world_difficulty.

        The same command gives the same ids: run again after a crash, it completes what is \
        missing and changes nothing else. The ids are printed once all of it is safely on the disk.

        Examples: stemma derive --parent ab9c --directive '{"patch": ["ssrf"]}'
                  stemma derive --parent ab9c --parent b4c1:counterfactual \\
                    --label "patch or add" --variants variants.jsonl
        """)

    @Option(
      name: .customLong("parent"),
      help: ArgumentHelp(
        "A parent, by its id or its first digits, and perhaps its role; repeat it for more.",
        valueName: "id[:role]"))
    var parents: [String]

    @Option(
      help: ArgumentHelp(
        """
        The cohort that the snapshots are to be in; 'new' makes one. (default: new with \
        --variants, otherwise none)
        """, valueName: "id"))
    var cohort: String?

    @Option(help: ArgumentHelp("What the cohort is called.", valueName: "text"))
    var label: String?

    @Option(help: ArgumentHelp("What was done, as a JSON object or null.", valueName: "json"))
    var directive: String?

    @Option(
      help: ArgumentHelp(
        "A file with the new snapshot's content; - is standard input.", valueName: "file"),
      completion: .file(extensions: ["json"]))
    var payload: String?

    @Option(
      help: ArgumentHelp(
        """
        A file with a whole cohort: a JSON object a line, each with its directive and perhaps a \
        payload; - is standard input.
        """, valueName: "file"),
      completion: .file(extensions: ["jsonl"]))
    var variants: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Store") var store: StoreOptions

    func validate() throws {
      if parents.isEmpty { throw ValidationError("name one --parent at least") }
      guard (variants == nil) != (directive == nil) else {
        throw ValidationError("give either --directive or --variants")
      }
      if variants != nil, payload != nil {
        throw ValidationError("with --variants each line has its own payload")
      }
      if label != nil, cohort == nil, variants == nil {
        throw ValidationError("--label is the name of a cohort: add --cohort new")
      }
      if cohort?.isEmpty == true { throw ValidationError("--cohort takes an id, or 'new'") }
    }

    func run() async throws(CommandError) {
      let variants = try variantList()
      let store = try await store.open()
      var references: [ParentReference] = []
      for parent in parents {
        references.append(
          try store.graph.parent(named: parent, allowsMissing: write.allowMissing))
      }
      try write.write { [references] options throws(WriteError) in
        try store.derive(
          from: references, cohort: cohortChoice, variants: variants, options: options)
      }
    }

    private var cohortChoice: CohortChoice {
      switch cohort ?? (variants == nil ? nil : "new") {
      case nil: .none
      case "new": .new(label: label)
      case let id?: .named(CohortID(id), label: label)
      }
    }

    private func variantList() throws(CommandError) -> [SnapshotVariant] {
      guard let variants else {
        let payload = try payload.map { path throws(CommandError) in
          try InputFile(path).text()
        }
        return [SnapshotVariant(directive: directive ?? "null", payload: payload)]
      }
      let bytes = try InputFile(variants).bytes()
      do {
        return try SnapshotVariant.all(in: bytes)
      } catch {
        throw .write(error)
      }
    }
  }
}
