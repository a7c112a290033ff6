// SPDX-License-Identifier: MIT

import Screen
import Testing

@Suite("Geometry")
struct GeometryTests {
  let area = Rect(rows: 2..<10, columns: 5..<25)

  @Test("a negative size is empty")
  func negativeSize() {
    #expect(Size(rows: -1, columns: -80) == Size(rows: 0, columns: 0))
  }

  @Test("a rectangle can be cut from each side")
  func sides() {
    #expect(area.top(1) == Rect(rows: 2..<3, columns: 5..<25))
    #expect(area.bottom(2) == Rect(rows: 8..<10, columns: 5..<25))
    #expect(area.left(3) == Rect(rows: 2..<10, columns: 5..<8))
    #expect(area.right(4) == Rect(rows: 2..<10, columns: 21..<25))
    #expect(
      area.trimmed(top: 1, bottom: 2, left: 3, right: 4)
        == Rect(rows: 3..<8, columns: 8..<21))
  }

  @Test("cutting more than there is leaves all, trimming more than there is leaves nothing")
  func excess() {
    #expect(area.top(99) == area)
    #expect(area.right(99) == area)
    #expect(area.bottom(-1).isEmpty)
    #expect(area.trimmed(top: 6, bottom: 6).isEmpty)
    #expect(area.trimmed(left: 99).isEmpty)
  }

  @Test("an intersection is what both share")
  func intersection() {
    let other = Rect(origin: Point(row: 0, column: 20), size: Size(rows: 4, columns: 80))
    #expect(area.intersection(other) == Rect(rows: 2..<4, columns: 20..<25))
    #expect(area.intersection(Rect(rows: 50..<60, columns: 0..<80)).isEmpty)
    #expect(area.contains(Point(row: 2, column: 24)))
    #expect(!area.contains(Point(row: 2, column: 25)))
  }
}
