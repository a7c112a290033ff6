// SPDX-License-Identifier: MIT

public import LineageCore
public import Screen

/// What the elements of a tree look like, in a set of characters.
public struct Glyphs: Hashable, Sendable {
  /// The characters to use.
  public let characters: GlyphSet

  /// Chooses glyphs for a set of characters.
  public init(_ characters: GlyphSet) { self.characters = characters }

  private func choose(_ unicode: String, _ ascii: String) -> String {
    characters == .unicode ? unicode : ascii
  }

  /// The text of a symbol: two columns for a level, one for a mark.
  public func text(_ symbol: RowSymbol) -> String {
    switch symbol {
    case .foldedRails(let count): choose("‹\(count) ", "<\(count) ")
    case .rail: choose("│ ", "| ")
    case .space: "  "
    case .fork: choose("├─", "|-")
    case .corner: choose("└─", "`-")
    case .node: choose("●", "*")
    case .continuation: choose("↓", ":")
    case .missing: choose("◌", "o")
    case .missingContinuation: choose("⇣", ".")
    case .repeated: choose("↪", ">")
    case .cut: choose("↻", "@")
    case .stretch: "~"
    case .cohort(let isOpen): isOpen ? caretDown : folded
    }
  }

  /// Stands before the number of rows that a fold hides.
  public var folded: String { choose("▸", "+") }

  /// Stands before a snapshot that is new or altered; also in ASCII, as people know it from
  /// differences.
  func sign(of change: LineageChanges.Kind) -> String { change == .added ? "+" : "~" }

  /// Stands before a snapshot that is selected.
  var selected: String { choose("✓", "x") }

  /// Stands before a folded row that hides such a snapshot.
  var changesBelow: String { choose("·", ".") }

  /// Stands between the ends of a range of numbers.
  var range: String { choose("–", "-") }

  /// Joins the steps of a path.
  public var step: String { choose(" › ", " > ") }

  /// Joins facts in one line.
  public var separator: String { choose(" · ", " | ") }

  /// The bar that joins the members of the cursor's cohort, and the border between panes.
  public var bar: String { choose("│", "|") }

  /// The line above a pane.
  public var line: Unicode.Scalar { characters == .unicode ? "─" : "-" }

  /// The mark left of the cursor's row.
  public var cursor: String { choose("▌", ">") }

  /// Points at what is below it.
  var caretDown: String { choose("▾", "v") }

  /// What is done of a bar that shows progress.
  public var done: Unicode.Scalar { characters == .unicode ? "█" : "#" }

  /// What is still to do.
  public var toDo: Unicode.Scalar { characters == .unicode ? "░" : "." }
}
