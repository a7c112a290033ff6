// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("An alias that is wrong")
struct QueryAliasErrorTests {
  private let graph = diagramGraph("aa11 <- aa22")

  @Test(
    "says so where it is used, and which definition is meant",
    arguments: [
      (
        "one",
        """
        the alias one stands for itself: one → two → one
          all() & one
                  ^^^
        this is the definition of the alias two
        """
      ),
      (
        "aa11 | broken",
        """
        the query ends too early
          all() &
                 ^
        an id, a function or ( was expected here
        this is the definition of the alias broken
        """
      ),
      (
        "stale",
        """
        there is no snapshot zz
          zz::
          ^^
        this is the definition of the alias stale
        """
      ),
      (
        "above",
        """
        the alias above takes 1 argument
          above
          ^^^^^
        above(x)
        """
      ),
      (
        "above(aa11, aa22)",
        """
        the alias above takes 1 argument
          above(aa11, aa22)
          ^^^^^^^^^^^^^^^^^
        """
      ),
      (
        "above(aa11",
        """
        there is no ) for this (
          above(aa11
               ^
        """
      ),
      (
        "above(aa11 aa22)",
        """
        there is no operator before aa22
          above(aa11 aa22)
                     ^^^^
        x & y is what is in both, x | y what is in one of them, x ~ y what is in x alone
        """
      ),
      (
        "abov(aa11)",
        """
        there is no function abov
          abov(aa11)
          ^^^^
        did you mean above?
        """
      ),
    ])
  func messages(query: String, message: String) async throws {
    var aliases = QueryAliases()
    try aliases.add("one", "two")
    try aliases.add("two", "all() & one")
    try aliases.add("broken", "all() &")
    try aliases.add("stale", "zz::")
    try aliases.add("above(x)", "::x ~ x")
    do {
      _ = try await Query(query, aliases: aliases).answer(in: QueryScope(of: graph))
      Issue.record("\(query) has an answer")
    } catch let error as QueryError {
      #expect(error.description == message)
    } catch let failure as QueryFailure {
      #expect(failure.message == message)
    }
  }

  @Test(
    "says so when it is given",
    arguments: [
      (
        "heads",
        """
        heads is a function of the language, which an alias cannot replace
          heads
          ^^^^^
        """
      ),
      (
        "mine(x",
        """
        an alias is a name, or a name with parameters
          mine(x
          ^^^^^^
        for example: frontier, or above(x)
        """
      ),
      (
        "mine(x, x)",
        """
        an alias is a name, or a name with parameters
          mine(x, x)
          ^^^^^^^^^^
        for example: frontier, or above(x)
        """
      ),
      (
        "not",
        """
        an alias is a name, or a name with parameters
          not
          ^^^
        for example: frontier, or above(x)
        """
      ),
    ])
  func signatures(signature: String, message: String) {
    var aliases = QueryAliases()
    do throws(QueryError) {
      try aliases.add(signature, "all()")
      Issue.record("\(signature) is taken")
    } catch {
      #expect(error.description == message)
    }
  }
}
