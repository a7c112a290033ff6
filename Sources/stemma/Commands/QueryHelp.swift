// SPDX-License-Identifier: MIT

import LineageCore

/// What `stemma help query` says, made of the table of functions.
enum QueryHelp {
  /// The text, lines already broken.
  static let text = """
    An expression is an id, the first digits of one, or made of smaller ones:

      x-  x+         the parents, the children of x
      ::x  x::       x and all above, x and all below
      x::y           all on the way down from x to y
      ~x             all but x
      x & y  x ~ y   in both; in x but not in y
      x | y          in at least one

    The strongest operators come first; parentheses do what they do elsewhere. Words do as well: \
    and, or, not, except. @ is the snapshot whose file was written last.

    A pattern is a glob over the whole text, in quotes where it has other signs than letters, \
    digits, _ . or -; exact: glob: substring: before it say what it is, and -i, as in glob-i:, that \
    case does not matter. A condition is a number, >=3, <0.5 or 2..5. A path is keys with dots \
    between, lineage.curriculum.seed, or a JSON pointer; a number is an element of a list, * each of \
    them, [id=svc.0] the one with an id. world and manifest are those of a file of whatever shape.

    \(functions)

    `stemma config` prints the names that you have given to expressions, and tells how to.

    Examples: stemma query 'ab9c:: & leaves()'
              stemma query 'merges() & directive("*sql*")' --count
              stemma query 'latest(all(), 10)' --sort observed --reverse
    """

  /// The table, with a title over each group.
  private static var functions: String {
    QueryFunction.groups.map { group in
      ([group.title + ":"] + group.functions.flatMap(lines)).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }

  /// A function: beside its name if that is short, what it gives.
  private static func lines(_ function: QueryFunction) -> [String] {
    ["  \(function.signature)", function.summary.indented(by: 6)]
  }
}
