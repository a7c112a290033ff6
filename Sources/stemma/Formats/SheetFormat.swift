// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// All that is known of one snapshot, for people: its place in the lineage, and what its file says
/// with the key under which each fact stands there.
struct SheetFormat: OutputFormat {
  private let detail: SnapshotDetail
  private let text: SpanText

  /// How many columns the names of facts take.
  private static let nameWidth = 21

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
      for fact in detail.facts { try write(Fact(fact), to: &output) }
    }
  }

  /// Says where the facts were read: of a missing snapshot, in somebody else's file.
  private func heading(in snapshot: Snapshot) -> String? {
    guard let file = detail.file else { return nil }
    return text.line([Span(snapshot.isMissing ? "in the file \(file)" : "in its file", .faint)])
  }

  /// A name, and one line or more that belong to it.
  private struct Fact {
    var name: String
    var lines: [[Span]]

    init(_ name: String, _ lines: [[Span]]) {
      self.name = name
      self.lines = lines
    }

    init(_ name: String, _ text: String?) {
      self.init(name, text.map { [[Span($0)]] } ?? [])
    }

    /// A fact of a file, with its key after its last line.
    init(_ fact: SnapshotDetail.Fact) {
      name = fact.subject.rawValue
      lines = fact.values.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }
        .map { [Span(String($0))] }
      if lines.isEmpty { lines = [[]] }
      lines[lines.count - 1].append(Span("  (\(fact.key))", .faint))
    }
  }

  private func write(_ fact: Fact, to output: inout Output) throws(OutputError) {
    let padding = max(0, Self.nameWidth - 2 - text.visible(fact.name).columns)
    let name = [Span("  "), Span(fact.name, .faint), Span(String(repeating: " ", count: padding))]
    let space = [Span(String(repeating: " ", count: Self.nameWidth))]
    for (index, line) in fact.lines.enumerated() {
      try output.writeLine(text.line((index == 0 ? name : space) + line))
    }
  }
}

extension SheetFormat {
  private func placeInLineage(of node: NodeIndex, in graph: LineageGraph) -> [Fact] {
    let snapshot = graph[node]
    return [
      Fact("missing", snapshot.isMissing ? graph.missingText(of: node) : nil),
      Fact("file", snapshot.file),
      Fact("shape", snapshot.shape?.rawValue),
      Fact("generation", String(graph.generation(of: node))),
      Fact("parents", parentLines(of: node, graph)),
      Fact("children", childLines(of: node, graph)),
      Fact("cohort", graph.cohortIndices(of: node).map { line(of: $0, of: node, graph) }),
      Fact("made with", matesLines(of: node, graph)),
      Fact("ancestors", String(graph.ancestors(of: node).count)),
      Fact("descendants", String(graph.descendants(of: node).count)),
    ]
  }

  private func metricFact(of node: NodeIndex, in metrics: Metrics?) -> Fact {
    let lines = (metrics?.all ?? []).compactMap { metric -> [Span]? in
      guard let value = metric[node] else { return nil }
      let tasks = metric.taskText(of: node).map { [Span("  " + $0, .faint)] } ?? []
      return [Span(metric.name + "  "), Span(String(value), .number)] + tasks
    }
    return Fact("metrics", lines)
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
