// SPDX-License-Identifier: MIT

// Calls, whose arguments are read as the function's row in the table says.
extension QueryParser {
  /// Parses a call; the present token is the parenthesis.
  mutating func call(_ name: String, at place: Range<Int>) throws(QueryError) -> QueryExpression {
    guard let function = QueryFunction.named(name) else {
      if let count = aliases[name] { return try aliasCall(name, count, at: place) }
      let names = QueryFunction.all.map(\.name) + aliases.keys.sorted()
      throw error(
        "there is no function \(name)", at: place,
        hints: [NearestNames(to: name, among: names).question].compactMap(\.self))
    }
    let opening = token.place
    try descend()
    try advance()
    var arguments: [QueryArgument] = []
    while token.kind != .sign(.closing) {
      guard arguments.count < function.parameters.count else {
        throw wrong(function, "takes \(function.countOfArguments)", at: token.place)
      }
      arguments.append(try argument(function.parameters[arguments.count], of: function))
      if try skip(.comma) {
        guard token.kind != .sign(.closing) else {
          throw error(") cannot stand here", hints: ["an argument was expected after the comma"])
        }
      } else if token.kind != .sign(.closing) {
        throw token.kind == .end ? unclosed(opening) : unexpected()
      }
    }
    try advance()
    ascend()
    let whole = self.place(from: place.lowerBound)
    if arguments.count < function.requiredCount {
      throw wrong(function, "takes \(function.countOfArguments)", at: whole)
    }
    return QueryExpression(form: .call(function.name, arguments), place: whole)
  }

  private mutating func aliasCall(
    _ name: String, _ count: Int, at place: Range<Int>
  ) throws(QueryError) -> QueryExpression {
    let opening = token.place
    try descend()
    try advance()
    var arguments: [QueryExpression] = []
    while token.kind != .sign(.closing) {
      arguments.append(try union())
      if try skip(.comma) { continue }
      guard token.kind == .sign(.closing) else { throw unclosed(opening) }
    }
    try advance()
    ascend()
    let whole = self.place(from: place.lowerBound)
    guard arguments.count == count else {
      throw error(
        "the alias \(name) takes \(QueryAliases.arguments(count))", kind: .argument, at: whole)
    }
    return QueryExpression(form: .alias(name, arguments), place: whole)
  }

  func wrong(_ function: QueryFunction, _ message: String, at place: Range<Int>) -> QueryError {
    error(
      "\(function.name) \(message)", kind: .argument, at: place,
      hints: ["\(function.signature): \(function.summary)", "for example: \(function.example)"])
  }
}

extension QueryParser {
  private mutating func argument(
    _ parameter: QueryFunction.Parameter, of function: QueryFunction
  ) throws(QueryError) -> QueryArgument {
    let start = token.place.lowerBound
    switch parameter.kind {
    case .set, .setIfAny: return .set(try union())
    case .pattern: return .pattern(try pattern(of: function))
    case .comparison: return .comparison(try comparison(of: function))
    case .comparisonOrPattern:
      return try beginsComparison
        ? .comparison(comparison(of: function)) : .pattern(pattern(of: function))
    case .integer(let least):
      let count = try integer(of: function, atLeast: least)
      return .integer(count, place: place(from: start))
    case .text:
      let text = try text(of: function, parameter.name)
      return .text(text, place: place(from: start))
    }
  }

  private mutating func integer(
    of function: QueryFunction, atLeast least: Int
  ) throws(QueryError) -> Int {
    let start = token.place
    guard let number = try number(), let count = Int(exactly: number), count >= least else {
      throw wrong(function, "takes a whole number from \(least) here", at: start)
    }
    return count
  }

  private mutating func text(of function: QueryFunction, _ name: String) throws(QueryError)
    -> String
  {
    switch token.kind {
    case .word:
      let text = tokenText
      try advance()
      return text
    case .string(let text):
      try advance()
      return text
    default: throw wrong(function, "takes a \(name) here", at: token.place)
    }
  }

  private mutating func pattern(of function: QueryFunction) throws(QueryError) -> QueryPattern {
    let isWord = token.kind == .word
    let word = isWord ? tokenText : ""
    let place = token.place
    let text = try text(of: function, "pattern")
    guard isWord, try skip(.colon) else { return QueryPattern(.glob, text) }
    let ignoresCase = word.hasSuffix("-i")
    guard let kind = QueryPattern.Kind(rawValue: ignoresCase ? String(word.dropLast(2)) : word)
    else {
      throw error(
        "there is no kind of pattern \(word)", at: place,
        hints: ["the kinds are exact: glob: substring: and the same with -i, for either case"])
    }
    return QueryPattern(kind, try self.text(of: function, "pattern"), ignoresCase: ignoresCase)
  }

  /// Whether a comparison begins here, rather than a pattern.
  private var beginsComparison: Bool {
    switch token.kind {
    case .sign(let sign): QueryComparison.Relation(rawValue: sign.rawValue) != nil || sign == .minus
    case .word: tokenText.utf8.allSatisfy { $0 < UInt8(ascii: "A") } || Double(tokenText) != nil
    default: false
    }
  }

  private mutating func comparison(
    of function: QueryFunction
  ) throws(QueryError) -> QueryComparison {
    let start = token.place
    var relation = QueryComparison.Relation.equal
    var isBare = true
    if case .sign(let sign) = token.kind,
      let known = QueryComparison.Relation(rawValue: sign.rawValue)
    {
      relation = known
      isBare = false
      try advance()
    }
    let message = "takes a condition on a number here: >=3, <0.5, 2..5"
    guard let number = try number() else { throw wrong(function, message, at: token.place) }
    guard isBare, try skip(.dots) else { return .relation(relation, number) }
    guard let upper = try self.number() else { throw wrong(function, message, at: token.place) }
    guard number <= upper else {
      throw error(
        "\(function.name) is given a range that ends before it begins", kind: .argument,
        at: place(from: start.lowerBound))
    }
    return .range(number...upper)
  }
}
