// SPDX-License-Identifier: MIT

extension QueryFunction {
  static let cohorts: [QueryFunction] = [
    QueryFunction(
      "cohort", [.x], "the members of the cohorts that members are in, members included",
      example: "cohort(9f3a)"
    ) { $0.set().union($0.graph.cohortMates(of: $0.set())) },
    QueryFunction(
      "cohort_id", [.pattern], "the members of the cohorts whose id or label matches",
      example: #"cohort_id("patch vs*")"#
    ) { $0.graph.members(ofCohortsMatching: $0.pattern()) },
    QueryFunction("cohorted", [], "those in a recorded cohort", example: "cohorted() & leaves()") {
      $0.graph.cohortMembers(inferred: false)
    },
    QueryFunction(
      "inferred_cohorts", [], "those in an inferred cohort", example: "inferred_cohorts()"
    ) { $0.graph.cohortMembers(inferred: true) },
    QueryFunction(
      "survivors", [.x], "those in the cohorts of x that have children", example: "survivors(9f3a)"
    ) { call in
      let mates = call.set().union(call.graph.cohortMates(of: call.set()))
      return mates.subtracting(call.graph.childless(among: mates))
    },
    QueryFunction(
      "dead_ends", [.x], "those in the cohorts of x that have no children",
      example: "dead_ends(9f3a)"
    ) { call in
      let mates = call.set().union(call.graph.cohortMates(of: call.set()))
      return call.graph.childless(among: mates)
    },
  ]

  static let records: [QueryFunction] = [
    QueryFunction("id", [.pattern], "those whose id matches", example: #"id("9f*")"#) { call in
      let pattern = call.pattern()
      return call.nodes { call.graph.matches(pattern, idOf: $0) }
    },
    text("directive", "the directive, on one line,", example: #"directive("*sql_injection*")"#) {
      $0.directive
    },
    text("direction", "the direction of the change", example: "direction(harden)") { $0.direction },
    text("pack", "the pack", example: #"pack("webapp*")"#) { $0.pack?.id },
    text("shape", "the form of the file, chain, flat or spec,", example: "shape(flat)") {
      $0.shape?.rawValue
    },
    QueryFunction(
      "role", [.pattern], "those joined to a parent by a role that matches",
      example: "role(counterfactual)", cost: .records
    ) { call throws(QueryFailure) in
      let pattern = call.pattern()
      return try await call.nodes(whereRecord: { record in
        record.parents.contains { pattern.matches($0.role) }
      })
    },
    QueryFunction(
      "difficulty", [.comparison], "those whose difficulty meets a condition",
      example: "difficulty(>=0.5)", cost: .records
    ) { call throws(QueryFailure) in
      let condition = call.comparison()
      return try await call.nodes(whereRecord: { record in
        record.difficulty.map(condition.holds) ?? false
      })
    },
    QueryFunction(
      "metric",
      [
        Parameter(name: "name", kind: .text, isOptional: false), .comparison,
        Parameter(name: "task", kind: .text, isOptional: true),
      ],
      """
      those whose value of a metric, for a task if one is named, meets a condition; without a task \
      it is the one given for the snapshot, else the mean over tasks
      """, example: "metric(solve_rate, 0.2..0.8)"
    ) { call throws(QueryFailure) in try call.nodesByMetric() },
    QueryFunction(
      "contradicts", [Parameter(name: "metric", kind: .text, isOptional: true)],
      """
      those made to harden or to soften, after which difficulty, or a metric of which more means \
      easier, went the other way
      """, example: "contradicts()", cost: .records
    ) { call throws(QueryFailure) in try await call.contradicting() },
  ]

  /// A function that matches a text of the record.
  private static func text(
    _ name: String, _ what: String, example: String,
    _ text: @escaping @Sendable (Snapshot) -> String?
  ) -> QueryFunction {
    QueryFunction(
      name, [.pattern], "those of which \(what) matches", example: example, cost: .records
    ) { call throws(QueryFailure) in
      let pattern = call.pattern()
      return try await call.nodes(whereRecord: { text($0).map(pattern.matches) ?? false })
    }
  }
}

extension QueryFunction {
  static let files: [QueryFunction] = [
    asking("prompt", [.pattern], "those whose prompt matches", example: #"prompt("*login*")"#) {
      .prompt($0.pattern())
    },
    asking(
      "summary", [.pattern], "those whose summary matches",
      example: "summary(substring-i:ssrf)"
    ) { .summary($0.pattern()) },
    asking(
      "has", [.path], "those whose file has something at a path",
      example: "has(lineage.curriculum.seed)"
    ) { .has(path: $0.text(0) ?? "") },
    asking(
      "attr",
      [
        .path,
        Parameter(name: "condition or pattern", kind: .comparisonOrPattern, isOptional: false),
      ],
      "those whose file has a number that meets a condition, or a text that matches, at a path",
      example: "attr(manifest.seed, 7)"
    ) { call in
      let path = call.text(0) ?? ""
      if case .comparison(let condition) = call.arguments[1] {
        return .number(path: path, condition)
      }
      return .text(path: path, call.pattern(1))
    },
    asking(
      "introduced", [.pattern],
      "those whose world has a node that no parent's has: its kind, id or an attribute matches",
      example: #"introduced("*ssrf*")"#
    ) { .introduced($0.pattern()) },
    asking(
      "dropped", [.pattern],
      "those whose world lacks a node that a parent's has: its kind, id or an attribute matches",
      example: #"dropped("*sql*")"#
    ) { .dropped($0.pattern()) },
  ]

  static let health: [QueryFunction] = [
    QueryFunction("missing", [], "those that are named, but have no file", example: "missing()+") {
      $0.graph.missing
    },
    QueryFunction("cyclic", [], "the members of cycles", example: "cyclic()") {
      $0.graph.cyclic
    },
    QueryFunction(
      "legacy", [], "those whose file is in the form from before there were several parents",
      example: "leaves() & legacy()", cost: .records
    ) { call throws(QueryFailure) in
      try await call.nodes(whereRecord: { !$0.isMissing && !$0.listsParents })
    },
    asking("invalid", [], "those that an error names", example: "invalid()") { _ in .invalid },
    asking(
      "duplicates", [], "those whose id other files have, too", example: "duplicates()"
    ) { _ in .duplicate },
  ]

  /// A function that asks a question of files.
  private static func asking(
    _ name: String, _ parameters: [Parameter], _ summary: String, example: String,
    _ question: @escaping @Sendable (QueryCall) -> QueryQuestion
  ) -> QueryFunction {
    QueryFunction(name, parameters, summary, example: example, cost: .files) {
      call throws(QueryFailure) in
      try await call.nodes(asked: question(call))
    }
  }
}
