// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

/// What the user calls the snapshots that a verb is about: an id, the first digits of one, or an
/// expression of the query language.
struct ExpressionArgument: ExpressibleByArgument, Hashable {
  /// As it was typed.
  let text: String

  init(argument: String) { text = argument }

  /// The functions of the language: what else an expression has can be typed as fast.
  static var defaultCompletionKind: CompletionKind {
    .list(QueryFunction.all.map { $0.name + "(" })
  }
}

extension ArgumentHelp {
  /// The help of an argument that names snapshots, which are to the verb what the text says.
  static func snapshots(_ what: String = "Snapshots", name: String? = nil) -> ArgumentHelp {
    ArgumentHelp(
      """
      \(what): an id, two or more of its first digits, as many as it takes, or an expression, as \
      `stemma help query` explains.
      """, valueName: name)
  }
}

extension ExpressionArgument {
  /// The snapshots that are meant.
  ///
  /// A text that is exactly an id is that id, whatever else it might mean. What is nothing but a
  /// name, or no expression but the beginning of an id, is looked up among the ids. All else is an
  /// expression.
  ///
  /// - Parameters:
  ///   - store: Where they are.
  ///   - kind: What error messages call what is named.
  /// - Returns: The snapshots.
  /// - Throws: ``CommandError`` where a name stands for nothing, or for several snapshots, and where
  ///   the expression is wrong.
  func nodes(
    in store: SnapshotStore, kind: String = "snapshot"
  ) async throws(CommandError) -> NodeSet {
    let graph = store.graph
    if let node = graph.node(for: SnapshotID(text)) { return graph.nodes([node]) }
    let aliases = try UserConfiguration.get().aliases
    let query: LineageCore.Query
    do throws(QueryError) { query = try LineageCore.Query(text, aliases: aliases) } catch {
      if case .none = graph.resolve(text), LineageCore.Query.isMeant(by: text) {
        throw .query(.query(error))
      }
      return graph.nodes([try graph.node(named: text, kind: kind)])
    }
    if let name = query.name { return graph.nodes([try graph.node(named: name, kind: kind)]) }
    return try await query.explained(in: store).answer
  }

  /// The one snapshot that is meant.
  ///
  /// - Throws: ``CommandError`` as ``nodes(in:kind:)`` does, and where there is not exactly one.
  func node(in store: SnapshotStore) async throws(CommandError) -> NodeIndex {
    let nodes = Array(try await nodes(in: store))
    guard let node = nodes.first else {
      throw .unknown(kind: "snapshot", name: text, candidates: [])
    }
    guard nodes.count == 1 else {
      throw .ambiguous(
        name: text, count: nodes.count, candidates: store.graph.candidates(among: nodes))
    }
    return node
  }
}

extension LineageGraph {
  /// A set of some nodes of this graph.
  func nodes(_ nodes: [NodeIndex]) -> NodeSet { NodeSet(nodes, capacity: count) }
}

extension ExpressionArgument: MetricsUser {
  /// Whether numbers from outside decide what is meant.
  var usesMetrics: Bool {
    get throws(CommandError) {
      let aliases = try UserConfiguration.get().aliases
      // What is no expression may be an id; what is wrong with it is said when it is looked up.
      do throws(QueryError) {
        return try LineageCore.Query(text, aliases: aliases).calls("metric")
      } catch { return false }
    }
  }
}
