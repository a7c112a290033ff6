// SPDX-License-Identifier: MIT

public import ArgumentParser
public import LineageCore
import LineageStore
import Screen

extension Stemma {
  /// `stemma tree`.
  struct Tree: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the lineage as an indented tree.",
      discussion: """
        Each snapshot has one full row, under its first parent; a further parent has a row that \
        refers to it (↪, or ↻ where it closes a cycle).

        Examples: stemma tree --store runs/7 | less
                  stemma tree --root ab9ce8 --depth 3
                  stemma tree --inverted 9f3a
                  stemma tree --filter 'leaves() | roots()'
        """)

    @OptionGroup var options: TreeOptions
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      let store = try await store.open(for: options.scope, format)
      let graph = store.graph
      let layout = try await options.layout(of: store)
      try format.print(
        Answer(shownIn: layout, of: graph), metrics: store.metrics,
        text: TreeFormat(layout, of: graph, for: options.destination))
    }
  }
}

/// What a printed tree shows.
struct TreeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Print what descends from this snapshot, and it; an expression has to name just one.",
      valueName: "snapshot"))
  var root: ExpressionArgument?

  @Option(
    help: ArgumentHelp(
      "Print what these snapshots descend from, and them, growing towards the roots.",
      valueName: "snapshots"))
  var inverted: ExpressionArgument?

  @Option(
    help: ArgumentHelp(
      "Print what an expression names, with a row (~) for what is left out between.",
      valueName: "expression"))
  var filter: ExpressionArgument?

  @Option(help: ArgumentHelp("Print so many levels, and fold what is below.", valueName: "levels"))
  var depth: Int?

  @Flag(help: "Draw with ASCII characters, and spell out all others, as in a locale without UTF-8.")
  var ascii = false

  @Option(
    help: "Draw the main line straight down: auto does so where the tree is deeper than 20.")
  var trunk = TreeLayout.Trunk.auto

  @Option(help: "Order siblings by cohort, descendants, children or generation.")
  var siblings = SiblingOrder.Key.cohort

  @Flag(help: "Turn the order of siblings round.")
  var reverse = false

  @Flag(help: "Print the members of a cohort that stand side by side as one row.")
  var foldCohorts = false

  func validate() throws {
    if [root, inverted, filter].compactMap(\.self).count > 1 {
      throw ValidationError(
        "--root, --inverted and --filter exclude each other; --filter takes x:: and ::x")
    }
    if let depth, depth < 1 { throw ValidationError("--depth takes a number from 1 on") }
  }

  /// The rows to print.
  func layout(of store: SnapshotStore) async throws(CommandError) -> TreeLayout {
    let graph = store.graph
    let scope = try await scope(in: store)
    let expansion = Expansion(
      openLevels: depth.map { $0 - 1 } ?? .max, capacity: graph.count,
      cohortRows: foldCohorts ? .folded : .none)
    let outline = TreeOutline(
      graph, scope: scope, siblings: SiblingOrder(siblings, isReversed: reverse))
    return TreeLayout(outline, expansion: expansion, trunk: trunk)
  }

  /// What says which snapshots are shown; `nil` where all are.
  var scope: ExpressionArgument? { root ?? inverted ?? filter }

  private func scope(in store: SnapshotStore) async throws(CommandError) -> TreeScope {
    let graph = store.graph
    if let root { return .tree(from: try await root.node(in: store), in: graph) }
    if let filter { return .filter(try await filter.nodes(in: store)) }
    guard let nodes = try await inverted?.nodes(in: store) else { return .everything }
    if let node = nodes.onlyMember { return .ancestors(of: node, in: graph) }
    return TreeScope(nodes: graph.ancestralClosure(of: nodes), direction: .ancestors)
  }

  /// Standard output, limited to the characters that were asked for.
  var destination: Destination {
    var destination = Destination.standardOutput
    if ascii { destination.glyphs = .ascii }
    return destination
  }
}

extension TreeLayout.Trunk: ExpressibleByArgument {}

extension SiblingOrder.Key: ExpressibleByArgument {}
