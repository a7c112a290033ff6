// SPDX-License-Identifier: MIT

/// A whole screen as a value: a grid of cells, and where the cursor stands.
///
///     var frame = Frame(size: Size(rows: 2, columns: 12))
///     frame.write("root", at: Point(row: 0, column: 0), style: Style(attributes: .bold))
///     frame.write("└─ child", at: Point(row: 1, column: 2))
///     print(frame.text)
///     // root
///     //   └─ child
///
/// - Invariant: A cell of width 2 stands left of a continuation, in the same row, and every
///   continuation stands right of a cell of width 2.
public struct Frame: Hashable, Sendable {
  /// How many rows and columns there are.
  public let size: Size

  /// The characters that text is limited to; others are written as `<U+00E9>`.
  public let glyphs: GlyphSet

  /// Where the terminal's cursor stands, or `nil` to hide it.
  public var cursor: Point?

  /// The cells, row after row.
  private(set) var cells: [Cell]

  /// Creates an empty frame.
  ///
  /// - Complexity: O(cells), as for every operation on the frame as a whole.
  public init(size: Size, glyphs: GlyphSet = .unicode) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: .blank, count: size.rows * size.columns)
  }

  /// The rectangle of the whole frame.
  public var bounds: Rect { Rect(origin: Point(row: 0, column: 0), size: size) }

  /// The cell at a point.
  ///
  /// - Precondition: The point is inside the frame.
  public subscript(point: Point) -> Cell { cells[index(of: point)] }

  /// The cells of a row, from left to right.
  ///
  /// - Precondition: The row is inside the frame.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    precondition(bounds.rows.contains(row), "row \(row) is not in a frame of \(size.rows) rows")
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  private func index(of point: Point) -> Int {
    precondition(bounds.contains(point), "\(point) is outside the frame")
    return point.row * size.columns + point.column
  }
}

extension Frame {
  /// Writes text from a point to the right, as far as there is room.
  ///
  /// - Parameters:
  ///   - text: What to write; it is made visible first.
  ///   - point: Where its first character goes. It may lie left of the area, which then shows
  ///     the rest.
  ///   - style: How it looks.
  ///   - area: Where writing is allowed, the whole frame if `nil`. Half a wide character at the
  ///     border becomes a space.
  /// - Returns: The columns from `point` to the end of the text or of the area.
  /// - Complexity: O(length).
  @discardableResult
  public mutating func write(
    _ text: String, at point: Point, style: Style = .plain, in area: Rect? = nil
  ) -> Int {
    write(VisibleText(text, glyphs: glyphs), at: point, style: style, in: area)
  }

  /// Writes text that was made visible before, for instance to measure or to cut it.
  ///
  /// - Returns: The columns from `point` to the end of the text or of the area.
  /// - Complexity: O(length).
  @discardableResult
  public mutating func write(
    _ text: VisibleText, at point: Point, style: Style = .plain, in area: Rect? = nil
  ) -> Int {
    let area = area?.intersection(bounds) ?? bounds
    let used = max(0, min(text.columns, area.columns.upperBound - point.column))
    guard area.rows.contains(point.row) else { return used }
    var column = point.column
    var lastWritten: Int?
    for scalar in text.text.unicodeScalars {
      let width = scalar.displayWidth
      if width == 0 {
        if let lastWritten { cells[lastWritten].marks.append(scalar) }
        continue
      }
      guard column < area.columns.upperBound else { break }
      let cell = Cell(base: scalar, width: width, style: style)
      lastWritten = place(cell, at: Point(row: point.row, column: column), in: area.columns)
      column += width
    }
    return used
  }

  /// Fills an area with one character, and so clears it if that is a space.
  ///
  /// - Precondition: The character takes one column.
  public mutating func fill(
    _ area: Rect, with character: Unicode.Scalar = " ", style: Style = .plain
  ) {
    precondition(character.displayWidth == 1, "an area is filled with a character of one column")
    let cell = Cell(base: character, width: 1, style: style)
    let area = area.intersection(bounds)
    for row in area.rows {
      for column in area.columns { put(cell, at: row * size.columns + column) }
    }
  }

  /// Lays a style over the cells of an area, such as the row under the cursor.
  public mutating func restyle(_ area: Rect, with style: Style) {
    let area = area.intersection(bounds)
    for row in area.rows {
      for column in area.columns {
        let index = row * size.columns + column
        cells[index].style = style.over(cells[index].style)
      }
    }
  }
}

extension Frame {
  /// Puts a character where it fits, or a space where half of it does.
  ///
  /// - Returns: The index of the character if all of it was written.
  private mutating func place(_ cell: Cell, at point: Point, in columns: Range<Int>) -> Int? {
    let start = point.row * size.columns
    let taken = point.column..<(point.column + cell.width)
    let visible = taken.clamped(to: columns)
    guard !visible.isEmpty else { return nil }
    guard visible == taken else {
      put(.blank(cell.style), at: start + visible.lowerBound)
      return nil
    }
    put(cell, at: start + point.column)
    if cell.width == 2 { put(.continuation(cell.style), at: start + point.column + 1) }
    return start + point.column
  }

  /// Replaces one cell, and the half that it leaves of a wide character by a space.
  private mutating func put(_ cell: Cell, at index: Int) {
    let old = cells[index]
    if old.isContinuation, !cell.isContinuation {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
    if old.width == 2 { cells[index + 1] = .blank(old.style) }
    cells[index] = cell
  }
}
