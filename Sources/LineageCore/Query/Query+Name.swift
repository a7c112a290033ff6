// SPDX-License-Identifier: MIT

// What somebody may have meant who had the choice between a name and a query.
extension Query {
  /// The name that the query is, where it is nothing else, and no alias: an id, or the beginning of
  /// one.
  public var name: String? {
    guard case .symbol(let name) = expression.form, aliases.byName[name] == nil else { return nil }
    return name
  }

  /// The query that names a snapshot: its id, in quotes where it is no word.
  public static func text(naming id: SnapshotID) -> String { text(spelling: id.text) }

  /// A name as it stands in a query: in quotes where it is no word.
  public static func text(spelling name: String) -> String {
    do throws(QueryError) {
      if try Query(name).name == name { return name }
    } catch {}
    return quoted(name)
  }

  /// A query for what two queries name both.
  ///
  ///     Query.text(ofBoth: "9f3a::", "leaves() | merges()")   // 9f3a:: & (leaves() | merges())
  ///
  /// - Complexity: O(length).
  public static func text(ofBoth left: String, _ right: String) -> String {
    // Only an "or" binds less; parentheses for one in quotes do no harm.
    [left, right].map { query in
      let hasOr = query.contains("|") || query.split { !$0.isLetter }.contains("or")
      return hasOr ? "(\(query))" : query
    }.joined(separator: " & ")
  }

  /// A text in quotes, as a query spells it.
  public static func quoted(_ text: String) -> String { QueryExpression.quoted(text) }

  /// Whether a text has an operator, a call or a text in quotes, as queries have and names seldom do:
  /// so whoever wrote it meant a query, even if it is none.
  ///
  /// - Complexity: O(length).
  public static func isMeant(by text: String) -> Bool {
    var lexer = QueryLexer(text)
    do throws(QueryError) {
      while true {
        let token = try lexer.next()
        switch token.kind {
        case .end: return false
        case .sign(let sign): if sign != .colon { return true }
        case .string: return true
        case .word:
          if QueryParser.reservedWords.contains(lexer.text(at: token.place)) { return true }
        }
      }
    } catch {
      return error.source.utf8.dropFirst(error.place.lowerBound).first == UInt8(ascii: "\"")
    }
  }
}
