// SPDX-License-Identifier: MIT

/// A question that names a set of snapshots, as people write it.
///
/// ```swift
/// let query = try Query("9f3a:: & leaves() ~ cohorted()")
/// let answer = try await query.answer(in: QueryScope(of: store.graph))
/// ```
public struct Query: Sendable {
  /// The text.
  public let source: String

  let expression: QueryExpression
  let aliases: QueryAliases

  /// Takes a text apart.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - aliases: Names that users have given to queries.
  /// - Throws: `QueryError` where it is no query.
  /// - Complexity: O(length).
  public init(_ source: String, aliases: QueryAliases = QueryAliases()) throws(QueryError) {
    var parser = try QueryParser(source, aliases: aliases.argumentCounts)
    expression = try parser.parse()
    self.source = source
    self.aliases = aliases
  }

  /// The snapshots that it names.
  ///
  /// - Parameter scope: Where it is asked.
  /// - Returns: The snapshots.
  /// - Throws: `QueryFailure`.
  /// - Complexity: O(*n* + *m*) for each function and operator but those of which ``QueryFunction``
  ///   says something else.
  public func answer(in scope: QueryScope) async throws(QueryFailure) -> NodeSet {
    try await explanation(in: scope).answer
  }

  /// The snapshots that it names, and how they were found.
  ///
  /// - Parameter scope: Where it is asked.
  /// - Returns: The snapshots, and the steps, each before those that it is made of.
  /// - Throws: `QueryFailure`.
  public func explanation(
    in scope: QueryScope
  ) async throws(QueryFailure) -> (answer: NodeSet, steps: [QueryStep]) {
    var evaluator = QueryEvaluator(scope: scope, aliases: aliases, source: source)
    let answer = try await evaluator.evaluate(expression)
    return (answer, evaluator.steps)
  }
}

/// A step in answering a query: a part of it, and how many snapshots that gave.
public struct QueryStep: Hashable, Sendable {
  /// How deep it is: 0 for the whole query.
  public let depth: Int

  /// The part, as it was written.
  public let text: String

  /// How many snapshots it gave.
  public internal(set) var count: Int

  /// What had to be looked at.
  public let cost: QueryFunction.Cost
}
