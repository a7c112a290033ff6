// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The language of graphviz: <https://graphviz.org/doc/info/lang.html>.
struct DotExport: LineageExport {
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    try output.write(
      """
      digraph lineage {
        graph [fontname="sans-serif", rankdir=TB];
        node [fontname="sans-serif", shape=box, style=rounded];
        edge [fontname="sans-serif", fontsize=10];

      """)
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      try writeNode(node, of: lineage, to: &output)
    }
    try writeClusters(of: lineage, to: &output)
    try output.writeLine("}")
  }

  private func writeNode(
    _ node: NodeIndex, of lineage: ExportedLineage, to output: inout Output
  ) throws(OutputError) {
    let graph = lineage.graph
    let snapshot = graph[node]
    let lines = [graph.shortID(of: node), snapshot.drawnDeed].compactMap(\.self).map(Self.escaped)
    let style = snapshot.isMissing ? ", style=\"rounded,dashed\"" : ""
    let tooltip = Self.escaped("\(snapshot.id.text) \(snapshot.deed ?? "")")
    try output.writeLine(
      "  n\(node.position) [label=\"\(lines.joined(separator: "\\n"))\", tooltip=\"\(tooltip)\"\(style)];"
    )
    for edge in lineage.edges(of: node, snapshot) {
      let role = edge.reference.role
      let isUsual = role == ParentReference.defaultRole
      let label = isUsual ? "" : " [label=\"\(Self.escaped(role.drawn))\", style=dashed]"
      try output.writeLine("  n\(edge.parent.position) -> n\(node.position)\(label);")
    }
  }

  /// A node stands in one cluster at most, that of its first cohort.
  private func writeClusters(
    of lineage: ExportedLineage, to output: inout Output
  ) throws(OutputError) {
    for (cohort, members) in lineage.cohorts {
      let own = members.filter { lineage.graph.cohortIndex(of: $0) == cohort }
      if own.isEmpty { continue }
      let style = lineage.graph.isInferred(cohort) ? "\"rounded,dotted\"" : "rounded"
      let label = Self.escaped(lineage.name(of: cohort).drawn)
      let names = own.map { "n\($0.position);" }.joined(separator: " ")
      try output.writeLine(
        "  subgraph \"cluster_\(cohort.position)\" { label=\"\(label)\"; style=\(style); color=gray; \(names) }"
      )
    }
  }

  /// Text in quotation marks, where graphviz reads backslashes and HTML's entities.
  private static func escaped(_ text: String) -> String {
    VisibleText(text, glyphs: .unicode).text.replacing("&", with: "&amp;")
      .replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }
}
