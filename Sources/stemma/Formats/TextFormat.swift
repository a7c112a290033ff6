// SPDX-License-Identifier: MIT

import LineageCore

/// A table for people: one snapshot a line, in aligned columns.
struct TextFormat: OutputFormat {
  private let destination: Destination

  /// Creates the format for a destination.
  init(for destination: Destination) { self.destination = destination }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    guard !answer.nodes.isEmpty else { return }
    let table = SnapshotTable(answer, for: destination)
    let widths = table.widths()
    if table.hasHeading { try output.writeLine(table.heading(widths)) }
    for node in answer.nodes { try output.writeLine(table.line(of: node, widths)) }
  }
}
