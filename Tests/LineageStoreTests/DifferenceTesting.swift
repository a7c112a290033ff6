// SPDX-License-Identifier: MIT

import LineageCore

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
    let changes = sections.flatMap(\.changes)
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
