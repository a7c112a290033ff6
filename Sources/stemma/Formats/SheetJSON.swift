// SPDX-License-Identifier: MIT

import LineageCore

extension JSONFormat {
  /// All that is known of one snapshot.
  ///
  /// Besides the fields of every verb the object has
  ///
  /// | Field | Value |
  /// |---|---|
  /// | `children` | the ids of its children |
  /// | `ancestors`, `descendants` | how many there are |
  /// | `facts` | what its file says: a list of `{"subject", "values", "key"}` |
  static func sheet(
    _ detail: SnapshotDetail, of graph: LineageGraph, for destination: Destination
  ) -> JSONFormat {
    JSONFormat(for: destination) { json, node in
      json.field("children", of: graph.children(of: node)) { $0.string(graph.id(of: $1).text) }
      json.field("ancestors", graph.ancestors(of: node).count)
      json.field("descendants", graph.descendants(of: node).count)
      json.field("facts", of: detail.facts) { json, fact in
        json.object { json in
          json.field("subject", fact.subject.rawValue)
          json.field("values", of: fact.values) { $0.string($1) }
          json.field("key", fact.key)
        }
      }
    }
  }
}
