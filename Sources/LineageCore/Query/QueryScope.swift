// SPDX-License-Identifier: MIT

/// Where a query is asked: of what graph, at what cursor, with what marks.
public struct QueryScope: Sendable {
  /// The graph.
  public let graph: LineageGraph

  /// What `@` stands for; `nil` for the snapshot that was observed last.
  public var cursor: NodeIndex?

  /// What `'a` and the other marks stand for.
  public var marks: [Character: NodeIndex] = [:]

  /// Who answers what files say; `nil` where there are none.
  public var facts: (any QueryFacts)?

  /// Numbers from outside about the snapshots of the graph; `nil` where none were given.
  public var metrics: Metrics?

  /// Which part of a split each snapshot is in; `nil` where nobody has split them.
  public var split: LineageSplit?

  /// What the user says of snapshots; `nil` where nobody knows the user.
  public var user: UserSets?

  /// Is told how far long work has come: how many snapshots are done, of how many.
  public var progress: (@Sendable (Int, Int) -> Void)?

  /// Creates a scope that is a graph and nothing else.
  public init(of graph: LineageGraph) { self.graph = graph }
}

/// Answers what a graph and its records do not say: what stands in files, and what is wrong with
/// them.
public protocol QueryFacts: Sendable {
  /// The nodes for which a question is to be answered with yes.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - nodes: Of which nodes it is asked; all have a file.
  ///   - progress: Is told how many are done, one call at a time.
  /// - Returns: Some of the nodes.
  /// - Throws: ``QueryFailure/unreadable(reason:)``, and ``QueryFailure/cancelled`` soon after the task
  ///   was.
  func answer(
    _ question: QueryQuestion, about nodes: NodeSet, progress: @Sendable (Int) -> Void
  ) async throws(QueryFailure) -> NodeSet
}

/// What is asked of files.
public enum QueryQuestion: Hashable, Sendable {
  /// Whether the prompt matches.
  case prompt(QueryPattern)
  /// Whether the summary matches.
  case summary(QueryPattern)
  /// Whether there is anything at a path.
  case has(path: String)
  /// Whether the text at a path matches.
  case text(path: String, QueryPattern)
  /// Whether the number at a path meets a condition.
  case number(path: String, QueryComparison)
  /// Whether the world has something that no parent's has.
  case introduced(QueryPattern)
  /// Whether a parent's world has something that this one has not.
  case dropped(QueryPattern)
  /// Whether an error names the snapshot.
  case invalid
  /// Whether other files have the same id.
  case duplicate
}

/// Why a query has no answer.
public enum QueryFailure: Error, Hashable, Sendable {
  /// The query is wrong.
  case query(QueryError)
  /// What would have to be read cannot be.
  case unreadable(reason: String)
  /// The task was cancelled.
  case cancelled

  /// What is the matter, in one or more lines.
  public var message: String {
    switch self {
    case .query(let error): error.description
    case .unreadable(let reason): reason
    case .cancelled: "interrupted"
    }
  }
}

extension QueryScope {
  /// How many records are looked at between two looks at whether anybody still waits.
  private static let chunk = 1_024

  /// The nodes among some for whose records something holds.
  ///
  /// - Complexity: O(bytes of the records).
  func records(
    of nodes: NodeSet, where holds: (Snapshot) -> Bool
  ) async throws(QueryFailure) -> NodeSet {
    var result = graph.noNodes
    try await forEachRecord(of: nodes) { node, record in
      if holds(record) { result.insert(node) }
    }
    return result
  }

  /// Looks at the records of some nodes, in the lineage's order.
  ///
  /// - Throws: ``QueryFailure/cancelled``.
  func forEachRecord(
    of nodes: NodeSet, _ body: (NodeIndex, Snapshot) -> Void
  ) async throws(QueryFailure) {
    let total = nodes.count
    for (number, node) in nodes.enumerated() {
      if number.isMultiple(of: Self.chunk) {
        if Task.isCancelled { throw .cancelled }
        progress?(number, total)
        await Task.yield()
      }
      body(node, graph[node])
    }
  }

  /// Asks files.
  func ask(
    _ question: QueryQuestion, about nodes: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    if nodes.isEmpty { return nodes }
    guard let facts else { throw .unreadable(reason: "there are no files to look at") }
    let (progress, total) = (progress, nodes.count)
    return try await facts.answer(question, about: nodes) { progress?($0, total) }
  }

  /// What `@` stands for; `nil` in a graph without files.
  func cursorNode() async throws(QueryFailure) -> NodeIndex? {
    if let cursor { return cursor }
    return try await latest(graph.present, count: 1).first { _ in true }
  }

  /// Those that were observed last; of two at once, the one that comes first in the lineage's order.
  ///
  /// - Complexity: O(bytes of the records + *k* log *k*).
  func latest(_ nodes: NodeSet, count: Int) async throws(QueryFailure) -> NodeSet {
    var times: [(time: Int64, node: NodeIndex)] = []
    try await forEachRecord(of: nodes) { node, record in
      times.append((record.observed ?? .min, node))
    }
    times.sort { ($1.time, $0.node.position) < ($0.time, $1.node.position) }
    return NodeSet(times.prefix(count).map(\.node), capacity: graph.count)
  }
}
