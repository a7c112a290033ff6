// SPDX-License-Identifier: MIT

/// One character place of a frame.
///
/// A cell is made by writing on a ``Frame``, which cleans what it is given; so no cell holds a
/// control character, and no frame can drive a terminal.
public struct Cell: Hashable, Sendable {
  /// The character itself, without the marks that combine with it.
  public let base: Unicode.Scalar

  /// The combining marks, usually none and at most ``maxMarks``.
  public internal(set) var marks = ""

  /// How many columns the character takes: 1 or 2, or 0 for the right half of a wide one.
  public let width: Int

  /// How it looks.
  public internal(set) var style: Style

  init(base: Unicode.Scalar, width: Int, style: Style) {
    self.base = base
    self.width = width
    self.style = style
  }

  /// An empty place.
  public static let blank = Cell(base: " ", width: 1, style: .plain)

  /// The most combining marks in one cell: what ncurses can hold.
  public static let maxMarks = 4

  /// The character with its marks; nothing for the right half of a wide character.
  public var text: String { isContinuation ? "" : String(Character(base)) + marks }

  /// Whether this place is the right half of the wide character to its left.
  public var isContinuation: Bool { width == 0 }
}

extension Cell {
  static func blank(_ style: Style) -> Cell { Cell(base: " ", width: 1, style: style) }

  static func continuation(_ style: Style) -> Cell { Cell(base: " ", width: 0, style: style) }
}
