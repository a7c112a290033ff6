// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// All that is known of one snapshot, for people: its place in the lineage, and what its file says
/// with the key under which each fact stands there.
struct SheetFormat: OutputFormat {
  private let detail: SnapshotDetail
  private let text: SpanText

  /// Creates the format for what was read out of the snapshot's file and a destination.
  init(_ detail: SnapshotDetail, for destination: Destination) {
    self.detail = detail
    text = SpanText(for: destination)
  }

  func write(_ answer: Answer, to output: inout Output) throws(OutputError) {
    for node in answer.nodes {
      try output.writeLine(text.line([Span(answer.graph.id(of: node).text, .heading)]))
      for fact in placeInLineage(of: node, in: answer.graph) { try write(fact, to: &output) }
      try write(metricFact(of: node, in: answer.metrics), to: &output)
      if let heading = heading(in: answer.graph[node]) { try output.writeLine(heading) }
      for fact in detail.facts { try write(SheetFact(fact), to: &output) }
    }
  }

  /// Says where the facts were read: of a missing snapshot, in somebody else's file.
  private func heading(in snapshot: Snapshot) -> String? {
    guard let file = detail.file else { return nil }
    return text.line([Span(snapshot.isMissing ? "in the file \(file)" : "in its file", .faint)])
  }

  private func write(_ fact: SheetFact, to output: inout Output) throws(OutputError) {
    for line in fact.lines(text) { try output.writeLine(line) }
  }
}

extension SheetFormat {
  private func placeInLineage(of node: NodeIndex, in graph: LineageGraph) -> [SheetFact] {
    let snapshot = graph[node]
    return [
      SheetFact("missing", snapshot.isMissing ? graph.missingText(of: node) : nil),
      SheetFact("file", snapshot.file),
      SheetFact("shape", snapshot.shape?.rawValue),
      SheetFact("generation", String(graph.generation(of: node))),
      SheetFact("parents", parentLines(of: node, graph)),
      SheetFact("children", childLines(of: node, graph)),
      SheetFact("cohort", graph.cohortIndices(of: node).map { line(of: $0, of: node, graph) }),
      SheetFact("made with", matesLines(of: node, graph)),
      SheetFact("ancestors", String(graph.ancestors(of: node).count)),
      SheetFact("descendants", String(graph.descendants(of: node).count)),
    ]
  }

  private func metricFact(of node: NodeIndex, in metrics: Metrics?) -> SheetFact {
    let lines = (metrics?.all ?? []).compactMap { metric -> [Span]? in
      guard let value = metric[node] else { return nil }
      let tasks = metric.taskText(of: node).map { [Span("  " + $0, .faint)] } ?? []
      return [Span(metric.name + "  "), Span(String(value), .number)] + tasks
    }
    return SheetFact("metrics", lines)
  }

  private func parentLines(of node: NodeIndex, _ graph: LineageGraph) -> [[Span]] {
    zip(graph.parents(of: node), graph[node].parents).map { line(of: $0, $1, graph) }
  }

  private func childLines(of node: NodeIndex, _ graph: LineageGraph) -> [[Span]] {
    graph.children(of: node).map { line(of: $0, graph.reference(from: $0, to: node), graph) }
  }

  /// A snapshot at the other end of an edge.
  private func line(
    of node: NodeIndex, _ reference: ParentReference?, _ graph: LineageGraph
  ) -> [Span] {
    let idRole: Role = graph.isMissing(node) ? .missing : .id
    var spans = [Span(graph.id(of: node).text, idRole)]
    if graph.isMissing(node) { spans.append(Span("  missing", .missing)) }
    if let role = reference?.role { spans += [Span("  "), Span(role, .relation)] }
    if let directive = reference?.directive { spans += [Span("  "), Span(directive, .directive)] }
    return spans
  }

  private func line(
    of number: CohortIndex, of node: NodeIndex, _ graph: LineageGraph
  ) -> [Span] {
    let cohort = graph[number]
    let name = cohort.isInferred ? "inferred from the same parents" : cohort.id.text
    let label = cohort.label.map { " \"\($0)\"" } ?? ""
    return [Span(name + label, .relation), Span("  " + graph.placeText(of: node, in: number))]
  }

  private func matesLines(of node: NodeIndex, _ graph: LineageGraph) -> [[Span]] {
    graph.cohortMates(of: node).filter { $0 != node }.map { mate in
      let directive = graph[mate].directive.map { [Span("  "), Span($0, .directive)] }
      return [Span(graph.id(of: mate).text, .id)] + (directive ?? [])
    }
  }
}
