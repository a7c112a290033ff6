// SPDX-License-Identifier: MIT

/// Names that users have given to queries.
public struct QueryAliases: Sendable {
  /// One of them.
  public struct Alias: Hashable, Sendable {
    /// What it is called.
    public let name: String

    /// What its definition calls what it is given; `nil` of a plain name.
    public let parameters: [String]?

    /// What it stands for.
    public let definition: String

    /// What it is for, in a sentence.
    public let help: String?

    /// How it is written: the name, with its parameters if it has any.
    public var signature: String {
      parameters.map { "\(name)(\($0.joined(separator: ", ")))" } ?? name
    }
  }

  /// The aliases, by their names.
  public private(set) var byName: [String: Alias] = [:]

  /// No aliases.
  public init() {}
}

extension QueryAliases {
  /// Adds an alias.
  ///
  /// Its definition may name others, before or after they are added.
  ///
  /// - Parameters:
  ///   - signature: A name, or a name with parameters: `mine`, `above(x)`.
  ///   - definition: A query; ``mistakes()`` tells whether it is one.
  ///   - help: What it is for.
  /// - Throws: `QueryError` where the signature is wrong.
  public mutating func add(
    _ signature: String, _ definition: String, help: String? = nil
  ) throws(QueryError) {
    let (name, parameters) = try Self.parsed(signature)
    if QueryFunction.named(name) != nil {
      throw QueryError(
        .name, "\(name) is a function of the language, which an alias cannot replace",
        at: 0..<signature.utf8.count, in: signature)
    }
    byName[name] = Alias(name: name, parameters: parameters, definition: definition, help: help)
  }

  /// The aliases whose definitions are no queries, in the order of their names.
  public func mistakes() -> [(alias: Alias, error: QueryError)] {
    byName.values.sorted { $0.name < $1.name }.compactMap { alias in
      do throws(QueryError) {
        _ = try expression(of: alias)
        return nil
      } catch {
        return (alias, error)
      }
    }
  }

  /// The definition of an alias, taken apart.
  func expression(of alias: Alias) throws(QueryError) -> QueryExpression {
    var parser = try QueryParser(alias.definition, aliases: argumentCounts)
    return try parser.parse()
  }

  /// How many arguments the aliases take that take any.
  var argumentCounts: [String: Int] { byName.compactMapValues { $0.parameters?.count } }

  /// A number of arguments, in words.
  static func arguments(_ count: Int) -> String { count == 1 ? "1 argument" : "\(count) arguments" }

  /// Takes a signature apart.
  private static func parsed(
    _ signature: String
  ) throws(QueryError) -> (name: String, parameters: [String]?) {
    var lexer = QueryLexer(signature)
    var words: [String] = []
    var signs: [QueryToken.Sign] = []
    var token = try lexer.next()
    while token.kind != .end {
      switch token.kind {
      case .word: words.append(lexer.text(at: token.place))
      case .sign(let sign): signs.append(sign)
      default: throw mistake(in: signature)
      }
      token = try lexer.next()
    }
    guard let name = words.first, words.allSatisfy(isName), Set(words).count == words.count else {
      throw mistake(in: signature)
    }
    if words.count == 1, signs.isEmpty { return (name, nil) }
    let commas = [QueryToken.Sign](repeating: .comma, count: max(0, words.count - 2))
    guard signs == [.opening] + commas + [.closing] else { throw mistake(in: signature) }
    return (name, Array(words.dropFirst()))
  }

  private static func isName(_ word: String) -> Bool {
    !QueryParser.reservedWords.contains(word) && !word.utf8.contains(UInt8(ascii: "."))
      && !word.utf8.contains(UInt8(ascii: ":"))
  }

  private static func mistake(in signature: String) -> QueryError {
    QueryError(
      .syntax, "an alias is a name, or a name with parameters", at: 0..<signature.utf8.count,
      in: signature, hints: ["for example: frontier, or above(x)"])
  }
}
