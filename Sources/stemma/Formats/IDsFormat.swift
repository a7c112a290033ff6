// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// Full ids, one a line, in the lineage's order: byte for byte as they are stored, but made visible
/// where they go to a terminal.
struct IDsFormat: OutputFormat {
  private let end: String
  private let destination: Destination

  /// Creates the format for a destination.
  ///
  /// - Parameters:
  ///   - end: What follows each id.
  ///   - destination: Where they go.
  init(end: String = "\n", for destination: Destination) {
    self.end = end
    self.destination = destination
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    for node in answer.nodesInOrder {
      try output.write(line(of: answer.graph.id(of: node)) + end)
    }
  }

  /// The line of an id.
  func line(of id: SnapshotID) -> String {
    destination.isTerminal ? VisibleText(id.text, glyphs: destination.glyphs).text : id.text
  }
}
