// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore

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
  /// | `task_metrics` | the numbers of its tasks, by metric; only where files of them are named |
  static func sheet(
    _ detail: SnapshotDetail, of store: SnapshotStore, for destination: Destination
  ) -> JSONFormat {
    let graph = store.graph
    return JSONFormat(for: destination) { json, node in
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
      if let metrics = store.metrics { json.taskFields(of: node, in: metrics) }
    }
  }
}

extension JSONText {
  /// Writes the numbers of a snapshot's tasks.
  mutating func taskFields(of node: NodeIndex, in metrics: Metrics) {
    field("task_metrics", of: metrics) { json, metrics in
      for metric in metrics.all {
        let values = metric.taskValues(of: node)
        if values.isEmpty { continue }
        json.field(metric.name, of: values) { json, values in
          for value in values { json.field(value.task, value.value) }
        }
      }
    }
  }
}
