// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore

/// A split as comma-separated values (RFC 4180), by id, so that files of two times differ in little.
struct SplitTable {
  private let split: LineageSplit
  private let graph: LineageGraph

  init(_ split: LineageSplit, of graph: LineageGraph) {
    self.split = split
    self.graph = graph
  }

  func write(to output: inout Output) throws(OutputError) {
    try output.write(SplitFile.columns.joined(separator: ",") + "\r\n")
    let rows = graph.nodes.compactMap { node in split[node].map { (graph.id(of: node), $0) } }
    for (id, part) in rows.sorted(by: { $0.0 < $1.0 }) {
      try output.write(CSVText.cell(id.text) + "," + CSVText.cell(split.names[part]) + "\r\n")
    }
  }
}

/// What crosses between the parts of a split.
struct SplitReport {
  private let edges: [SplitCrossings.Edge]
  private let ancestors: [SplitCrossings.Ancestor]
  private let split: LineageSplit
  private let graph: LineageGraph

  init(
    edges: [SplitCrossings.Edge], ancestors: [SplitCrossings.Ancestor], _ split: LineageSplit,
    of graph: LineageGraph
  ) {
    self.edges = edges
    self.ancestors = ancestors
    self.split = split
    self.graph = graph
  }

  /// A line for each edge and each ancestor, and without JSON one for each pair of parts before.
  func write(_ isJSON: Bool, to output: inout Output) throws(OutputError) {
    if isJSON { return try writeJSON(to: &output) }
    let text = SpanText(for: .standardOutput)
    for (pair, counts) in pairs {
      let names = pair.map { split.names[$0] }.joined(separator: " and ")
      let edges = "\(counts.edges) edge\(counts.edges == 1 ? "" : "s")"
      let common = "\(counts.ancestors) common ancestor\(counts.ancestors == 1 ? "" : "s")"
      let words = "\(names): \(edges), \(common)"
      try output.writeLine(text.line([Span(words, .heading)]))
    }
    for edge in edges {
      var spans = [Span("edge      ", .faint)]
      spans += self.spans(edge.parent)
      spans.append(Span(" -> "))
      spans += self.spans(edge.child)
      try output.writeLine(text.line(spans))
    }
    for ancestor in ancestors {
      var spans = [Span("ancestor  ", .faint)]
      spans += self.spans(ancestor.node)
      spans.append(Span(" of " + ancestor.parts.map { split.names[$0] }.joined(separator: " and ")))
      try output.writeLine(text.line(spans))
    }
  }

  private func spans(_ node: NodeIndex) -> [Span] {
    let part = split[node].map { " (\(split.names[$0]))" } ?? ""
    return [Span(graph.shortID(of: node), .id), Span(part)]
  }

  /// The pairs of parts that something crosses between, with how much does.
  private var pairs: [([Int], (edges: Int, ancestors: Int))] {
    var counts: [[Int]: (edges: Int, ancestors: Int)] = [:]
    for edge in edges {
      let pair = [edge.parent, edge.child].compactMap { split[$0] }.sorted()
      if pair.count == 2 { counts[pair, default: (0, 0)].edges += 1 }
    }
    for ancestor in ancestors { counts[ancestor.parts, default: (0, 0)].ancestors += 1 }
    return counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.key, $0.value) }
  }

  /// Objects with `schema`, `kind` (`"edge"` with `parent` and `child`, or `"ancestor"` with
  /// `snapshot`) and `splits`, the names of both.
  private func writeJSON(to output: inout Output) throws(OutputError) {
    for edge in edges {
      let line = JSONText.line(for: .standardOutput) { json in
        json.field("kind", "edge")
        json.field("parent", graph.id(of: edge.parent).text)
        json.field("child", graph.id(of: edge.child).text)
        let parts = [edge.parent, edge.child].compactMap { split[$0] }
        json.field("splits", of: parts) { $0.string(split.names[$1]) }
      }
      try output.writeLine(line)
    }
    for ancestor in ancestors {
      let line = JSONText.line(for: .standardOutput) { json in
        json.field("kind", "ancestor")
        json.field("snapshot", graph.id(of: ancestor.node).text)
        json.field("splits", of: ancestor.parts) { $0.string(split.names[$1]) }
      }
      try output.writeLine(line)
    }
  }
}
