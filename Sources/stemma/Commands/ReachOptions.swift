// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

/// How far a verb follows edges, and whether it begins with the snapshot itself.
struct ReachOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow at most so many edges.", valueName: "edges"))
  var depth: Int?

  @Flag(help: "Print the snapshot itself as well.")
  var withSelf = false

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0 on") }
  }

  /// The nodes that were found, with the one they were found from where that is wanted.
  func completed(_ nodes: NodeSet, with node: NodeIndex) -> NodeSet {
    var nodes = nodes
    if withSelf { nodes.insert(node) }
    return nodes
  }
}
