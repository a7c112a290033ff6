// SPDX-License-Identifier: MIT

import LineageCore

/// A table for people: one snapshot a line, in aligned columns.
struct TextFormat: OutputFormat {
  private let columns: [SnapshotField]?
  private let destination: Destination

  /// How many rows are aligned with each other before the first of them is printed.
  private static let pieceSize = 1_000

  /// Creates the format for a destination.
  ///
  /// - Parameters:
  ///   - columns: The columns; `nil` for the usual ones.
  ///   - destination: Where it goes.
  init(columns: [SnapshotField]? = nil, for destination: Destination) {
    self.columns = columns
    self.destination = destination
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    let usual = SnapshotField.usualColumns(hasRoles: answer.relation != .none)
    var table = SnapshotTable(answer, columns: columns ?? usual, for: destination)
    for start in stride(from: 0, to: answer.nodes.count, by: Self.pieceSize) {
      let piece = answer.nodes[start...].prefix(Self.pieceSize)
      for line in table.lines(of: piece, isFirst: start == 0) { try output.writeLine(line) }
    }
  }
}
