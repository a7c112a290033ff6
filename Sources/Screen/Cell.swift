// SPDX-License-Identifier: MIT

/// One character place of a frame.
///
/// A cell is made by writing on a ``Frame``, which cleans what it is given; so no cell holds a
/// control character, and no frame can drive a terminal.
public struct Cell: Hashable, Sendable {
  /// The character itself, without the marks that combine with it.
  public let base: Unicode.Scalar

  /// The marks that combine with it.
  public internal(set) var marks = CombiningMarks()

  private let columns: UInt8

  /// How it looks.
  public internal(set) var style: Style

  init(base: Unicode.Scalar, width: Int, style: Style) {
    self.base = base
    columns = UInt8(width)
    self.style = style
  }

  /// An empty place.
  public static let blank = Cell(base: " ", width: 1, style: .plain)

  /// How many columns the character takes: 1 or 2, or 0 for the right half of a wide one.
  public var width: Int { Int(columns) }

  /// Whether this place is the right half of the wide character to its left.
  public var isContinuation: Bool { columns == 0 }

  /// The character with its marks; nothing for the right half of a wide character.
  public var text: String {
    if isContinuation { return "" }
    var text = String.UnicodeScalarView([base])
    text.append(contentsOf: marks.scalars)
    return String(text)
  }
}

extension Cell {
  static func blank(_ style: Style) -> Cell { Cell(base: " ", width: 1, style: style) }

  static func continuation(_ style: Style) -> Cell { Cell(base: " ", width: 0, style: style) }
}
