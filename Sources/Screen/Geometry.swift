// SPDX-License-Identifier: MIT

/// How many rows and columns something takes.
public struct Size: Hashable, Sendable {
  /// The number of rows, never negative.
  public var rows: Int

  /// The number of columns, never negative.
  public var columns: Int

  /// Creates a size; a negative count becomes zero.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A character place, counted from the top left corner, which is row 0, column 0.
public struct Point: Hashable, Sendable {
  /// The distance from the top.
  public var row: Int

  /// The distance from the left.
  public var column: Int

  /// Creates a point.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of character places.
///
/// It may lie partly or wholly outside a frame.
public struct Rect: Hashable, Sendable {
  /// The rows it covers.
  public private(set) var rows: Range<Int>

  /// The columns it covers.
  public private(set) var columns: Range<Int>

  /// Creates a rectangle from the rows and columns that it covers.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Creates a rectangle from its top left corner and its size.
  public init(origin: Point, size: Size) {
    rows = origin.row..<(origin.row + size.rows)
    columns = origin.column..<(origin.column + size.columns)
  }

  /// The top left corner.
  public var origin: Point { Point(row: rows.lowerBound, column: columns.lowerBound) }

  /// How many rows and columns it covers.
  public var size: Size { Size(rows: rows.count, columns: columns.count) }

  /// Whether it covers no place at all.
  public var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

  /// Whether a place is inside.
  public func contains(_ point: Point) -> Bool {
    rows.contains(point.row) && columns.contains(point.column)
  }

  /// Returns what two rectangles share, which may be empty.
  public func intersection(_ other: Rect) -> Rect {
    Rect(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }
}

extension Rect {
  /// Returns the topmost rows, all of them if there are fewer.
  public func top(_ count: Int) -> Rect {
    Rect(rows: rows.keepingFirst(count), columns: columns)
  }

  /// Returns the lowest rows, all of them if there are fewer.
  public func bottom(_ count: Int) -> Rect {
    Rect(rows: rows.keepingLast(count), columns: columns)
  }

  /// Returns the leftmost columns, all of them if there are fewer.
  public func left(_ count: Int) -> Rect {
    Rect(rows: rows, columns: columns.keepingFirst(count))
  }

  /// Returns the rightmost columns, all of them if there are fewer.
  public func right(_ count: Int) -> Rect {
    Rect(rows: rows, columns: columns.keepingLast(count))
  }

  /// Returns the rectangle without its outer rows and columns; what is not there is not taken.
  ///
  ///     let area = Rect(rows: 0..<24, columns: 0..<80)
  ///     area.trimmed(top: 1, bottom: 2)    // rows 1..<22, columns 0..<80
  public func trimmed(top: Int = 0, bottom: Int = 0, left: Int = 0, right: Int = 0) -> Rect {
    Rect(
      rows: rows.keepingLast(rows.count - top).keepingFirst(rows.count - top - bottom),
      columns: columns.keepingLast(columns.count - left)
        .keepingFirst(columns.count - left - right))
  }
}

extension Range<Int> {
  /// The first `length` numbers, as far as there are so many.
  func keepingFirst(_ length: Int) -> Range<Int> {
    lowerBound..<(lowerBound + Swift.min(count, Swift.max(0, length)))
  }

  /// The last `length` numbers, as far as there are so many.
  func keepingLast(_ length: Int) -> Range<Int> {
    (upperBound - Swift.min(count, Swift.max(0, length)))..<upperBound
  }
}
