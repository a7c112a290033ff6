// SPDX-License-Identifier: MIT

/// One call of a function, with its arguments evaluated.
struct QueryCall: Sendable {
  /// What is given.
  enum Argument: Sendable {
    case set(NodeSet)
    case pattern(QueryPattern)
    case comparison(QueryComparison)
    case integer(Int)
    case text(String)
  }

  /// The arguments, in order.
  let arguments: [Argument]

  /// Where the query is asked.
  let scope: QueryScope

  /// The nodes that matter: of others it makes no difference whether they are in the answer.
  let candidates: NodeSet

  /// The error about the call: what kind it is, what is wrong, and what to do instead.
  let refusal: @Sendable (QueryError.Kind, String, [String]) -> QueryFailure

  /// The graph.
  var graph: LineageGraph { scope.graph }
}

extension QueryCall {
  /// The set at a place; all nodes with a file where it is left out.
  func set(_ place: Int = 0) -> NodeSet {
    if place < arguments.count, case .set(let set) = arguments[place] { return set }
    return graph.present
  }

  /// The whole number at a place, if it is there.
  func integer(_ place: Int) -> Int? {
    if place < arguments.count, case .integer(let number) = arguments[place] { return number }
    return nil
  }

  /// The pattern at a place, or one that nothing matches.
  func pattern(_ place: Int = 0) -> QueryPattern {
    if place < arguments.count, case .pattern(let pattern) = arguments[place] { return pattern }
    return QueryPattern(.exact, "")
  }

  /// The condition at a place, or one that every number meets.
  func comparison(_ place: Int = 0) -> QueryComparison {
    if place < arguments.count, case .comparison(let condition) = arguments[place] {
      return condition
    }
    return .range(-.infinity ... .infinity)
  }

  /// The text at a place, if it is there.
  func text(_ place: Int) -> String? {
    if place < arguments.count, case .text(let text) = arguments[place] { return text }
    return nil
  }
}

extension QueryCall {
  /// Those as many edges above or below the first argument as the second says.
  func steps(up: Bool) async throws(QueryFailure) -> NodeSet {
    try await graph.steps(from: set(), up: up, count: integer(1) ?? 1)
  }

  /// The nodes with a file whose value of a metric meets a condition.
  ///
  /// - Complexity: O(snapshots with a value).
  func nodesByMetric() throws(QueryFailure) -> NodeSet {
    let candidates = candidates.intersection(graph.present)
    do throws(UnknownMetric) {
      let metric = try Metrics.metric(named: text(0) ?? "", in: scope.metrics)
      guard let task = text(2) else {
        return metric.nodes(among: candidates, where: comparison(1))
      }
      guard let number = metric.number(of: task) else {
        throw UnknownMetric("task", task, among: scope.metrics?.tasks ?? [])
      }
      return metric.nodes(among: candidates, for: number, where: comparison(1))
    } catch {
      throw refusal(.argument, error.message, [error.hint].compactMap(\.self))
    }
  }

  /// The nodes whose direction and effect disagree.
  ///
  /// - Complexity: O(bytes of the records of the candidates and of their first parents).
  func contradicting() async throws(QueryFailure) -> NodeSet {
    let graph = graph
    guard let name = text(0) else {
      return try await nodes(whereRecord: { record in
        graph.node(for: record.id).flatMap { graph.contradiction(of: $0, record: record) } != nil
      })
    }
    let metric: Metric
    do throws(UnknownMetric) {
      metric = try Metrics.metric(named: name, in: scope.metrics)
    } catch {
      throw refusal(.argument, error.message, [error.hint].compactMap(\.self))
    }
    return try await nodes(whereRecord: { record in
      graph.node(for: record.id).flatMap { graph.contradiction(of: $0, in: metric, record: record) }
        != nil
    })
  }

  /// The nodes with a file for which something holds that the graph's arrays say.
  ///
  /// - Complexity: O(*n*).
  func nodes(where holds: (NodeIndex) -> Bool) -> NodeSet {
    var result = graph.noNodes
    for node in candidates.intersection(graph.present) where holds(node) { result.insert(node) }
    return result
  }

  /// The nodes with a file for whose record something holds.
  ///
  /// - Complexity: O(bytes of the records of the candidates).
  func nodes(
    whereRecord holds: @Sendable (Snapshot) -> Bool
  ) async throws(QueryFailure) -> NodeSet {
    try await scope.records(of: candidates.intersection(graph.present), where: holds)
  }

  /// The nodes of which files say something.
  func nodes(asked question: QueryQuestion) async throws(QueryFailure) -> NodeSet {
    try await scope.ask(question, about: candidates.intersection(graph.present))
  }
}
