// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A name or a query")
struct QueryNameTests {
  @Test(
    "is a name where there is nothing else",
    arguments: [
      ("ab9c", "ab9c"), (" sha256:ab-1.5 ", "sha256:ab-1.5"), ("(ab)", "ab"), ("ab-", nil),
      (#""ab""#, nil), ("@", nil), ("all()", nil), ("mine", nil),
    ])
  func name(text: String, name: String?) throws {
    var aliases = QueryAliases()
    try aliases.add("mine", "leaves()")
    #expect(try Query(text, aliases: aliases).name == name)
  }

  @Test(
    "is meant to be a query where it has signs of one",
    arguments: [
      ("ab9c", false), ("sha256:", false), ("patch vs add", false), ("*", false), ("", false),
      ("caf\u{E9}", false), ("a or", true), ("a..b", true), ("x &", true), ("leaves(", true),
      (#""open"#, true), ("+x", true),
    ])
  func meant(text: String, isQuery: Bool) { #expect(Query.isMeant(by: text) == isQuery) }

  @Test(
    "what two queries name both is said with as few parentheses as that needs",
    arguments: [
      ("ab::", "leaves()", "ab:: & leaves()"), ("a | b", "c", "(a | b) & c"),
      ("a", "b or c", "a & (b or c)"), ("a", "b ~ c", "a & b ~ c"), ("a & b", "c", "a & b & c"),
    ])
  func both(left: String, right: String, expected: String) async throws {
    let text = Query.text(ofBoth: left, right)
    #expect(text == expected)
    let scope = QueryScope(of: diagramGraph("r <- a; r <- b; r <- ab; a <- c; b <- c; ab <- d"))
    let (one, other) = (
      try await Query(left).answer(in: scope), try await Query(right).answer(in: scope)
    )
    #expect(try await Query(text).answer(in: scope) == one.intersection(other))
  }
}
