// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore
import Synchronization

extension Stemma {
  /// `stemma query`.
  struct Query: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the snapshots that an expression names.",
      discussion: QueryHelp.text)

    @Argument(
      help: "The expression, in quotes as a rule.",
      completion: ExpressionArgument.defaultCompletionKind)
    var expression: String

    @Flag(help: "Print what each part of the expression gave, on standard error.")
    var explain = false

    @OptionGroup var order: OrderOptions
    @OptionGroup(title: "Store") var store: ReadingOptions
    @OptionGroup(title: "Output") var format: FormatOptions

    func run() async throws(CommandError) {
      // What is no expression is found out before the store is read.
      let query = try parsed()
      let store = try await store.open(for: query, order, format)
      let (answer, steps) = try await query.explained(in: store)
      if explain { for step in steps { CommandError.notify(step.line) } }
      try format.print(try order.answer(answer, of: store), metrics: store.metrics)
    }

    private func parsed() throws(CommandError) -> LineageCore.Query {
      let aliases = try UserConfiguration.get().aliases
      do throws(QueryError) {
        return try LineageCore.Query(expression, aliases: aliases)
      } catch {
        throw .query(.query(error))
      }
    }
  }
}

extension LineageCore.Query {
  /// The answer for a store, and how it was found.
  func explained(
    in store: SnapshotStore
  ) async throws(CommandError) -> (answer: NodeSet, steps: [QueryStep]) {
    let isPersonal = namesMark || ["tag", "new", "sel"].contains(where: calls)
    return try await store.ask(knowingUser: isPersonal) { scope throws(QueryFailure) in
      try await explanation(in: scope)
    }
  }
}

extension SnapshotStore {
  /// Asks something, with progress for a person who has to wait.
  ///
  /// - Parameters:
  ///   - knowingUser: Whether it matters what the user has said of snapshots.
  ///   - question: The question.
  /// - Returns: The answer.
  /// - Throws: ``CommandError`` where there is none.
  func ask<Answer>(
    knowingUser: Bool = false, _ question: (QueryScope) async throws(QueryFailure) -> Answer
  ) async throws(CommandError) -> Answer {
    let line = Mutex(ProgressLine("Looking at"))
    defer { line.withLock { $0.clear() } }
    var scope = QueryScope(of: graph)
    scope.facts = self
    scope.metrics = metrics
    scope.split = split
    if knowingUser { try scope.knowUser(of: self) } else { scope.user = UserSets(of: graph) }
    scope.progress = { done, count in line.withLock { $0.show(done, of: count) } }
    do { return try await question(scope) } catch { throw .query(error) }
  }
}

extension QueryStep {
  /// The step on a line: how many it gave, and what it was.
  var line: String {
    String(repeating: "  ", count: depth) + "\(count)  \(text)"
  }
}
