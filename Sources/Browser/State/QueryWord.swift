// SPDX-License-Identifier: MIT

/// The word at the end of a query that is being typed, and where it stands.
struct QueryWord {
  /// What there is of it, without the quote that begins it.
  private(set) var text = ""

  /// Whether a quote begins it.
  private(set) var isInQuotes = false

  /// The call in whose parentheses it stands, and the number of the argument, from 0; the function has
  /// no name where the parentheses only group.
  var call: (function: String, argument: Int)? { calls.last }

  private var calls: [(function: String, argument: Int)] = []

  /// Looks at a query from its beginning on.
  ///
  /// - Complexity: O(length).
  init(atEndOf query: String) {
    var isEscaped = false
    for scalar in query.unicodeScalars {
      if isInQuotes, isEscaped || scalar != "\"" {
        text.unicodeScalars.append(scalar)
        isEscaped = !isEscaped && scalar == "\\"
      } else if isInQuotes {
        isInQuotes = false
        text = ""
      } else {
        take(scalar)
      }
    }
    if !isInQuotes { text = Self.name(atEndOf: text) }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    if Self.isPart(scalar) {
      text.unicodeScalars.append(scalar)
      return
    }
    switch scalar {
    case "\"": isInQuotes = true
    case "(": calls.append((Self.name(atEndOf: text), 0))
    case ")": _ = calls.popLast()
    case ",": if !calls.isEmpty { calls[calls.count - 1].argument += 1 }
    default: break
    }
    text = ""
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "_-.:".unicodeScalars.contains(scalar)
  }

  /// What is left of a word after operators before it and the kind of a pattern; the scheme of an id
  /// belongs to it.
  private static func name(atEndOf word: String) -> String {
    var rest = Substring(word)
    while let colon = rest.firstIndex(of: ":"), rest[..<colon] != "sha256" {
      rest = rest[rest.index(after: colon)...]
    }
    return String(rest.drop { $0 == "-" || $0 == "." })
  }
}
