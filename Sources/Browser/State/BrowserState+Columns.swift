// SPDX-License-Identifier: MIT

import LineageCore

extension BrowserState {
  /// The columns of the tree by name: `generation`, `difficulty`, `pack`, and those of metrics.
  ///
  /// A metric that there is not, or not yet, has no column.
  public var treeColumns: [String] {
    get {
      let columns = options.columns
      let known = [
        ("generation", columns.generation), ("difficulty", columns.difficulty),
        ("pack", columns.pack),
      ]
      return known.filter(\.1).map(\.0) + columns.metrics.sorted()
    }
    set {
      var columns = RowText.Columns()
      columns.generation = newValue.contains("generation")
      columns.difficulty = newValue.contains("difficulty")
      columns.pack = newValue.contains("pack")
      columns.metrics = Set(newValue).subtracting(["generation", "difficulty", "pack"])
      options.columns = columns
    }
  }

  /// The texts of a view's rows.
  func rowText(_ view: LineageView, columns: RowText.Columns? = nil) -> RowText {
    RowText(
      view.layout, of: view.graph, glyphs: glyphs, letters: view.letters,
      columns: columns ?? options.columns,
      metrics: metrics, split: split, cohorts: view.cohortFacts)
  }
}
