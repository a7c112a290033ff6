// SPDX-License-Identifier: MIT

extension QueryFunction {
  /// A part of the table.
  public struct Group: Sendable {
    /// What its functions are about.
    public let title: String

    /// The functions.
    public let functions: [QueryFunction]
  }

  /// The table: from it calls are made, and help, errors, completion and documentation written.
  public static let groups: [Group] = [
    Group(title: "Sets", functions: sets),
    Group(title: "Ancestors and descendants", functions: walks),
    Group(title: "Ends and ways", functions: ends),
    Group(title: "Cohorts", functions: cohorts),
    Group(title: "What records say", functions: records),
    Group(title: "What files say", functions: files),
    Group(title: "Health", functions: health),
    Group(title: "What you say", functions: user),
    Group(title: "Splits", functions: splits),
  ]

  /// All functions.
  public static let all: [QueryFunction] = groups.flatMap(\.functions)
}

extension QueryFunction {
  private static let sets: [QueryFunction] = [
    QueryFunction("all", [], "every snapshot that has a file", example: "all() ~ cohorted()") {
      $0.graph.present
    },
    QueryFunction("none", [], "no snapshot", example: "none()") { $0.graph.noNodes },
    QueryFunction(
      "present", [Parameter(name: "x", kind: .setIfAny, isOptional: false)],
      "x, or nothing where a name in it stands for nothing", example: "present(9f3a)"
    ) { $0.set() },
    QueryFunction(
      "exactly", [.x, .count], "x, which is an error unless it has n members",
      example: "exactly(heads(all()), 1)"
    ) { call throws(QueryFailure) in
      let count = call.set().count
      guard count == call.integer(1) else {
        throw call.refusal(
          .result, "these are \(count) snapshots, not \(call.integer(1) ?? 0)", [])
      }
      return call.set()
    },
    QueryFunction(
      "first", [.x, .count], "the n members that come first in the lineage's order",
      example: "first(merges(), 3)"
    ) { NodeSet($0.set().prefix($0.integer(1) ?? 0), capacity: $0.graph.count) },
    QueryFunction(
      "latest", [.x, .count], "the n members whose files were written last",
      example: "latest(leaves(), 5)", cost: .records
    ) { call throws(QueryFailure) in
      try await call.scope.latest(call.set(), count: call.integer(1) ?? 0)
    },
    QueryFunction(
      "sample",
      [.x, .count, Parameter(name: "seed", kind: .integer(atLeast: 0), isOptional: false)],
      "n members at random, the same for the same seed, on every machine",
      example: "sample(leaves(), 10, 1)"
    ) { $0.graph.sample($0.set(), count: $0.integer(1) ?? 0, seed: $0.integer(2) ?? 0) },
  ]

