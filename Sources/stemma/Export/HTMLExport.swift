// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// One page with the tree and an inspector, for whoever has a browser and no stemma.
///
/// It asks no other machine for anything. The rows are those that `stemma tree` prints.
struct HTMLExport: LineageExport {
  func write(_ lineage: ExportedLineage, to output: inout Output) throws(OutputError) {
    let graph = lineage.graph
    let isWhole = lineage.nodes.count == graph.count
    let nodes = NodeSet(lineage.nodes, capacity: graph.count)
    let outline = TreeOutline(graph, scope: isWhole ? .everything : .filter(nodes))
    let layout = TreeLayout(outline, expansion: .all(capacity: graph.count))
    try output.write(HTMLPage.beforeData)
    try writeRows(of: layout, lineage, to: &output)
    try output.write("</script>\n<script type=\"application/json\" id=\"snapshots\">{")
    var isFirst = true
    for (done, node) in outline.readingOrder(hasTrunk: layout.hasTrunk).enumerated() {
      lineage.progress(done)
      try output.write((isFirst ? "\n" : ",\n") + Self.embedded(Self.facts(of: node, lineage)))
      isFirst = false
    }
    try output.write("}" + HTMLPage.afterData)
  }

  /// For each row its node, the row it hangs from, and what it says.
  private func writeRows(
    of layout: TreeLayout, _ lineage: ExportedLineage, to output: inout Output
  ) throws(OutputError) {
    let text = RowText(layout, of: lineage.graph, glyphs: Glyphs(.unicode))
    try output.write("<script type=\"application/json\" id=\"rows\">[")
    for position in 0..<layout.count {
      let row = layout[Row(position)]
      var json = JSONText()
      json.object { json in
        json.field("node", row.node.position)
        if let parent = row.parent { json.field("parent", parent.position) }
        if row.kind != .full { json.field("kind", "\(row.kind)") }
        json.field("lines", text.tree(of: Row(position)).map(\.text).joined())
        json.field("text", text.body(of: Row(position)).map(\.text).joined())
        let tail = text.tail(of: Row(position)).map(\.text).joined(separator: "  ")
        if !tail.isEmpty { json.field("tail", tail) }
        if let letter = text.gutter(of: Row(position)) { json.field("letter", letter.text) }
      }
      try output.write((position == 0 ? "\n" : ",\n") + Self.embedded(json.text))
    }
    try output.write("]")
  }

  /// A member of an object: what the inspector says of a snapshot.
  private static func facts(of node: NodeIndex, _ lineage: ExportedLineage) -> String {
    let graph = lineage.graph
    let snapshot = graph[node]
    var json = JSONText()
    json.object { json in
      json.field("id", snapshot.id.text)
      json.field("parents", of: zip(graph.parents(of: node), snapshot.parents)) { json, parent in
        json.object { json in
          json.field("node", parent.0.position)
          json.field("id", parent.1.id.text)
          json.field("role", parent.1.role)
          if let directive = parent.1.directive { json.field("directive", directive) }
        }
      }
      json.field("children", of: graph.children(of: node)) { $0.element($1.position) }
      if let cohort = graph.cohortIndex(of: node) {
        json.field("cohort", lineage.name(of: cohort))
        json.field("mates", of: graph.members(of: cohort)) { $0.element($1.position) }
      }
      json.field("generation", graph.generation(of: node))
      if let directive = snapshot.directive { json.field("directive", directive) }
      if let title = snapshot.title { json.field("title", title) }
      if let difficulty = snapshot.difficulty { json.field("difficulty", difficulty) }
      if let pack = snapshot.pack { json.field("pack", pack.description) }
      if let file = snapshot.file { json.field("file", file) }
      if let metrics = lineage.metrics { json.metricFields(of: node, in: metrics) }
    }
    return "\"\(node.position)\":" + json.text
  }

  /// JSON in a page: no text in it ends the element that it stands in.
  private static func embedded(_ json: String) -> String { json.replacing("<", with: "\\u003c") }
}
