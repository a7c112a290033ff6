// SPDX-License-Identifier: MIT

public import LineageCore

extension TreeLayout {
  /// Draws the rows with their ids, for tests that show a whole tree.
  public func drawing(of graph: LineageGraph) -> String {
    (0..<count).map { position in
      let row = Row(position)
      let symbols = symbols(of: row).map(\.glyph).joined()
      let folded = self[row].fold == .folded ? " +\(outline.size(of: self[row].node) - 1)" : ""
      let hidden = outline.stretchLength(endingAt: self[row].node)
      if self[row].kind == .stretch { return "\(symbols) \(hidden ?? 0) hidden\(folded)" }
      if self[row].kind == .cohort {
        return symbols + " " + members(of: row).map { graph.id(of: $0).text }.joined(separator: "+")
      }
      return "\(symbols) \(graph.id(of: self[row].node))\(folded)"
    }.joined(separator: "\n")
  }
}

extension RowSymbol {
  var glyph: String {
    switch self {
    case .foldedRails(let count): "‹\(count) "
    case .rail: "│ "
    case .space: "  "
    case .fork: "├─"
    case .corner: "└─"
    case .node: "●"
    case .continuation: "↓"
    case .missing: "◌"
    case .missingContinuation: "⇣"
    case .repeated: "↪"
    case .cut: "↻"
    case .stretch: "~"
    case .cohort(let isOpen): isOpen ? "▾" : "▸"
    }
  }
}
