// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// GraphML: <http://graphml.graphdrawing.org/primer/graphml-primer.html>.
///
/// Edges lead from parents to children, so that a program's ancestors are ancestors.
struct GraphMLExport: LineageExport {
  /// The attributes of nodes: name, type, and value where there is one.
  ///
  /// One table for both parts of the file.
  private static let nodeAttributes:
    [(name: String, type: String, value: @Sendable (Values) -> String?)] = [
      ("id", "string", { $0.snapshot.id.text }),
      ("directive", "string", { $0.snapshot.directive }),
      ("title", "string", { $0.snapshot.title }),
      ("generation", "long", { String($0.graph.generation(of: $0.node)) }),
      ("difficulty", "double", { $0.snapshot.difficulty.map { String($0) } }),
      ("cohort", "string", { values in values.cohort.map { values.graph.id(of: $0).text } }),
      ("cohort_label", "string", { values in values.cohort.flatMap { values.graph[$0].label } }),
      (
        "cohort_inferred", "boolean",
        { values in values.cohort.map { String(values.graph.isInferred($0)) } }
      ),
      ("shape", "string", { $0.snapshot.shape?.rawValue }),
      ("file", "string", { $0.snapshot.file }),
      ("missing", "boolean", { String($0.snapshot.isMissing) }),
    ]

  private struct Values {
    let graph: LineageGraph
    let node: NodeIndex
    let snapshot: Snapshot
    var cohort: CohortIndex? { graph.cohortIndex(of: node) }
  }

  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    try output.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">

      """)
    for (number, attribute) in Self.nodeAttributes.enumerated() {
      try writeKey("n\(number)", "node", attribute.name, attribute.type, to: &output)
    }
    for (number, metric) in (lineage.metrics?.all ?? []).enumerated() {
      try writeKey("m\(number)", "node", "metric." + metric.name, "double", to: &output)
    }
    try writeKey("role", "edge", "role", "string", to: &output)
    try writeKey("place", "edge", "place", "long", to: &output)
    try writeKey("edge_directive", "edge", "directive", "string", to: &output)
    try output.writeLine("  <graph id=\"lineage\" edgedefault=\"directed\">")
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      try writeNode(node, of: lineage, to: &output)
    }
    for node in lineage.nodes { try writeEdges(of: node, lineage, to: &output) }
    try output.writeLine("  </graph>\n</graphml>")
  }

  private func writeKey(
    _ id: String, _ owner: String, _ name: String, _ type: String, to output: inout Output
  ) throws(OutputError) {
    let name = Self.escaped(name)
    try output.writeLine(
      "  <key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>")
  }

  private func writeNode(
    _ node: NodeIndex, of lineage: ExportedLineage, to output: inout Output
  ) throws(OutputError) {
    let values = Values(graph: lineage.graph, node: node, snapshot: lineage.graph[node])
    try output.writeLine("    <node id=\"\(name(of: node, lineage.graph))\">")
    for (number, attribute) in Self.nodeAttributes.enumerated() {
      if let value = attribute.value(values) { try writeData("n\(number)", value, to: &output) }
    }
    for (number, metric) in (lineage.metrics?.all ?? []).enumerated() {
      if let value = metric[node] { try writeData("m\(number)", String(value), to: &output) }
    }
    try output.writeLine("    </node>")
  }

  private func writeEdges(
    of node: NodeIndex, _ lineage: ExportedLineage, to output: inout Output
  ) throws(OutputError) {
    for edge in lineage.edges(of: node, lineage.graph[node]) {
      let (parent, child) = (name(of: edge.parent, lineage.graph), name(of: node, lineage.graph))
      try output.writeLine("    <edge source=\"\(parent)\" target=\"\(child)\">")
      try writeData("role", edge.reference.role, to: &output)
      try writeData("place", String(edge.place), to: &output)
      if let directive = edge.reference.directive {
        try writeData("edge_directive", directive, to: &output)
      }
      try output.writeLine("    </edge>")
    }
  }

  private func writeData(
    _ key: String, _ value: String, to output: inout Output
  ) throws(OutputError) {
    try output.writeLine("      <data key=\"\(key)\">\(Self.escaped(value))</data>")
  }

  /// The id where XML allows it as a name, else the node's number, which no such name begins as.
  private func name(of node: NodeIndex, _ graph: LineageGraph) -> String {
    let id = graph.id(of: node).text
    let isName =
      !id.isEmpty
      && id.unicodeScalars.allSatisfy {
        $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-_:".unicodeScalars.contains($0))
      }
    return isName ? id : "#\(node.position)"
  }

  /// Text in XML, which has no place for most control characters, not even as references.
  private static func escaped(_ text: String) -> String {
    VisibleText(text, glyphs: .unicode).text.replacing("&", with: "&amp;")
      .replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
  }
}
