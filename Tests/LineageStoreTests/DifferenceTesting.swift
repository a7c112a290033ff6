// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport

/// What differs between two snapshots, `a1` and `b2`, that are all of a store.
func comparison(
  _ left: String, _ right: String, revealsHidden: Bool = false
) async throws -> SnapshotDifference {
  let store = try TemporaryStore(["a1.json": left, "b2.json": right])
  return try await store.open().difference(of: "b2", from: "a1", revealsHidden: revealsHidden)
}

extension SnapshotDifference {
  /// The difference as lines: a section, and below it each change with its sign.
  ///
  /// In a comparison with several, the places of the same are in brackets.
  var drawing: String {
    sections.map { section in
      ([section.subject.rawValue] + section.changes.map { "  " + line(of: $0) })
        .joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func line(of change: Change) -> String {
    let sign = [Change.Kind.added: "+", .removed: "-", .changed: "~"][change.kind] ?? "?"
    let sources = origins.count > 1 ? "[\(change.sources.map(String.init).joined())] " : ""
    let label = change.item + (change.attribute.map { " " + $0 } ?? "")
    let before = change.before.map { $0?.text ?? "." }.joined(separator: " ")
    return "\(sources)\(sign) \(label): \(before) -> \(change.after?.text ?? ".")"
  }

  /// All texts in it.
  var texts: [String] {
    let changes = (sections + same).flatMap(\.changes)
    return changes.flatMap { [$0.item, $0.attribute ?? ""] }
      + changes.flatMap { ($0.before + [$0.after]).compactMap { $0?.text } }
      + (origins + missing).flatMap { [$0.role ?? "", $0.directive ?? ""] }
  }
}

/// The members of a file that say what a world in flat shape is.
func graphText(nodes: [String] = [], edges: [String] = [], more: String = "") -> String {
  let nodes = nodes.joined(separator: ", ")
  let edges = edges.joined(separator: ", ")
  return #""graph": {"nodes": [\#(nodes)], "edges": [\#(edges)]\#(more)}"#
}

/// A node of a world in flat shape.
func nodeText(_ id: String, _ attributes: String = "", more: String = "") -> String {
  #"{"id": "\#(id)", "kind": "host", "attrs": {\#(attributes)}\#(more)}"#
}
