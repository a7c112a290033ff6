// SPDX-License-Identifier: MIT

/// A query as it was written: what is to be found out, without any graph.
struct QueryExpression: Hashable, Sendable {
  /// What it is made of.
  let form: Form

  /// Where it stands in the text, in bytes.
  let place: Range<Int>

  /// The forms.
  ///
  /// Chains of operators are lists, so that an expression is no deeper than its parentheses.
  indirect enum Form: Hashable, Sendable {
    /// A name, or an id.
    case symbol(String)
    /// A text in quotes: an id.
    case text(String)
    /// The cursor.
    case cursor
    /// A mark.
    case mark(Character)
    /// Members of at least one.
    case union([QueryExpression])
    /// Members of all, but of none that is excluded; there are at least two.
    case intersection([Operand])
    /// What is not in it, as many times as the sign stands there.
    case complement(QueryExpression, times: Int)
    /// What lies on the way down from one to another; a lacking end takes in everything.
    case range(from: QueryExpression?, to: QueryExpression?)
    /// Steps to parents or children, in order.
    case steps(QueryExpression, [Step])
    /// What a function gives.
    case call(String, [QueryArgument])
    /// What the definition of an alias gives.
    case alias(String, [QueryExpression])
  }

  /// One of those that an intersection is made of.
  struct Operand: Hashable, Sendable {
    let expression: QueryExpression
    let isExcluded: Bool
  }

  /// Some steps in one direction.
  struct Step: Hashable, Sendable {
    let isUp: Bool
    var count: Int
  }
}

/// What is given to a function.
enum QueryArgument: Hashable, Sendable {
  case set(QueryExpression)
  case pattern(QueryPattern)
  case comparison(QueryComparison)
  case integer(Int, place: Range<Int>)
  case text(String, place: Range<Int>)
}

extension QueryExpression {
  /// A text in quotes, as a query spells it.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
