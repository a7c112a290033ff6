// SPDX-License-Identifier: MIT

import LineageCore

/// Finding the snapshot that a user means.
extension LineageGraph {
  /// The node that a name stands for.
  ///
  /// - Parameters:
  ///   - name: An id, or the first digits of one.
  ///   - kind: What error messages call what is named.
  /// - Returns: The node.
  /// - Throws: ``CommandError`` where no snapshot or several have such a name.
  func node(named name: String, kind: String = "snapshot") throws(CommandError) -> NodeIndex {
    switch resolve(name) {
    case .one(let node): return node
    case .several(let nodes):
      throw .ambiguous(name: name, count: nodes.count, candidates: candidates(among: nodes))
    case .none(let near):
      throw .unknown(kind: kind, name: name, candidates: candidates(among: near))
    }
  }

  /// The first of some nodes, for an error to name.
  func candidates(among nodes: [NodeIndex]) -> [Candidate] {
    nodes.prefix(Self.candidateLimit).map { node in
      let snapshot = self[node]
      let label = snapshot.isMissing ? "missing" : snapshot.directive ?? snapshot.title ?? ""
      return Candidate(id: snapshot.id, label: label)
    }
  }
}

/// A snapshot that the user may have meant.
struct Candidate: Hashable {
  /// Its id.
  let id: SnapshotID
  /// What people know it by.
  let label: String
}
