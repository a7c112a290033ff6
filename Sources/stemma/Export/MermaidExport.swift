// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A flowchart in Mermaid's language: <https://mermaid.js.org/syntax/flowchart.html>.
struct MermaidExport: LineageExport {
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    try output.writeLine("flowchart TD")
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      let snapshot = lineage.graph[node]
      let lines = [lineage.graph.shortID(of: node), snapshot.drawnDeed].compactMap(\.self)
      let label = lines.map(Self.escaped).joined(separator: "<br/>")
      let shape = snapshot.isMissing ? ("([", "])") : ("[", "]")
      try output.writeLine("  n\(node.position)\(shape.0)\"\(label)\"\(shape.1)")
      for edge in lineage.edges(of: node, snapshot) {
        let role = edge.reference.role
        let isUsual = role == ParentReference.defaultRole
        let arrow = isUsual ? "-->" : "-. \"\(Self.escaped(role.drawn))\" .->"
        try output.writeLine("  n\(edge.parent.position) \(arrow) n\(node.position)")
      }
    }
    for (cohort, members) in lineage.cohorts {
      let own = members.filter { lineage.graph.cohortIndex(of: $0) == cohort }
      if own.isEmpty { continue }
      try output.writeLine(
        "  subgraph c\(cohort.position)[\"\(Self.escaped(lineage.name(of: cohort).drawn))\"]")
      for node in own { try output.writeLine("    n\(node.position)") }
      try output.writeLine("  end")
    }
  }

  /// Text in quotation marks.
  ///
  /// Whatever Mermaid, Markdown or HTML might take for its own is written as
  /// Mermaid's entity, by number.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in VisibleText(text, glyphs: .unicode).text.unicodeScalars {
      let isPlain =
        scalar.value > 0x7F || scalar.properties.isAlphabetic
        || " 0123456789.,/+-:".unicodeScalars.contains(scalar)
      result += isPlain ? String(scalar) : "#\(scalar.value);"
    }
    return result.isEmpty ? " " : result
  }
}
