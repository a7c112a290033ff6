// SPDX-License-Identifier: MIT

/// A place in a text, as people and editors count.
struct TextPlace: Hashable, Comparable, CustomStringConvertible {
  /// The line, from 1 on.
  var line = 1

  /// The column, from 1 on, in Unicode scalars.
  var column = 1

  /// As compilers print it.
  var description: String { "\(line):\(column)" }

  static func < (first: TextPlace, second: TextPlace) -> Bool {
    (first.line, first.column) < (second.line, second.column)
  }
}
