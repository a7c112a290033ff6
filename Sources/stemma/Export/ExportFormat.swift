// SPDX-License-Identifier: MIT

import ArgumentParser
import Screen

/// The forms in which a lineage can be exported: the table of which `stemma export` is made.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case dot
  case mermaid
  case graphML = "graphml"
  case provJSON = "prov-json"
  case alifeCSV = "alife-csv"
  case jsonLines = "jsonl"
  case html

  /// What it is for, in a sentence.
  var help: String {
    switch self {
    case .dot: "A drawing for graphviz, cohorts as clusters: dot -Tsvg."
    case .mermaid: "A flowchart for Markdown pages that draw Mermaid."
    case .graphML:
      "A graph with typed attributes, for networkx, Gephi, yEd; edges lead to children."
    case .provJSON: "W3C PROV: derivations with roles, cohorts as collections."
    case .alifeCSV: "The phylogeny standard of artificial life, as hstrat and phylotrackpy read it."
    case .jsonLines: "What --json prints: an object a line, for jq, pandas and DuckDB."
    case .html: "One page that shows the tree in a browser, without a network and without stemma."
    }
  }

  /// Who writes it.
  var export: any LineageExport {
    switch self {
    case .dot: DotExport()
    case .mermaid: MermaidExport()
    case .graphML: GraphMLExport()
    case .provJSON: ProvExport()
    case .alifeCSV: AlifeExport()
    case .jsonLines: JSONLinesExport()
    case .html: HTMLExport()
    }
  }
}

/// What `--json` prints, an object a line.
struct JSONLinesExport: LineageExport {
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    let file = Destination(isTerminal: false, columns: 0, glyphs: .unicode, colors: .monochrome)
    for (done, node) in lineage.nodes.enumerated() {
      lineage.progress(done)
      try output.writeLine(JSONText.line(of: node, in: lineage.graph, lineage.metrics, for: file))
    }
  }
}
