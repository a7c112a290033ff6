// SPDX-License-Identifier: MIT

/// Makes an expression of a text, by recursive descent.
///
/// ```text
/// expr  := conj { ("|" | "or") conj }
/// conj  := neg { ("&" | "and" | "~" | "except") neg }
/// neg   := { "~" | "not" } range
/// range := post [ "::" [ post ] ] | "::" [ post ]
/// post  := prim { "-" | "+" }
/// ```
struct QueryParser {
  /// How many parentheses and calls may stand in each other.
  static let depthLimit = 128

  /// How many bytes a query may have: as much as a list of ten thousand ids.
  static let lengthLimit = 1 << 20

  /// The names that may be called besides the functions, with how many arguments they take.
  let aliases: [String: Int]

  private(set) var token: QueryToken
  private var lexer: QueryLexer
  private var depth = 0
  private var end = 0

  init(_ source: String, aliases: [String: Int]) throws(QueryError) {
    let length = source.utf8.count
    guard length <= Self.lengthLimit else {
      throw QueryError(
        .syntax, "the query has \(length) bytes; no more than \(Self.lengthLimit) are read",
        at: 0..<0, in: "",
        hints: ["ask in several, or name by a function what these have in common"])
    }
    self.aliases = aliases
    lexer = QueryLexer(source)
    token = try lexer.next()
  }

  /// Parses the whole text.
  ///
  /// - Complexity: O(length).
  mutating func parse() throws(QueryError) -> QueryExpression {
    if token.kind == .end {
      throw error(
        "the query is empty", hints: ["all() is every snapshot; `stemma help query` shows more"])
    }
    let expression = try union()
    guard token.kind == .end else { throw unexpected() }
    return expression
  }
}

// Moving on.
extension QueryParser {
  var source: String { lexer.source }

  /// The text of the present token.
  var tokenText: String { lexer.text(at: token.place) }

  mutating func advance() throws(QueryError) {
    end = token.place.upperBound
    token = try lexer.next()
  }

  /// Steps over a sign, if it is there.
  mutating func skip(_ sign: QueryToken.Sign) throws(QueryError) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    try advance()
    return true
  }

  /// Steps over a number, and gives it, if there is one.
  mutating func number() throws(QueryError) -> Double? {
    guard let number = lexer.number(insteadOf: token) else { return nil }
    end = number.place.upperBound
    token = try lexer.next()
    return number.value
  }

  /// The place from a byte to the end of what was parsed last.
  func place(from start: Int) -> Range<Int> { start..<max(start, end) }

  func error(
    _ message: String, kind: QueryError.Kind = .syntax, at place: Range<Int>? = nil,
    hints: [String] = []
  ) -> QueryError {
    QueryError(kind, message, at: place ?? token.place, in: source, hints: hints)
  }

  private func isWord(_ word: String) -> Bool { token.kind == .word && tokenText == word }

  /// Counts how deep the text goes, which must not be deeper than a stack.
  mutating func descend() throws(QueryError) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw error("the query goes deeper than \(Self.depthLimit) parentheses")
    }
  }

  mutating func ascend() { depth -= 1 }
}

// Operators.
extension QueryParser {
  mutating func union() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    var operands = [try intersection()]
    while token.kind == .sign(.or) || isWord("or") {
      try advance()
      operands.append(try intersection())
    }
    if operands.count == 1 { return operands[0] }
    return QueryExpression(form: .union(operands), place: place(from: start))
  }

  private mutating func intersection() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    var operands = [QueryExpression.Operand(expression: try complement(), isExcluded: false)]
    while true {
      let isExcluded = token.kind == .sign(.except) || isWord("except")
      guard isExcluded || token.kind == .sign(.and) || isWord("and") else { break }
      try advance()
      operands.append(.init(expression: try complement(), isExcluded: isExcluded))
    }
    if operands.count == 1 { return operands[0].expression }
    return QueryExpression(form: .intersection(operands), place: place(from: start))
  }

  private mutating func complement() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    var times = 0
    while token.kind == .sign(.except) || isWord("not") {
      try advance()
      times += 1
    }
    let operand = try range()
    if times == 0 { return operand }
    return QueryExpression(form: .complement(operand, times: times), place: place(from: start))
  }

  private mutating func range() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    let lower = token.kind == .sign(.range) ? nil : try steps()
    if lower != nil, token.kind == .sign(.dots) { throw try dots(after: start) }
    guard try skip(.range) else { return lower ?? QueryExpression(form: .cursor, place: 0..<0) }
    let upper = beginsOperand ? try steps() : nil
    if token.kind == .sign(.range) {
      throw error(
        "a range has two ends",
        hints: ["with parentheses, (a::b)::c is what is below a::b and above c"])
    }
    return QueryExpression(form: .range(from: lower, to: upper), place: place(from: start))
  }

  private mutating func steps() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    let operand = try primary()
    var steps: [QueryExpression.Step] = []
    while token.kind == .sign(.minus) || token.kind == .sign(.plus) {
      let isUp = token.kind == .sign(.minus)
      let operandEnd = end
      try advance()
      if token.kind == .word, !token.isApart {
        throw dbtDistance(from: start, to: operandEnd, isUp)
      }
      if steps.last?.isUp == isUp {
        steps[steps.count - 1].count += 1
      } else {
        steps.append(.init(isUp: isUp, count: 1))
      }
    }
    if steps.isEmpty { return operand }
    return QueryExpression(form: .steps(operand, steps), place: place(from: start))
  }

  /// Whether an operand can begin with the present token.
  private var beginsOperand: Bool {
    switch token.kind {
    case .word: !["or", "and", "except"].contains(tokenText)
    case .string, .sign(.opening), .sign(.cursor), .sign(.mark): true
    default: false
    }
  }
}

// What operators stand between.
extension QueryParser {
  private mutating func primary() throws(QueryError) -> QueryExpression {
    let start = token.place.lowerBound
    let form: QueryExpression.Form
    switch token.kind {
    case .word: return try nameOrCall()
    case .string(let text):
      try advance()
      form = .text(text)
    case .sign(.opening): return try group()
    case .sign(.cursor):
      try advance()
      if token.kind == .word, !token.isApart { throw dbtNeighborhood(from: start) }
      form = .cursor
    case .sign(.mark): form = .mark(try mark())
    default: throw unexpected()
    }
    return QueryExpression(form: form, place: place(from: start))
  }

  private mutating func group() throws(QueryError) -> QueryExpression {
    let opening = token.place
    try descend()
    try advance()
    let inner = try union()
    guard try skip(.closing) else { throw unclosed(opening) }
    ascend()
    return QueryExpression(form: inner.form, place: place(from: opening.lowerBound))
  }

  private mutating func mark() throws(QueryError) -> Character {
    let quote = token.place
    try advance()
    let text = tokenText
    guard token.kind == .word, !token.isApart, text.utf8.count == 1, let letter = text.first,
      letter.isLetter
    else {
      throw error(
        "a mark is one letter",
        at: quote.lowerBound..<max(quote.upperBound, token.place.upperBound),
        hints: ["'a is mark a; a text stands in double quotes"])
    }
    try advance()
    return letter
  }

  private mutating func nameOrCall() throws(QueryError) -> QueryExpression {
    let place = token.place
    let name = tokenText
    if Self.reservedWords.contains(name) { throw unexpected() }
    try advance()
    guard token.kind == .sign(.opening), !token.isApart else {
      return QueryExpression(form: .symbol(name), place: place)
    }
    return try call(name, at: place)
  }

  static let reservedWords: Set = ["or", "and", "not", "except"]
}
