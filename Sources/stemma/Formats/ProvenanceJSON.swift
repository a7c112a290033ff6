// SPDX-License-Identifier: MIT

import LineageCore

extension JSONFormat {
  /// How snapshots came to be.
  ///
  /// Besides the fields of every verb an object has
  ///
  /// | Field | Value |
  /// |---|---|
  /// | `edges` | a list of `{"parent", "role", "directive"}`, in the order of `parents` |
  /// | `cohorts` | all its cohorts, as objects like `cohort` |
  /// | `subject` | whether it is one of the snapshots that were asked about |
  static func provenance(
    of subjects: NodeSet, in graph: LineageGraph, for destination: Destination
  ) -> JSONFormat {
    JSONFormat(for: destination) { json, node in
      json.field("edges", of: graph[node].parents) { json, edge in
        json.object { json in
          json.field("parent", edge.id.text)
          json.field("role", edge.role)
          json.field("directive", edge.directive)
        }
      }
      json.field("cohorts", of: graph.cohortIndices(of: node)) { json, cohort in
        json.object { $0.cohortFields(of: cohort, for: node, in: graph) }
      }
      json.field("subject", subjects.contains(node))
    }
  }
}
