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
  private let lastNode: NodeIndex?

  /// Creates the sheet for a destination.
  init(_ facts: ProvenanceFacts, for destination: Destination) {
    self.facts = facts
    self.destination = destination
    lastNode = facts.provenance.nodes.reduce(nil) { $1 }
  }

  private var graph: LineageGraph { facts.graph }

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

  func tail(_ cohorts: [ProvenanceCohort]) -> [String] {
    let lines = cohorts.enumerated().map { place, cohort in
      line(of: cohort) + (place + 1 < cohorts.count ? "," : "")
    }
    return [#"],"cohorts":["#] + lines + ["]}"]
  }

  private func line(of entry: ProvenanceCohort) -> String {
    let cohort = entry.cohort
    var json = JSONText(for: destination)
    json.object { json in
      json.field("id", cohort.id.text)
      json.field("label", cohort.label)
      json.field("size", cohort.isInferred ? cohort.members.count : cohort.size)
      json.field("inferred", cohort.isInferred)
      json.field("members", of: entry.members) { json, member in
        json.object { json in
          json.field("id", member.id.text)
          json.field("index", member.index)
          json.field("ancestor", member.isAncestor)
          json.field("file", member.file)
          json.field("key", member.key)
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
