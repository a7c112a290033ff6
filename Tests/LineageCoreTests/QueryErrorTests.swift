// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport
import Testing

@Suite("A query that is wrong")
struct QueryErrorTests {
  private let graph = diagramGraph("aa11 <- aa22 <- bb33; aa11 <- cc44 <- bb33")

  @Test(
    "says what is wrong, where, and what to do",
    arguments: [
      (
        "",
        """
        the query is empty
        all() is every snapshot; `stemma help query` shows more
        """
      ),
      (
        "aa11 &",
        """
        the query ends too early
          aa11 &
                ^
        an id, a function or ( was expected here
        """
      ),
      (
        "(aa11 | aa22",
        """
        there is no ) for this (
          (aa11 | aa22
          ^
        """
      ),
      (
        "aa11)",
        """
        there is no ( for this )
          aa11)
              ^
        """
      ),
      (
        "aa11 aa22",
        """
        there is no operator before aa22
          aa11 aa22
               ^^^^
        x & y is what is in both, x | y what is in one of them, x ~ y what is in x alone
        """
      ),
      (
        "ancestor(aa11)",
        """
        there is no function ancestor
          ancestor(aa11)
          ^^^^^^^^
        did you mean ancestors?
        """
      ),
      (
        "aa11 | zz",
        """
        there is no snapshot zz
          aa11 | zz
                 ^^
        """
      ),
      (
        "aa",
        """
        aa begins the ids of 2 snapshots
          aa
          ^^
        aa11
        aa22
        """
      ),
      (
        "aa1x",
        """
        there is no snapshot aa1x
          aa1x
          ^^^^
        aa11
        """
      ),
      (
        "leaves",
        """
        there is no snapshot leaves
          leaves
          ^^^^^^
        the function is leaves()
        """
      ),
      (
        "+aa11",
        """
        there is nothing before +
          +aa11
          ^
        dbt's +x is ::x here; x+ is the children of x
        """
      ),
      (
        "aa11+2",
        """
        + takes one step, and no number
          aa11+2
              ^^
        dbt's aa11+2 is descendants(aa11, 2)
        """
      ),
      (
        "@aa11",
        """
        @ is the snapshot at the cursor, and no operator
          @aa11
          ^^^^^
        dbt's @aa11 is ::(aa11::)
        """
      ),
      (
        "aa11..bb33",
        """
        there is no operator ..
          aa11..bb33
              ^^
        aa11..bb33 of git is only(bb33, aa11); a range is aa11::bb33
        """
      ),
      (
        "aa11::aa22::bb33",
        """
        a range has two ends
          aa11::aa22::bb33
                    ^^
        with parentheses, (a::b)::c is what is below a::b and above c
        """
      ),
      (
        "directive(*sql*)",
        """
        there is no meaning to * here
          directive(*sql*)
                    ^
        a pattern with * stands in quotes: directive("*sql*")
        """
      ),
      (
        #"directive(regex:"x")"#,
        #"""
        there is no kind of pattern regex
          directive(regex:"x")
                    ^^^^^
        the kinds are exact: glob: substring: and the same with -i, for either case
        """#
      ),
      (
        #""abc"#,
        #"""
        the text in quotes does not end
          "abc
          ^
        it ends with ", and \" stands for a quote in it
        """#
      ),
      (
        #""a\qc""#,
        #"""
        this is no escape
          "a\qc"
            ^^
        the escapes are \" \\ \n \t and \u{…} with hexadecimal digits
        """#
      ),
      (
        "generation(high)",
        """
        generation takes a condition on a number here: >=3, <0.5, 2..5
          generation(high)
                     ^^^^
        generation(condition): those whose longest distance from a root meets a condition
        for example: generation(3..5)
        """
      ),
      (
        "generation(5..3)",
        """
        generation is given a range that ends before it begins
          generation(5..3)
                     ^^^^
        """
      ),
      (
        "parents(aa22, -1)",
        """
        parents takes a whole number from 0 here
          parents(aa22, -1)
                        ^
        parents(x[, n]): those exactly n edges above x by some way, 1 if n is left out
        for example: parents(9f3a, 2)
        """
      ),
      (
        "first(aa11)",
        """
        first takes 2 arguments
          first(aa11)
          ^^^^^^^^^^^
        first(x, n): the n members that come first in the lineage's order
        for example: first(merges(), 3)
        """
      ),
      (
        "all(aa11)",
        """
        all takes no arguments
          all(aa11)
              ^^^^
        all(): every snapshot that has a file
        for example: all() ~ cohorted()
        """
      ),
      (
        "exactly(aa11 | aa22, 1)",
        """
        these are 2 snapshots, not 1
          exactly(aa11 | aa22, 1)
          ^^^^^^^^^^^^^^^^^^^^^^^
        """
      ),
      (
        "'a",
        """
        there is no mark 'a
          'a
          ^^
        m and a letter in the browser set one
        """
      ),
      (
        "'ab",
        """
        a mark is one letter
          'ab
          ^^^
        'a is mark a; a text stands in double quotes
        """
      ),
      (
        "aa11 & /x/",
        """
        there is no meaning to / here
          aa11 & /x/
                 ^
        there are no regular expressions: use a glob, as in id("9f*")
        """
      ),
    ])
  func messages(query: String, message: String) async throws {
    await #expect(throws: (any Error).self) { try await graph.ids(query) }
    do {
      _ = try await graph.ids(query)
    } catch let error as QueryError {
      #expect(error.description == message)
    } catch let failure as QueryFailure {
      #expect(failure.message == message)
    }
  }
}
