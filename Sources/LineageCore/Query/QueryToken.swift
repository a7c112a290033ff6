// SPDX-License-Identifier: MIT

/// A piece of a query's text.
struct QueryToken: Hashable {
  /// What kinds of pieces there are.
  enum Kind: Hashable {
    /// A name, a number or an id: segments of letters, digits and underscores, joined by `.` or `-`.
    case word
    /// A text in double quotes.
    case string(String)
    /// A sign.
    case sign(Sign)
    /// The end of the text.
    case end
  }

  /// The signs, those first that begin with others.
  enum Sign: String, CaseIterable {
    case range = "::"
    case dots = ".."
    case atLeast = ">="
    case atMost = "<="
    case unequal = "!="
    case more = ">"
    case less = "<"
    case equal = "="
    case or = "|"
    case and = "&"
    case except = "~"
    case opening = "("
    case closing = ")"
    case comma = ","
    case minus = "-"
    case plus = "+"
    case cursor = "@"
    case mark = "'"
    case colon = ":"
  }

  /// What it is.
  let kind: Kind

  /// Where it stands, in bytes.
  let place: Range<Int>

  /// Whether white space stands before it.
  let isApart: Bool
}
