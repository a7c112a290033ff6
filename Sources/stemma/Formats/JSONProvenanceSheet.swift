// SPDX-License-Identifier: MIT

import LineageCore

/// A sheet as one JSON object, a line for each snapshot and each cohort.
///
/// | Field | Value |
/// |---|---|
/// | `subjects` | the ids of the snapshots in question |
/// | `snapshots` | these and all their ancestors, parents first |
/// | `cohorts` | the cohorts of all these, with all members that are known |
struct JSONProvenanceSheet: ProvenanceSheet {
  private let facts: ProvenanceFacts
  private let destination: Destination

  /// Creates the sheet for a destination.
  init(_ facts: ProvenanceFacts, for destination: Destination) {
    self.facts = facts
    self.destination = destination
  }

  private var graph: LineageGraph { facts.graph }

  private var lastNode: NodeIndex? { facts.provenance.nodes.reduce(nil) { $1 } }

  var head: [String] {
    let fields = JSONText.line(for: destination) { json in
      json.field("subjects", of: facts.provenance.subjects) { $0.string(graph.id(of: $1).text) }
    }
    return [fields.dropLast() + #","snapshots":["#]
  }

  func lines(of node: NodeIndex, _ page: ProvenancePage) -> [String] {
    let snapshot = graph[node]
    var json = JSONText(for: destination)
    json.object { json in
      json.field("id", snapshot.id.text)
      json.field("subject", facts.provenance.subjects.contains(node))
      json.field("missing", snapshot.isMissing)
      json.field("generation", graph.generation(of: node))
      json.field("shape", snapshot.shape?.rawValue)
      json.field("file", snapshot.file)
      json.field("edges", of: page.steps) { json, step in
        json.object { $0.fields(of: step, file: page.file) }
      }
      json.field("cohorts", of: graph.cohortIndices(of: node)) { json, cohort in
        json.object { $0.cohortFields(of: cohort, for: node, in: graph) }
      }
      json.field("facts", of: facts.otherFacts(page)) { json, fact in
        json.object { json in
          json.field("subject", fact.subject.rawValue)
          json.field("values", of: fact.values) { $0.string($1) }
          json.field("file", page.file)
          json.field("key", fact.key)
        }
      }
    }
    return [json.text + (node == lastNode ? "" : ",")]
  }

  var tail: [String] {
    let cohorts = facts.provenance.cohorts
    let lines = cohorts.enumerated().map { place, number in
      line(of: number) + (place + 1 < cohorts.count ? "," : "")
    }
    return [#"],"cohorts":["#] + lines + ["]}"]
  }

  private func line(of number: CohortIndex) -> String {
    let cohort = graph[number]
    var json = JSONText(for: destination)
    json.object { json in
      json.field("id", cohort.id.text)
      json.field("label", cohort.label)
      json.field("size", cohort.isInferred ? cohort.members.count : cohort.size)
      json.field("inferred", cohort.isInferred)
      json.field("members", of: graph.members(of: number)) { json, node in
        json.object { json in
          json.field("id", graph.id(of: node).text)
          json.field("index", graph.recordedIndex(of: node, in: number))
          json.field("ancestor", facts.provenance.nodes.contains(node))
          json.field("file", graph[node].file)
        }
      }
    }
    return json.text
  }
}

extension JSONText {
  fileprivate mutating func fields(of step: ProvenancePage.Step, file: String?) {
    field("parent", step.parent.id.text)
    field("role", step.parent.role)
    field("directive", step.parent.directive)
    field("derivation", step.derivation)
    field("file", file)
    field("key", step.key)
    field("directive_key", step.directiveKey)
  }
}
