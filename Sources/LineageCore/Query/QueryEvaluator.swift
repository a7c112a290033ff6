// SPDX-License-Identifier: MIT

/// Finds the nodes that an expression names.
struct QueryEvaluator {
  private let scope: QueryScope
  private let aliases: QueryAliases

  /// The text that is being evaluated: the query, or the definition of an alias.
  private var source: String

  /// The aliases on the way, from the outermost.
  private var expanding: [String] = []

  /// What the parameters of the innermost alias stand for.
  private var parameters: [String: NodeSet] = [:]

  private var depth = 0

  /// What was done so far: each part before what it is made of.
  private(set) var steps: [QueryStep] = []

  private var graph: LineageGraph { scope.graph }

  init(scope: QueryScope, aliases: QueryAliases, source: String) {
    self.scope = scope
    self.aliases = aliases
    self.source = source
  }

  /// The nodes that an expression names.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - candidates: Those that matter; of others it makes no difference whether they are in the
  ///     answer. All, where nothing is said.
  /// - Returns: The nodes.
  /// - Throws: `QueryFailure`.
  mutating func evaluate(
    _ expression: QueryExpression, among candidates: NodeSet? = nil
  ) async throws(QueryFailure) -> NodeSet {
    let candidates = candidates ?? NodeSet.all(capacity: graph.count)
    if Task.isCancelled { throw .cancelled }
    let number = steps.count
    steps.append(
      QueryStep(
        depth: depth, text: text(at: expression.place), count: 0, cost: cost(of: expression)))
    depth += 1
    let answer = try await answer(to: expression, among: candidates)
    depth -= 1
    steps[number].count = answer.count
    return answer
  }

  private mutating func answer(
    to expression: QueryExpression, among candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    switch expression.form {
    case .symbol(let name):
      return try await symbol(name, at: expression.place, among: candidates)
    case .text(let name): return try node(named: name, at: expression.place)
    case .cursor:
      let cursor = try await scope.cursorNode()
      return NodeSet(cursor.map { [$0] } ?? [], capacity: graph.count)
    case .mark(let letter): return try mark(letter, at: expression.place)
    case .union(let operands): return try await union(operands, candidates)
    case .intersection(let operands): return try await intersection(operands, candidates)
    case .complement(let operand, let times):
      let inner = try await evaluate(operand, among: candidates)
      return times.isMultiple(of: 2)
        ? graph.present.intersection(inner) : graph.present.subtracting(inner)
    case .range(let lower, let upper): return try await range(lower, upper)
    case .steps(let operand, let steps):
      var nodes = try await evaluate(operand)
      for step in steps {
        nodes = try await graph.steps(from: nodes, up: step.isUp, count: step.count)
      }
      return nodes
    case .call(let name, let arguments):
      return try await call(name, arguments, at: expression.place, among: candidates)
    case .alias(let name, let arguments):
      return try await alias(name, arguments, at: expression.place, among: candidates)
    }
  }
}

// Operators.
extension QueryEvaluator {
  private mutating func union(
    _ operands: [QueryExpression], _ candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    var answer = graph.noNodes
    for operand in operands { answer.formUnion(try await evaluate(operand, among: candidates)) }
    return answer
  }

  /// What is dear is asked last, and only about what is left.
  private mutating func intersection(
    _ operands: [QueryExpression.Operand], _ candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    let costs = operands.map { cost(of: $0.expression) }
    let order = operands.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }
    var answer = candidates
    for place in order {
      let operand = operands[place]
      let nodes = try await evaluate(operand.expression, among: answer)
      if operand.isExcluded { answer.subtract(nodes) } else { answer.formIntersection(nodes) }
    }
    return answer
  }

  private mutating func range(
    _ lower: QueryExpression?, _ upper: QueryExpression?
  ) async throws(QueryFailure) -> NodeSet {
    var answer: NodeSet?
    if let lower { answer = graph.descendantClosure(of: try await evaluate(lower)) }
    if let upper {
      let above = graph.ancestralClosure(of: try await evaluate(upper))
      answer = answer?.intersection(above) ?? above
    }
    return answer ?? graph.present
  }

  /// The most that has to be looked at for an expression.
  private func cost(of expression: QueryExpression) -> QueryFunction.Cost {
    switch expression.form {
    case .text, .mark: return .graph
    case .cursor: return scope.cursor == nil ? .records : .graph
    case .symbol(let name): return aliases.byName[name] == nil ? .graph : .records
    case .union(let operands): return operands.map(cost).max() ?? .graph
    case .intersection(let operands):
      return operands.map { cost(of: $0.expression) }.max() ?? .graph
    case .complement(let operand, _), .steps(let operand, _): return cost(of: operand)
    case .range(let lower, let upper):
      return [lower, upper].compactMap { $0.map(cost) }.max() ?? .graph
    case .call(let name, let arguments):
      let own = QueryFunction.named(name)?.cost ?? .graph
      return arguments.map { argument in
        if case .set(let expression) = argument { return cost(of: expression) }
        return .graph
      }.reduce(own, max)
    case .alias: return .records
    }
  }
}

