// SPDX-License-Identifier: MIT

import LineageCore

/// How long each question takes over a lineage in memory.
struct Timing {
  let lineage: [Snapshot]

  /// So often each is done, after once to begin with.
  private static let rounds = 7

  /// Prints a line for each: its name, the median in microseconds, and how many there were.
  func print() throws {
    time("build", rounds: 1) { LineageGraph.build(from: lineage).graph.count }
    let graph = LineageGraph.build(from: lineage).graph
    let ends = Ends(of: graph)
    time("ancestors") { ends.ancestors() }
    time("descendants") { ends.descendants() }
    time("common") { ends.commonAncestors() }
    time("cohorts") { ends.cohortMates() }
    // The numbers of nodes are such an order.
    time("order") { graph.nodes.reduce(0) { $0 &+ $1.position & 1 } }
    time("tree") { KeyPath.tree(of: graph, scope: .everything).count }
    let outline = TreeOutline(graph)
    time("fold") { TreeLayout(outline, expansion: .all(capacity: graph.count)).count }
    let third = KeyPath.third(of: graph)
    time("filter") { KeyPath.tree(of: graph, scope: third).count }
    var browser = try OpenBrowser(on: graph)
    time("key", per: 20) { browser.press("jjjjj\u{4}\u{4}\u{15}]}", times: 2) }
    time("fold-all", per: 2) { browser.press("zMzR", times: 1) }
  }

  private func time(
    _ name: String, rounds: Int = Self.rounds, per count: Double = 1, _ work: () -> Int
  ) {
    var result = rounds > 1 ? work() : 0
    let times = (0..<rounds).map { _ in
      let start = ContinuousClock.now
      result = work()
      return (ContinuousClock.now - start) / .microseconds(1) / count
    }
    Swift.print(name, times.sorted()[rounds / 2], result, separator: "\t")
  }
}
