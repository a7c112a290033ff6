// SPDX-License-Identifier: MIT

extension Frame {
  /// Traps unless every wide character and its right half stand side by side.
  ///
  /// - Complexity: O(cells).
  public func checkInvariants() {
    precondition(cells.count == size.rows * size.columns, "a frame has a cell for each place")
    for row in bounds.rows {
      var widthToTheLeft = 1
      for cell in self.row(row) {
        precondition(
          cell.isContinuation == (widthToTheLeft == 2),
          "row \(row) of a frame has half a wide character")
        widthToTheLeft = cell.width
      }
      precondition(widthToTheLeft != 2, "row \(row) of a frame ends within a wide character")
    }
  }
}