  private static let walks: [QueryFunction] = [
    QueryFunction(
      "parents", [.x, .distance], "those exactly n edges above x by some way, 1 if n is left out",
      example: "parents(9f3a, 2)"
    ) { call throws(QueryFailure) in try await call.steps(up: true) },
    QueryFunction(
      "children", [.x, .distance], "those exactly n edges below x by some way, 1 if n is left out",
      example: "children(9f3a)"
    ) { call throws(QueryFailure) in try await call.steps(up: false) },
    QueryFunction(
      "ancestors", [.x, .distance], "x and all above it, within n edges if n is given",
      example: "ancestors(9f3a, 3)"
    ) { $0.graph.ancestralClosure(of: $0.set(), maxDistance: $0.integer(1)) },
    QueryFunction(
      "descendants", [.x, .distance], "x and all below it, within n edges if n is given",
      example: "descendants(9f3a) & leaves()"
    ) { $0.graph.descendantClosure(of: $0.set(), maxDistance: $0.integer(1)) },
    QueryFunction(
      "parent", [.x, Parameter(name: "i", kind: .integer(atLeast: 1), isOptional: false)],
      "the i-th parent of each member, from 1", example: "parent(merges(), 2)"
    ) { $0.graph.parents(of: $0.set(), number: $0.integer(1) ?? 1) },
    QueryFunction(
      "primary_ancestors", [.x, .distance],
      "x and all above it along first parents, within n edges if n is given",
      example: "primary_ancestors(9f3a)"
    ) { $0.graph.primaryAncestors(of: $0.set(), maxDistance: $0.integer(1)) },
    QueryFunction(
      "only", [.x, .y.ifAny], "x and all above it that is neither y nor above y",
      example: "only(9f3a, b4c1)"
    ) { call in
      let upper = call.graph.ancestralClosure(of: call.set())
      guard call.arguments.count > 1 else { return upper }
      return upper.subtracting(call.graph.ancestralClosure(of: call.set(1)))
    },
    QueryFunction(
      "siblings", [.x], "those that share a parent with a member", example: "siblings(9f3a)"
    ) { $0.graph.siblings(of: $0.set()) },
    QueryFunction(
      "coparents", [.x], "the other parents of a member's children", example: "coparents(9f3a)"
    ) { $0.graph.coparents(of: $0.set()) },
    QueryFunction(
      "family", [.x], "everything connected to x by edges in either direction",
      example: "family(9f3a)"
    ) { $0.graph.family(of: $0.set()) },
    QueryFunction(
      "reachable", [.x, Parameter(name: "domain", kind: .set, isOptional: false)],
      "what is connected to x by edges inside a domain",
      example: "reachable(9f3a, generation(<=4))"
    ) { $0.graph.connected(to: $0.set(), within: $0.set(1)) },
  ]

  private static let ends: [QueryFunction] = [
    QueryFunction(
      "roots", [.x.ifAny],
      "the members without an ancestor among the members, of all if x is left out",
      example: "roots(cohorted())"
    ) { $0.graph.roots(in: $0.set()) },
    QueryFunction(
      "heads", [.x.ifAny],
      "the members without a descendant among the members, of all if x is left out",
      example: "heads(generation(<=3))"
    ) { $0.graph.heads(in: $0.set()) },
    QueryFunction("leaves", [], "those without children", example: "leaves() & cohorted()") {
      $0.graph.leaves
    },
    several("merges", "parents", example: "merges(3)") { $0.parents(of: $1).count },
    several("forks", "children", example: "forks(5)") { $0.children(of: $1).count },
    QueryFunction(
      "path", [.x, .y], "one shortest way down from x to y, the same every time",
      example: "path(roots(), 9f3a)"
    ) { call in
      let path = call.graph.shortestPath(from: call.set(), to: call.set(1)) ?? []
      return NodeSet(path, capacity: call.graph.count)
    },
    QueryFunction(
      "common_ancestors", [.x], "the ancestors of every member, which may be members",
      example: "common_ancestors(9f3a | b4c1)"
    ) { $0.graph.commonAncestors(of: $0.set()) },
    QueryFunction(
      "fork_point", [.x], "the lowest of the common ancestors; there can be several",
      example: "fork_point(9f3a | b4c1)"
    ) { $0.graph.heads(in: $0.graph.commonAncestors(of: $0.set())) },
    QueryFunction(
      "dominated", [.x],
      "those that no longer hang from any root once x is taken away, x included",
      example: "dominated(9f3a)"
    ) { $0.graph.dominated(by: $0.set()) },
    QueryFunction(
      "generation", [.comparison], "those whose longest distance from a root meets a condition",
      example: "generation(3..5)"
    ) { call in
      let condition = call.comparison()
      let nodes = call.graph.nodes(inGeneration: { condition.holds(for: Double($0)) })
      return nodes.intersection(call.graph.present)
    },
  ]

  /// A function that asks for several neighbors of a kind.
  private static func several(
    _ name: String, _ what: String, example: String,
    _ count: @escaping @Sendable (LineageGraph, NodeIndex) -> Int
  ) -> QueryFunction {
    QueryFunction(
      name, [Parameter(name: "k", kind: .integer(atLeast: 1), isOptional: true)],
      "those with at least k \(what), 2 if k is left out", example: example
    ) { call in
      let least = call.integer(0) ?? 2
      return call.nodes { count(call.graph, $0) >= least }
    }
  }
}
