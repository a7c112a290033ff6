// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma split`.
  struct Split: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Split snapshots so that no two parts are relatives, or check a split.",
      discussion: """
        What is evaluated must not be related to what was trained on. Whole families stay together: all \
        that edges connect in either direction. Comma-separated values are written, with the header \
        snapshot_id,split. Where a family is too large, nothing is: the sizes are told, and the \
        edges, merges first, that would have to be cut; the exit code is 1.

        --check FILE prints what crosses: edges between two splits, and common ancestors where there is no \
        such edge. The exit code is 1 where anything does.

        Examples: stemma split --ratio train=0.8,eval=0.2 --seed 7 -o split.csv
                  stemma split --check split.csv || exit 1
        """)

    @Argument(help: .snapshots("What to split (default: all)"))
    var snapshots: ExpressionArgument?

    @Option(help: ArgumentHelp("The splits and how much each gets.", valueName: "name=ratio,..."))
    var ratio: SplitRatio?

    @Option(help: "Another number gives another split, the same number the same.")
    var seed: UInt64 = 0

    @Option(help: "Give each split its share of the hard and of the easy ones: difficulty.")
    var stratify: Stratum?

    @Option(
      help: ArgumentHelp("Check the split in this file (- for standard input).", valueName: "file"),
      completion: .file())
    var check: String?

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp(
        "Write to this file, whole or not at all. (default: standard output)", valueName: "file"),
      completion: .file())
    var output: String?

    @Flag(help: "Print what crosses, or would be cut, as one JSON object a line.")
    var json = false

    @OptionGroup(title: "Store") var store: ReadingOptions

    /// By what splits are made alike.
    enum Stratum: String, ExpressibleByArgument, CaseIterable {
      case difficulty
    }

    func validate() throws {
      let isChecking = check != nil
      guard isChecking != (ratio != nil) else {
        throw ValidationError(
          isChecking
            ? "--check looks at a split that is there; leave --ratio out"
            : "--ratio says what to split into, as in --ratio train=0.8,eval=0.2; --check looks at a file"
        )
      }
      if isChecking, snapshots != nil || output != nil || stratify != nil {
        throw ValidationError("--check takes no expression, --output or --stratify")
      }
    }

    func run() async throws(CommandError) {
      var store = try await store.open()
      if let check { return try look(at: check, in: &store) }
      guard let ratio else { return }
      let graph = store.graph
      let nodes = try await snapshots?.nodes(in: store) ?? NodeSet.all(capacity: graph.count)
      let members = nodes.intersection(graph.present)
      let strata = stratify == nil ? nil : graph.difficultyStrata(of: members)
      let made = graph.split(members, into: ratio.shares, seed: seed, strata: strata)
      if made.cut.isEmpty {
        try write(made.split, of: graph)
        CommandError.notify(ratio.summary(of: made))
      } else {
        CommandError.notify(ratio.refusal(of: made, in: graph))
        let report = SplitReport(edges: made.cut, ancestors: [], made.split, of: graph)
        try Output.print { output throws(OutputError) in try report.write(json, to: &output) }
        throw .found
      }
    }

    private func write(_ split: LineageSplit, of graph: LineageGraph) throws(CommandError) {
      let table = SplitTable(split, of: graph)
      if let output {
        try WholeFile(output).write { output throws(OutputError) in try table.write(to: &output) }
      } else {
        try Output.print { output throws(OutputError) in try table.write(to: &output) }
      }
    }

    private func look(at path: String, in store: inout SnapshotStore) throws(CommandError) {
      let leftOut = try store.join(splitIn: path)
      guard let split = store.split else { return }
      if leftOut > 0 {
        CommandError.notify("\(leftOut) snapshots are in no split; a way through them counts")
      }
      let crossings = store.graph.crossings(of: split)
      let report = SplitReport(
        edges: crossings.edges, ancestors: crossings.ancestors, split, of: store.graph)
      try Output.print { output throws(OutputError) in try report.write(json, to: &output) }
      if !crossings.isEmpty { throw .found }
    }
  }
}

/// What `--ratio` names: `train=0.8,eval=0.2`.
struct SplitRatio: ExpressibleByArgument {
  let shares: [SplitShare]

  init?(argument: String) {
    var shares: [SplitShare] = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard words.count == 2, !words[0].isEmpty, let ratio = Double(words[1]), ratio > 0,
        ratio.isFinite, !shares.contains(where: { $0.name == words[0] })
      else { return nil }
      shares.append(SplitShare(String(words[0]), ratio))
    }
    if shares.isEmpty || shares.count > LineageSplit.partLimit { return nil }
    self.shares = shares
  }

  /// How many snapshots each split has, and should have.
  func summary(of made: FamilySplit) -> String {
    let parts = zip(shares, zip(made.split.sizes, made.targets)).map { share, numbers in
      "\(share.name) \(numbers.0) (asked for \(Int(numbers.1.rounded())))"
    }
    let families = made.familySizes.count
    return parts.joined(separator: ", ") + "; \(families) \(families == 1 ? "family" : "families")"
  }

  /// Why whole families cannot be split so, and what would help.
  func refusal(of made: FamilySplit, in graph: LineageGraph) -> String {
    let all = made.familySizes.reduce(0, +)
    let sizes = made.familySizes.prefix(5).map(String.init).joined(separator: ", ")
    let more = made.familySizes.count > 5 ? ", ..." : ""
    let merges = made.cut.count { graph.isMerge($0.child) }
    return """
      whole families cannot be split so: of \(all) snapshots they have \(sizes)\(more), and the largest \
      split is to have \(Int((made.targets.max() ?? 0).rounded())). Nothing was written. To be cut, for it to be possible: \
      \(made.cut.count - merges) edges to an only parent, and \(merges) of merges
      """
  }
}

extension LineageGraph {
  /// How difficult snapshots are, in five classes of equal numbers, and a class for those of which
  /// nothing is known.
  ///
  /// - Complexity: O(*n* log *n*), and each record once.
  func difficultyStrata(of members: NodeSet) -> [UInt8] {
    let known = members.compactMap { node in self[node].difficulty.map { (node, $0) } }
      .filter { $0.1.isFinite }.sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    var strata = [UInt8](repeating: 5, count: count)
    for (place, entry) in known.enumerated() {
      strata[entry.0.position] = UInt8(place * 5 / known.count)
    }
    return strata
  }
}
