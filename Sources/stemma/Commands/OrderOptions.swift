// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

/// In what order a verb prints, and how many.
struct OrderOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Order by id, generation, difficulty, observed (the time of the file) or metric:NAME; what has \
      none comes last.
      """,
      valueName: "key"))
  var sort: Key?

  @Flag(help: "Turn the order round; what has no value still comes last.")
  var reverse = false

  @Option(help: ArgumentHelp("Print the first so many alone.", valueName: "count"))
  var limit: Int?

  /// By what snapshots can be ordered.
  enum Key: Hashable {
    case id
    case generation
    case difficulty
    case observed
    /// The value of a metric.
    case metric(String)
  }

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 on") }
  }
}

extension OrderOptions {
  /// An answer in the order that was asked for; in the lineage's order where none was.
  ///
  /// - Throws: ``CommandError`` where it is by a metric that nobody gave.
  /// - Complexity: O(*k* log *k*) for *k* nodes, and what it takes to get their records where these
  ///   tell the order.
  func answer(_ nodes: NodeSet, of store: SnapshotStore) throws(CommandError) -> Answer {
    let graph = store.graph
    var sorted = Array(nodes)
    switch sort {
    case nil: if reverse { sorted.reverse() }
    case .id: sort(&sorted) { graph.id(of: $0) }
    case .generation: sort(&sorted) { graph.generation(of: $0) }
    case .difficulty: sort(&sorted) { graph[$0].difficulty }
    case .observed: sort(&sorted) { graph[$0].observed }
    case .metric(let name):
      let metric = try store.metric(named: name)
      sort(&sorted) { metric[$0] }
    }
    if let limit { sorted = Array(sorted.prefix(limit)) }
    return Answer(graph: graph, nodes: sorted, keepsOrder: sort != nil || reverse)
  }

  /// Orders nodes by values; those of one value stay in the lineage's order.
  private func sort<Value: Comparable>(
    _ nodes: inout [NodeIndex], by value: (NodeIndex) -> Value?
  ) {
    let pairs = nodes.map { (node: $0, value: value($0)) }
    nodes = pairs.sorted { first, second in
      guard let left = first.value else { return second.value == nil && first.node < second.node }
      guard let right = second.value else { return true }
      if left == right { return first.node < second.node }
      return reverse ? right < left : left < right
    }.map(\.node)
  }
}

extension OrderOptions: MetricsUser {
  /// Whether numbers from outside tell the order.
  var usesMetrics: Bool { if case .metric = sort { true } else { false } }
}

extension OrderOptions.Key: ExpressibleByArgument {
  init?(argument: String) {
    if argument.hasPrefix(SnapshotField.metricPrefix) {
      self = .metric(String(argument.dropFirst(SnapshotField.metricPrefix.count)))
      return
    }
    guard let key = Self.named.first(where: { "\($0)" == argument }) else { return nil }
    self = key
  }

  static var allValueStrings: [String] {
    named.map { "\($0)" } + [SnapshotField.metricPrefix + "NAME"]
  }

  static var defaultCompletionKind: CompletionKind { .list(named.map { "\($0)" }) }

  private static let named: [Self] = [.id, .generation, .difficulty, .observed]
}

extension SnapshotStore {
  /// A metric that was joined.
  func metric(named name: String) throws(CommandError) -> Metric {
    do throws(UnknownMetric) { return try Metrics.metric(named: name, in: metrics) } catch {
      throw CommandError(error)
    }
  }
}
