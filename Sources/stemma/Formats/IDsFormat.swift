// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// Full ids, one a line, in the lineage's order: byte for byte as they are stored, but made visible
/// where they go to a terminal.
struct IDsFormat: OutputFormat {
  private let destination: Destination

  /// Creates the format for a destination.
  init(for destination: Destination) { self.destination = destination }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    for node in answer.nodesInOrder {
      let id = answer.graph.id(of: node).text
      try output.writeLine(
        destination.isTerminal ? VisibleText(id, glyphs: destination.glyphs).text : id)
    }
  }
}