// Calls.
extension QueryEvaluator {
  private mutating func call(
    _ name: String, _ arguments: [QueryArgument], at place: Range<Int>, among candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    guard let function = QueryFunction.named(name) else {
      throw error(.name, "there is no function \(name)", at: place)
    }
    var values: [QueryCall.Argument] = []
    for (argument, parameter) in zip(arguments, function.parameters) {
      values.append(try await value(of: argument, isOptional: parameter.kind == .setIfAny))
    }
    let source = source
    let call = QueryCall(arguments: values, scope: scope, candidates: candidates) {
      kind, message, hints in
      .query(QueryError(kind, message, at: place, in: source, hints: hints))
    }
    return try await function.answer(call)
  }

  private mutating func value(
    of argument: QueryArgument, isOptional: Bool
  ) async throws(QueryFailure) -> QueryCall.Argument {
    switch argument {
    case .pattern(let pattern): return .pattern(pattern)
    case .comparison(let comparison): return .comparison(comparison)
    case .integer(let number, _): return .integer(number)
    case .text(let text, _): return .text(text)
    case .set(let expression):
      let state = (depth, source, parameters, expanding)
      do throws(QueryFailure) {
        return .set(try await evaluate(expression))
      } catch {
        guard isOptional, case .query(let mistake) = error, mistake.kind == .name else {
          throw error
        }
        (depth, source, parameters, expanding) = state
        return .set(graph.noNodes)
      }
    }
  }

  private mutating func alias(
    _ name: String, _ arguments: [QueryExpression], at place: Range<Int>, among candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    guard let alias = aliases.byName[name] else {
      throw error(.name, "there is no alias \(name)", at: place)
    }
    var values: [String: NodeSet] = [:]
    for (parameter, argument) in zip(alias.parameters ?? [], arguments) {
      values[parameter] = try await evaluate(argument)
    }
    return try await expand(alias, values, at: place, among: candidates)
  }

  private mutating func expand(
    _ alias: QueryAliases.Alias, _ values: [String: NodeSet], at place: Range<Int>,
    among candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    if expanding.contains(alias.name) {
      let way = (expanding + [alias.name]).joined(separator: " → ")
      throw error(.syntax, "the alias \(alias.name) stands for itself: \(way)", at: place)
    }
    let expression: QueryExpression
    do throws(QueryError) { expression = try aliases.expression(of: alias) } catch {
      throw .query(error.inside(alias))
    }
    let outside = (source, parameters)
    (source, parameters) = (alias.definition, values)
    expanding.append(alias.name)
    let answer = try await evaluate(expression, among: candidates)
    expanding.removeLast()
    (source, parameters) = outside
    return answer
  }
}

// Names.
extension QueryEvaluator {
  private mutating func symbol(
    _ name: String, at place: Range<Int>, among candidates: NodeSet
  ) async throws(QueryFailure) -> NodeSet {
    if let value = parameters[name] { return value }
    if let node = graph.node(for: SnapshotID(name)) {
      return NodeSet([node], capacity: graph.count)
    }
    if let alias = aliases.byName[name] {
      guard let parameters = alias.parameters else {
        return try await expand(alias, [:], at: place, among: candidates)
      }
      throw error(
        .argument, "the alias \(name) takes \(QueryAliases.arguments(parameters.count))", at: place,
        hints: [alias.signature])
    }
    return try node(named: name, at: place)
  }

  private func node(named name: String, at place: Range<Int>) throws(QueryFailure) -> NodeSet {
    switch graph.resolve(name) {
    case .one(let node): return NodeSet([node], capacity: graph.count)
    case .several(let nodes):
      throw error(
        .name, "\(name) begins the ids of \(nodes.count) snapshots", at: place,
        hints: candidates(nodes))
    case .none(let near):
      var hints = candidates(near)
      if QueryFunction.named(name) != nil { hints.insert("the function is \(name)()", at: 0) }
      throw error(.name, "there is no snapshot \(name)", at: place, hints: hints)
    }
  }

  /// A line for each of the first of some nodes.
  private func candidates(_ nodes: [NodeIndex]) -> [String] {
    nodes.prefix(LineageGraph.candidateLimit).map { node in
      let snapshot = graph[node]
      let label = snapshot.isMissing ? "missing" : snapshot.directive ?? snapshot.title ?? ""
      return label.isEmpty ? snapshot.id.text : "\(snapshot.id.text)  \(label)"
    }
  }

  private func mark(_ letter: Character, at place: Range<Int>) throws(QueryFailure) -> NodeSet {
    guard let node = scope.marks[letter] else {
      let set = scope.marks.keys.sorted().map { "'\($0)" }.joined(separator: ", ")
      throw error(
        .name, "there is no mark '\(letter)", at: place,
        hints: [set.isEmpty ? "m and a letter in the browser set one" : "the marks are \(set)"])
    }
    return NodeSet([node], capacity: graph.count)
  }

  private func error(
    _ kind: QueryError.Kind, _ message: String, at place: Range<Int>, hints: [String] = []
  ) -> QueryFailure {
    var error = QueryError(kind, message, at: place, in: source, hints: hints)
    if let name = expanding.last, let alias = aliases.byName[name] { error = error.inside(alias) }
    return .query(error)
  }

  private func text(at place: Range<Int>) -> String {
    String(decoding: Array(source.utf8)[place], as: UTF8.self)
  }
}

extension QueryError {
  /// The error, told to be in the definition of an alias.
  func inside(_ alias: QueryAliases.Alias) -> QueryError {
    var error = self
    error.hints.append("this is the definition of the alias \(alias.signature)")
    return error
  }
}
