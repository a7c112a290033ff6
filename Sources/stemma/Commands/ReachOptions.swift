// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

/// How far a verb follows edges, and whether it begins with the snapshots themselves.
struct ReachOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Follow at most so many edges.", valueName: "edges"))
  var depth: Int?

  @Flag(help: "Print the snapshots themselves as well.")
  var withSelf = false

  func validate() throws {
    if let depth, depth < 0 { throw ValidationError("--depth takes a number from 0 on") }
  }

  /// The nodes that were found, with those they were found from where that is wanted.
  func completed(_ found: NodeSet, with nodes: NodeSet) -> NodeSet {
    withSelf ? found.union(nodes) : found
  }
}
