// SPDX-License-Identifier: MIT

// What a query has to be given before it can be answered.
extension Query {
  /// Whether a function is called in the query, or in the definition of an alias that it names.
  ///
  /// - Complexity: O(length of the query and of those definitions).
  public func calls(_ function: String) -> Bool {
    hasPart { if case .call(function, _) = $0.form { true } else { false } }
  }

  /// Whether a mark is named in the query, or in the definition of an alias that it names.
  ///
  /// - Complexity: O(length of the query and of those definitions).
  public var namesMark: Bool { hasPart { if case .mark = $0.form { true } else { false } } }

  private func hasPart(where holds: (QueryExpression) -> Bool) -> Bool {
    var pending = [expression]
    var expanded: Set<String> = []
    while let next = pending.popLast() {
      if holds(next) { return true }
      pending += next.parts
      guard let alias = next.aliasName.flatMap({ aliases.byName[$0] }),
        expanded.insert(alias.name).inserted
      else { continue }
      // What is wrong with a definition is said when it is used.
      do throws(QueryError) { pending.append(try aliases.expression(of: alias)) } catch {}
    }
    return false
  }
}

extension QueryExpression {
  /// The name that may be that of an alias.
  var aliasName: String? {
    switch form {
    case .symbol(let name), .alias(let name, _): name
    default: nil
    }
  }

  /// The expressions that it is made of.
  var parts: [QueryExpression] {
    switch form {
    case .symbol, .text, .cursor, .mark: []
    case .union(let members), .alias(_, let members): members
    case .intersection(let operands): operands.map(\.expression)
    case .complement(let inner, _), .steps(let inner, _): [inner]
    case .range(let lower, let upper): [lower, upper].compactMap(\.self)
    case .call(_, let arguments):
      arguments.compactMap { if case .set(let inner) = $0 { inner } else { nil } }
    }
  }
}
