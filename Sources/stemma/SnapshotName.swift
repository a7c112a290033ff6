// SPDX-License-Identifier: MIT

import LineageCore

/// Finding the snapshot that a user means.
extension LineageGraph {
  /// How many bytes a prefix has at least.
  private static let shortestPrefix = 2

  /// How many candidates an error lists.
  private static let candidateLimit = 8

  /// The node with an id, or the only one whose id begins so.
  ///
  /// A prefix has two bytes or more, the `sha256:` that many ids share left aside. Missing
  /// snapshots can be named like others.
  ///
  /// - Parameters:
  ///   - name: What the user calls the snapshot.
  ///   - kind: What else the name could have been, for the error.
  /// - Returns: The node.
  /// - Throws: ``CommandError`` where no node or more than one is meant.
  func node(named name: String, kind: String = "snapshot") throws(CommandError) -> NodeIndex {
    if let node = node(for: SnapshotID(name)) { return node }
    let matches = isPrefix(name) ? nodes(withPrefix: name) : []
    guard let first = matches.first else {
      throw .unknown(kind: kind, name: name, candidates: candidates(among: nodes(nearTo: name)))
    }
    guard matches.count == 1 else {
      throw .ambiguous(name: name, count: matches.count, candidates: candidates(among: matches))
    }
    return first
  }

  private func isPrefix(_ name: String) -> Bool {
    SnapshotID(name).digits.count >= Self.shortestPrefix
  }

  /// The nodes that share the longest beginning with a name, as after a slip of the finger.
  private func nodes(nearTo name: String) -> [NodeIndex] {
    var prefix = name
    while !SnapshotID(prefix).digits.isEmpty {
      let matches = nodes(withPrefix: prefix)
      if !matches.isEmpty { return matches }
      prefix.unicodeScalars.removeLast()
    }
    return []
  }

  private func candidates(among nodes: [NodeIndex]) -> [Candidate] {
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
