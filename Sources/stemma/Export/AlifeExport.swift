// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// The phylogeny standard of artificial life (Lalejini and others, "Data standards for artificial life
/// software", 2019): numbers as ids, lists of them as ancestors.
///
/// It has no cycles: an edge that closes one is left out. There is no time of origin, as no snapshot
/// says when it was made.
struct AlifeExport: LineageExport {
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    try output.write("id,ancestor_list,snapshot_id,roles,cohort_id,directive\r\n")
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      let graph = lineage.graph
      let snapshot = graph[node]
      let edges = lineage.edges(of: node, snapshot).filter {
        !graph.isCut(from: node, to: $0.parent)
      }
      let parents = edges.map { String($0.parent.position) }
      let list = parents.isEmpty ? "none" : parents.joined(separator: ",")
      let cohort = graph.cohortIndex(of: node).flatMap {
        graph.isInferred($0) ? nil : graph.id(of: $0).text
      }
      let roles = edges.map(\.reference.role).joined(separator: ";")
      let cells = [snapshot.id.text, roles, cohort ?? "", snapshot.directive ?? ""].map {
        lineage.isForTerminal ? VisibleText($0, glyphs: .unicode).text : $0
      }
      try output.write(
        "\(node.position),\"[\(list)]\",\(cells.map(CSVText.cell).joined(separator: ","))\r\n")
    }
  }
}
