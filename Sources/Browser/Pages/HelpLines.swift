// SPDX-License-Identifier: MIT

import LineageCore
import Screen

// The keys, made from the table of keys.
extension BrowserState {
  /// The keys that apply somewhere, of pages those that do something on this one; and in the tree
  /// what its marks mean.
  func helpLines(of mode: Keymap.Mode, on page: Page.Content? = nil) -> [[Span]] {
    let bindings = keymap.bindings.filter {
      $0.modes.contains(mode) && page?.offers($0.command) != false
    }
    let names = bindings.map {
      $0.keyNames(glyphs.characters).joined(separator: "  ")
    }
    let width = names.map { VisibleText($0, glyphs: glyphs.characters).columns }.max() ?? 0
    var lines: [[Span]] = []
    for group in Keymap.Group.allCases where bindings.contains(where: { $0.group == group }) {
      lines.append([Span(group.rawValue, .heading)])
      for (name, binding) in zip(names, bindings) where binding.group == group {
        let columns = VisibleText(name, glyphs: glyphs.characters).columns
        let gap = String(repeating: " ", count: width - columns + 3)
        lines.append([Span("  "), Span(name, .directive), Span(gap + binding.help)])
      }
      lines.append([])
    }
    return mode == .tree ? lines + markLines : lines
  }

  /// What the marks in the tree mean.
  private var markLines: [[Span]] {
    let marks: [(RowSymbol, String)] = [
      (.node, "a snapshot"), (.continuation, "a snapshot straight below its parent"),
      (.missing, "a snapshot without a file, named by others"),
      (.repeated, "a further parent leads here: Enter goes to the snapshot's row"),
      (.cut, "the same, where the edge closes a cycle"),
    ]
    let gutter: [(String, String)] = [
      ("A", "the letter of the cohort in which a snapshot was made"),
      ("a", "the same, inferred from the same parents"),
      ("2/3", "the second of three in its cohort"), ("+9f3a2b1c", "a further parent"),
      ("but easier", "made to harden, and yet easier; contradicts() finds these"),
      ("#hard  #:", "tagged so by you; there is a note, which Enter tells"),
      (glyphs.folded + " 7", "7 snapshots are folded away below"),
      (glyphs.sign(of: .added), "left of a snapshot: new since the index"),
      (glyphs.sign(of: .altered), "the same: altered since"),
      (glyphs.changesBelow, "the same: changes are folded away below; Esc hides signs"),
    ]
    let rows = marks.map { (glyphs.text($0), $1) } + gutter
    return [[Span("Marks", .heading)]]
      + rows.map { mark, meaning in
        let columns = VisibleText(mark, glyphs: glyphs.characters).columns
        let gap = String(repeating: " ", count: max(1, 12 - columns))
        return [Span("  "), Span(mark, .node), Span(gap + meaning)]
      }
  }
}
