// SPDX-License-Identifier: MIT

import Benchmark
import CYardstick
import Comparing
import Foundation
import LineageCore

/// What queries cost, beside a walk in C over compressed sparse rows that gives the same set.
///
/// There are as many snapshots as `STEMMA_COUNT` says, a million unless it does. The limit is three
/// times the walk.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [Metrics.share, Metrics.time], warmupIterations: 1, maxDuration: .seconds(30),
    maxIterations: 10)
  for row in questions {
    Benchmark("\(row.name); yardstick: a walk in C (limit 300 %)") { benchmark in
      let walked = Shared.graph
      let (x, y) = row.nodes(walked)
      let text = row.text(walked.graph.id(of: x).text, walked.graph.id(of: y).text)
      let query = try Query(text)
      let scope = QueryScope(of: walked.graph)
      var expected: [UInt64] = []
      var answer = walked.graph.noNodes
      let limit = try await Cost.of { expected = walked.walk(row.question, x, y) }
      let cost = try await Cost.of { answer = try await query.answer(in: scope) }
      guard answer.bits == expected else { throw Mismatch() }
      benchmark.measurement(Metrics.share, Int(100 * cost.seconds / limit.seconds))
      benchmark.measurement(Metrics.time, Int(cost.seconds * 1e6))
    }
  }
}

/// That the answers were not the same: then figures mean nothing.
struct Mismatch: Error {}

private enum Metrics {
  static let share = BenchmarkMetric.custom("% of the yardstick", useScalingFactor: false)
  static let time = BenchmarkMetric.custom("µs", useScalingFactor: false)
}

private enum Shared {
  nonisolated(unsafe) static let graph = WalkedGraph(
    count: ProcessInfo.processInfo.environment["STEMMA_COUNT"].flatMap { Int($0) } ?? 1_000_000)
}

/// A query, and what gives the same in C.
private struct Row: Sendable {
  let name: String
  let question: yardstick_question
  /// Which of the three nodes are x and y.
  let nodes: @Sendable (WalkedGraph) -> (NodeIndex, NodeIndex)
  let text: @Sendable (_ x: String, _ y: String) -> String

  init(
    _ name: String, _ question: yardstick_question,
    _ text: @escaping @Sendable (_ x: String, _ y: String) -> String,
    nodes: @escaping @Sendable (WalkedGraph) -> (NodeIndex, NodeIndex) = { ($0.middle, $0.deep) }
  ) {
    self.name = name
    self.question = question
    self.text = text
    self.nodes = nodes
  }
}

private let questions: [Row] = [
  Row("::x", yardstick_above, { x, _ in "::\(x)" }, nodes: { ($0.deep, $0.deep) }),
  Row("x::", yardstick_below, { x, _ in "\(x)::" }),
  Row("x::y", yardstick_between, { x, y in "\(x)::\(y)" }),
  Row(
    "common_ancestors(x | y)", yardstick_common, { x, y in "common_ancestors(\(x) | \(y))" },
    nodes: { ($0.deep, $0.other) }),
  Row(
    "fork_point(x | y)", yardstick_fork_point, { x, y in "fork_point(\(x) | \(y))" },
    nodes: { ($0.deep, $0.other) }),
  Row(
    "only(x, y)", yardstick_only, { x, y in "only(\(x), \(y))" },
    nodes: { ($0.deep, $0.middle) }),
  Row("(x::)+", yardstick_children_below, { x, _ in "(\(x)::)+" }),
  Row("(x::)-", yardstick_parents_below, { x, _ in "(\(x)::)-" }),
  Row("heads(x::)", yardstick_heads_below, { x, _ in "heads(\(x)::)" }),
  Row("roots(x::)", yardstick_roots_below, { x, _ in "roots(\(x)::)" }),
  Row("family(x)", yardstick_family, { x, _ in "family(\(x))" }),
  Row("dominated(x)", yardstick_dominated, { x, _ in "dominated(\(x))" }),
  Row("siblings(x::)", yardstick_siblings_below, { x, _ in "siblings(\(x)::)" }),
  Row("coparents(x::)", yardstick_coparents_below, { x, _ in "coparents(\(x)::)" }),
  Row("leaves()", yardstick_leaves, { _, _ in "leaves()" }),
  Row("merges()", yardstick_merges, { _, _ in "merges()" }),
  Row("generation(100..200)", yardstick_generations, { _, _ in "generation(100..200)" }),
  Row("cohort(x::)", yardstick_cohorts_below, { x, _ in "cohort(\(x)::)" }),
  Row(
    "~(::x) & leaves() | merges()", yardstick_mixed,
    { x, _ in "~(::\(x)) & leaves() | merges()" }, nodes: { ($0.deep, $0.deep) }),
]
