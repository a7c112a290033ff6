// SPDX-License-Identifier: MIT

// The errors of a text that is no expression, with what was meant where that can be told.
extension QueryParser {
  /// The error of a token that cannot stand where it stands.
  func unexpected() -> QueryError {
    switch token.kind {
    case .end:
      error("the query ends too early", hints: ["an id, a function or ( was expected here"])
    case .sign(.plus):
      error("there is nothing before +", hints: ["dbt's +x is ::x here; x+ is the children of x"])
    case .sign(.minus):
      error("there is nothing before -", hints: ["x- is the parents of x"])
    case .sign(.closing): error("there is no ( for this )")
    case .word
    where place(from: 0).upperBound > 0 && !QueryParser.reservedWords.contains(tokenText):
      error(
        "there is no operator before \(tokenText)",
        hints: ["x & y is what is in both, x | y what is in one of them, x ~ y what is in x alone"])
    default:
      error("\(tokenText) cannot stand here", hints: ["an id, a function or ( was expected"])
    }
  }

  func unclosed(_ opening: Range<Int>) -> QueryError {
    if token.kind == .end {
      return error("there is no ) for this (", at: opening)
    }
    return unexpected()
  }

  /// The error of git's `a..b`; the present token is the dots.
  mutating func dots(after start: Int) throws(QueryError) -> QueryError {
    let dots = token.place
    let lower = text(from: start, to: dots.lowerBound)
    try advance()
    let upper = token.kind == .word ? tokenText : "y"
    return error(
      "there is no operator ..", at: dots,
      hints: [
        "\(lower)..\(upper) of git is only(\(upper), \(lower)); a range is \(lower)::\(upper)"
      ])
  }

  /// The error of dbt's `x+2`; the present token is the distance.
  func dbtDistance(from start: Int, to end: Int, _ isUp: Bool) -> QueryError {
    let operand = text(from: start, to: end)
    let function = isUp ? "ancestors" : "descendants"
    let sign = isUp ? "-" : "+"
    return error(
      "\(sign) takes one step, and no number",
      at: end..<token.place.upperBound,
      hints: ["dbt's \(operand)\(sign)\(tokenText) is \(function)(\(operand), \(tokenText))"])
  }

  /// The error of dbt's `@x`; the present token is the x.
  func dbtNeighborhood(from start: Int) -> QueryError {
    let name = tokenText
    return error(
      "@ is the snapshot at the cursor, and no operator", at: start..<token.place.upperBound,
      hints: ["dbt's @\(name) is ::(\(name)::)"])
  }

  /// The text between two places, without white space at its ends.
  private func text(from start: Int, to end: Int) -> String {
    var text = String(decoding: Array(source.utf8)[start..<max(start, end)], as: UTF8.self)[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
