// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore

extension UserSets {
  /// What a user has said of the snapshots of a graph.
  ///
  /// - Complexity: O(what was said · log *n*).
  init(_ state: UserState, of graph: LineageGraph) {
    self.init(of: graph)
    for (id, tags) in state.tags {
      guard let node = graph.node(for: id) else { continue }
      for tag in tags { self.tags[tag, default: graph.noNodes].insert(node) }
    }
    unseen = NodeSet(state.unseen.compactMap { graph.node(for: $0) }, capacity: graph.count)
    // Whoever has never been there has nothing that is new.
    seenUntil = state.seenUntil ?? .max
    let selected = state.selection.compactMap { graph.node(for: $0) }
    selection = selected.isEmpty ? nil : NodeSet(selected, capacity: graph.count)
  }
}

extension QueryScope {
  /// Takes in what a user has said of the snapshots: marks, tags, what is new and what is selected.
  mutating func know(_ state: UserState) {
    for (name, id) in state.marks {
      if let letter = name.first, let node = graph.node(for: id) { marks[letter] = node }
    }
    user = UserSets(state, of: graph)
  }

  /// Takes in what the user who runs the program has said of a store.
  ///
  /// - Throws: ``CommandError`` where it cannot be read.
  mutating func knowUser(of store: SnapshotStore) throws(CommandError) {
    know(try UserStateFile(for: store.paths)?.load() ?? UserState())
  }
}
