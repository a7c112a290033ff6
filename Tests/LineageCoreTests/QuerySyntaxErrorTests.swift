// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A query that cannot be read")
struct QuerySyntaxErrorTests {
  @Test(
    "says what is wrong, where, and what to do",
    arguments: [
      (
        "-aa11",
        """
        there is nothing before -
          -aa11
          ^
        x- is the parents of x
        """
      ),
      (
        "(aa11)-2",
        """
        - takes one step, and no number
          (aa11)-2
                ^^
        dbt's (aa11)-2 is ancestors((aa11), 2)
        """
      ),
      (
        "aa11 & & bb33",
        """
        & cannot stand here
          aa11 & & bb33
                 ^
        an id, a function or ( was expected
        """
      ),
      (
        "aa11 | or",
        """
        or cannot stand here
          aa11 | or
                 ^^
        an id, a function or ( was expected
        """
      ),
      (
        "parents(aa11,)",
        """
        ) cannot stand here
          parents(aa11,)
                       ^
        an argument was expected after the comma
        """
      ),
      (
        "aa11 & !bb33",
        """
        there is no meaning to ! here
          aa11 & !bb33
                 ^
        `not` is written ~
        """
      ),
      (
        "caf\u{E9}",
        """
        there is no meaning to \u{E9} here
          caf\u{E9}
             ^
        a text with other than letters, digits, _ . - stands in double quotes
        """
      ),
      (
        #"id("\u{110000}")"#,
        #"""
        this is no escape
          id("\u{110000}")
              ^^^^^^^^^^
        the escapes are \" \\ \n \t and \u{…} with hexadecimal digits
        """#
      ),
      (
        "id(>3)",
        """
        id takes a pattern here
          id(>3)
             ^
        id(pattern): those whose id matches
        for example: id("9f*")
        """
      ),
      (
        "has(>3)",
        """
        has takes a path here
          has(>3)
              ^
        has(path): those whose file has something at a path
        for example: has(lineage.curriculum.seed)
        """
      ),
      (
        "difficulty(0.2..)",
        """
        difficulty takes a condition on a number here: >=3, <0.5, 2..5
          difficulty(0.2..)
                          ^
        difficulty(condition): those whose difficulty meets a condition
        for example: difficulty(>=0.5)
        """
      ),
      (
        "first(aa11, 1.5)",
        """
        first takes a whole number from 0 here
          first(aa11, 1.5)
                      ^^^
        first(x, n): the n members that come first in the lineage's order
        for example: first(merges(), 3)
        """
      ),
      (
        "parents(aa11, 1, 2)",
        """
        parents takes 1 or 2 arguments
          parents(aa11, 1, 2)
                           ^
        parents(x[, n]): those exactly n edges above x by some way, 1 if n is left out
        for example: parents(9f3a, 2)
        """
      ),
    ])
  func messages(query: String, message: String) throws {
    let error = try #require(throws: QueryError.self) { try Query(query) }
    #expect(error.description == message)
  }

  @Test("says how long or deep it may be")
  func sizes() throws {
    let long = try #require(
      throws: QueryError.self
    ) { try Query(String(repeating: "a", count: 2_000_000)) }
    #expect(
      long.description == """
        the query has 2000000 bytes; no more than 1048576 are read
        ask in several, or name by a function what these have in common
        """)
    let deep = try #require(
      throws: QueryError.self
    ) { try Query(String(repeating: "(", count: 129)) }
    #expect(
      deep.description == """
        the query goes deeper than 128 parentheses
          …\(String(repeating: "(", count: 50))(
           \(String(repeating: " ", count: 50))^
        """)
  }
}
