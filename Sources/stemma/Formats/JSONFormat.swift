// SPDX-License-Identifier: MIT

import LineageCore

/// One JSON object a line, in the lineage's order. The fields are stable:
///
/// | Field | Value |
/// |---|---|
/// | `schema` | the number of this form, ``JSONText/schema`` |
/// | `id` | the id, as the file has it |
/// | `parents` | a list of `{"id", "role", "missing"}`, the primary parent first |
/// | `cohort` | `{"id", "label", "index", "size", "inferred"}`, or `null` |
/// | `generation` | the longest distance from a root, in edges |
/// | `directive` | what was done to derive it from the primary parent, or `null` |
/// | `difficulty` | a number in its writer's scale, or `null` |
/// | `shape` | `"chain"`, `"flat"` or `"spec"`; `null` for a missing snapshot |
/// | `file` | where it is stored; `null` for a missing snapshot |
/// | `missing` | whether it is known only through others |
/// | `metrics` | the values of metrics by name, those that it has; only where files of them are named |
///
/// The cohort is the one recorded first, else the inferred one. Its `label`, `index` and `size` are
/// `null` where none is recorded; the size of an inferred cohort is the number of its members.
struct JSONFormat: OutputFormat {
  private let destination: Destination
  private let moreFields: (inout JSONText, NodeIndex) -> Void

  /// Creates the format for a destination.
  ///
  /// - Parameters:
  ///   - destination: Where it goes. For a terminal, what could drive it is escaped.
  ///   - moreFields: Writes what a verb has to say besides.
  init(
    for destination: Destination,
    moreFields: @escaping (inout JSONText, NodeIndex) -> Void = { _, _ in }
  ) {
    self.destination = destination
    self.moreFields = moreFields
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    for node in answer.nodesInOrder {
      let line = JSONText.line(of: node, in: answer.graph, answer.metrics, for: destination) {
        moreFields(&$0, node)
      }
      try output.writeLine(line)
    }
  }
}

extension JSONText {
  /// Creates an empty text for a destination.
  init(for destination: Destination) {
    self.init(escapingFor: destination.isTerminal ? destination.glyphs : nil)
  }

  /// The number of the form of all objects that are printed, which each of them begins with.
  ///
  /// It changes when a field goes away, or means something else; not when one is added.
  static let schema = 1

  /// The line of a snapshot, to which the closure adds fields.
  static func line(
    of node: NodeIndex, in graph: LineageGraph, _ metrics: Metrics?, for destination: Destination,
    _ moreFields: (inout JSONText) -> Void = { _ in }
  ) -> String {
    line(for: destination) { json in
      json.snapshotFields(of: node, in: graph)
      if let metrics { json.metricFields(of: node, in: metrics) }
      moreFields(&json)
    }
  }

  /// The line of an object, whose fields the closure writes.
  static func line(
    for destination: Destination, _ fields: (inout JSONText) -> Void
  ) -> String {
    var json = JSONText(for: destination)
    json.object { json in
      json.field("schema", schema)
      fields(&json)
    }
    return json.text
  }

  /// Writes the fields that every verb prints of a snapshot.
  mutating func snapshotFields(of node: NodeIndex, in graph: LineageGraph) {
    let snapshot = graph[node]
    field("id", snapshot.id.text)
    field("parents", of: zip(graph.parents(of: node), snapshot.parents)) { json, parent in
      json.object { json in
        json.field("id", parent.1.id.text)
        json.field("role", parent.1.role)
        json.field("missing", graph.isMissing(parent.0))
      }
    }
    field("cohort", of: graph.cohortIndex(of: node)) { json, cohort in
      json.cohortFields(of: cohort, for: node, in: graph)
    }
    field("generation", graph.generation(of: node))
    field("directive", snapshot.directive)
    field("difficulty", snapshot.difficulty)
    field("shape", snapshot.shape?.rawValue)
    field("file", snapshot.file)
    field("missing", snapshot.isMissing)
  }

  /// Writes the values of metrics that a snapshot has.
  mutating func metricFields(of node: NodeIndex, in metrics: Metrics) {
    field("metrics", of: metrics) { json, metrics in
      for metric in metrics.all {
        if let value = metric[node] { json.field(metric.name, value) }
      }
    }
  }

  /// Writes the fields of a cohort and of a snapshot's place in it.
  mutating func cohortFields(of number: CohortIndex, for node: NodeIndex, in graph: LineageGraph) {
    let cohort = graph[number]
    field("id", cohort.id.text)
    field("label", cohort.label)
    field("index", graph.recordedIndex(of: node, in: number))
    field("size", cohort.isInferred ? cohort.members.count : cohort.size)
    field("inferred", cohort.isInferred)
  }
}
