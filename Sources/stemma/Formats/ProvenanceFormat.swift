// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// How snapshots came to be, for people: a line for each snapshot on the way, below it a line for
/// each step that led to it, and the cohorts at the end.
struct ProvenanceFormat: OutputFormat {
  private let provenance: Provenance
  private let text: SpanText

  /// Creates the format for a provenance and a destination.
  init(_ provenance: Provenance, for destination: Destination) {
    self.provenance = provenance
    text = SpanText(for: destination)
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    let graph = answer.graph
    var edges = provenance.edges[...]
    for node in answer.nodes {
      try output.writeLine(text.line(heading(of: node, in: graph)))
      while let edge = edges.first, edge.child == node {
        try output.writeLine(text.line(line(of: edge, in: graph)))
        edges.removeFirst()
      }
    }
    for cohort in provenance.cohorts {
      try output.writeLine(text.line(line(of: graph[cohort], in: graph)))
    }
  }

  private func heading(of node: NodeIndex, in graph: LineageGraph) -> [Span] {
    let snapshot = graph[node]
    let isSubject = provenance.subjects.contains(node)
    let idRole: Role = snapshot.isMissing ? .missing : isSubject ? .match : .id
    var spans = [
      Span(graph.shortID(of: node), idRole), Span("  generation "),
      Span(String(graph.generation(of: node)), .number),
    ]
    if snapshot.isMissing { spans.append(Span("  " + graph.missingText(of: node), .missing)) }
    for cohort in graph.cohortIndices(of: node) {
      let name = graph[cohort].isInferred ? "an inferred cohort" : graph[cohort].id.text
      spans.append(Span("  \(graph.placeText(of: node, in: cohort)) of \(name)", .relation))
    }
    if snapshot.parents.isEmpty, let title = snapshot.title { spans += [Span("  "), Span(title)] }
    return spans
  }

  private func line(of edge: Provenance.Edge, in graph: LineageGraph) -> [Span] {
    let parentRole: Role = graph.isMissing(edge.parent) ? .missing : .id
    let spans = [
      Span("  from ", .faint), Span(graph.shortID(of: edge.parent), parentRole), Span("  "),
      Span(edge.role, .relation),
    ]
    return edge.directive.map { spans + [Span("  "), Span($0, .directive)] } ?? spans
  }

  private func line(of cohort: Cohort, in graph: LineageGraph) -> [Span] {
    let members = cohort.members.map(graph.shortID).joined(separator: " ")
    let label = cohort.label.map { " \"\($0)\"" } ?? ""
    let name = cohort.isInferred ? "inferred cohort" : "cohort \(cohort.id)\(label)"
    return [Span(name, .relation), Span(": "), Span(members, .id)]
  }
}
