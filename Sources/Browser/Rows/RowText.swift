// SPDX-License-Identifier: MIT

public import LineageCore

/// What the rows of a tree say, as spans: the browser and `stemma tree` show the same.
public struct RowText: Sendable {
  let graph: LineageGraph
  private let layout: TreeLayout
  private let glyphs: Glyphs
  private let letters: CohortLetters
  /// What was read of the cohorts in sight, by the first member; others are read when they are needed.
  private let cohorts: [NodeIndex: CohortFacts]

  /// Which columns a row has besides the id and the label.
  public var columns: Columns

  /// Columns that can be left out.
  public struct Columns: Hashable, Sendable {
    /// The generation.
    public var generation = true
    /// The difficulty.
    public var difficulty = false
    /// The pack.
    public var pack = false
    /// The part of the split, where there is one.
    public var split = true
    /// The metrics with these names, as far as there are such.
    public var metrics: Set<String> = []

    /// Creates the columns that are shown unless asked otherwise.
    public init() {}

    init(generation: Bool, split: Bool) {
      self.generation = generation
      self.split = split
    }
  }

  /// The metrics that are shown.
  private let metrics: [Metric]
  /// All that there are: some tell what came of a step.
  private let allMetrics: Metrics?
  /// Which part of a split each snapshot is in, where somebody has split them.
  let split: LineageSplit?

  /// Creates texts for the rows of a layout.
  ///
  /// - Complexity: O(nodes in view), for the letters of the cohorts.
  public init(_ layout: TreeLayout, of graph: LineageGraph, glyphs: Glyphs) {
    let order = layout.outline.readingOrder(hasTrunk: layout.hasTrunk)
    let letters = CohortLetters(layout.outline, graph, readingOrder: order)
    self.init(
      layout, of: graph, glyphs: glyphs, letters: letters.kept(apartIn: layout, graph),
      columns: Columns())
  }

  init(
    _ layout: TreeLayout, of graph: LineageGraph, glyphs: Glyphs, letters: CohortLetters,
    columns: Columns, metrics: Metrics? = nil, split: LineageSplit? = nil,
    cohorts: [NodeIndex: CohortFacts] = [:]
  ) {
    allMetrics = metrics
    self.split = split
    self.metrics = (metrics?.all ?? []).filter { columns.metrics.contains($0.name) }
    self.layout = layout
    self.graph = graph
    self.glyphs = glyphs
    self.letters = letters
    self.columns = columns
    self.cohorts = cohorts
  }
}

extension RowText {
  /// The letter of a row's cohort; `nil` where it has none, and on rows that refer to another.
  public func gutter(of row: Row) -> Span? {
    let row = layout[row]
    guard row.kind == .full || row.kind == .cohort,
      let cohort = graph.cohortIndex(of: row.node)
    else { return nil }
    let isInferred = graph.isInferred(cohort)
    return letters.text(of: cohort, isInferred: isInferred).map {
      Span($0, role(of: cohort))
    }
  }

  /// The sign that a row's snapshot is new or altered, or hides one that is; on its full row alone.
  func change(of row: Row, in changes: LineageChanges, below nodes: NodeSet) -> Span? {
    let place = row
    let row = layout[row]
    if row.kind == .cohort, row.fold == .folded {
      let isHiding = layout.members(of: place).contains {
        nodes.contains($0) || changes.kind(of: $0) != nil
      }
      return isHiding ? Span(glyphs.changesBelow, .altered) : nil
    }
    guard row.kind == .full else { return nil }
    if let kind = changes.kind(of: row.node) {
      return Span(glyphs.sign(of: kind), kind == .added ? .added : .altered)
    }
    let isHiding = row.fold == .folded && nodes.contains(row.node)
    return isHiding ? Span(glyphs.changesBelow, .altered) : nil
  }

  private func role(of cohort: CohortIndex) -> Role {
    let isInferred = graph.isInferred(cohort)
    return letters.number(of: cohort).map { .cohort($0, isInferred: isInferred) } ?? .faint
  }

  /// The lines of the tree before a row, with its mark last.
  ///
  /// - Complexity: O(`levels`).
  public func tree(of row: Row, levels: Int = .max, firstLevel: Int = 0) -> [Span] {
    var symbols = layout.symbols(of: row, levels: levels, firstLevel: firstLevel)
    guard let mark = symbols.popLast() else { return [] }
    var rails = symbols.map(glyphs.text)
    if case .foldedRails(let count) = symbols.first {
      let digits = String(max(firstLevel, layout.deepestIndent - min(levels, 1 << 20))).count
      rails[0] += String(repeating: " ", count: max(0, digits - String(count).count))
    }
    return [Span(rails.joined(), .rail), Span(glyphs.text(mark), Self.role(of: mark))]
  }

  private static func role(of mark: RowSymbol) -> Role {
    switch mark {
    case .missing, .missingContinuation: .missing
    case .repeated, .cut: .merge
    default: .node
    }
  }

  /// The id, the columns and the label of a row.
  public func body(of row: Row) -> [Span] {
    if layout[row].kind == .cohort { return cohortBody(of: row) }
    let row = layout[row]
    if row.kind == .stretch {
      let length = layout.outline.stretchLength(endingAt: row.node) ?? 0
      return [Span(" \(length) hidden", .folded)]
    }
    let id = graph.shortID(of: row.node)
    guard row.kind == .full else {
      return [Span(" "), Span(id, .merge)] + edgeLabel(of: row)
    }
    if graph.isMissing(row.node) {
      return [
        Span(" "), Span(id, .missing), Span("  "), Span(graph.missingText(of: row.node), .missing),
      ]
        + edgeLabel(of: row)
    }
    return [Span(" "), Span(id, .id)] + columnSpans(of: row.node)
      + edgeLabel(of: row)
  }

  private func columnSpans(of node: NodeIndex) -> [Span] {
    var spans: [Span] = []
    let snapshot = graph[node]
    if columns.generation {
      spans.append(Span(" " + padded(String(graph.generation(of: node)), to: 3), .number))
    }
    if columns.difficulty {
      let text = snapshot.difficulty?.shortText ?? "-"
      spans.append(Span(" " + padded(text, to: 5), .number))
    }
    for metric in metrics {
      let value = padded(metric[node]?.shortText ?? "-", to: 5)
      spans += [Span("  " + metric.name, .faint), Span(" " + value, .number)]
    }
    if columns.split { spans += splitSpans(of: node) }
    if columns.pack { spans.append(Span(" " + (snapshot.pack?.description ?? "-"), .faint)) }
    return spans
  }

  private func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// What is to be read about a row at its right end: other parents, cohort place, hidden rows.
  public func tail(of place: Row) -> [Span] {
    if layout[place].kind == .cohort { return cohortTail(of: place) }
    let row = layout[place]
    if row.kind == .stretch { return folded(place) }
    guard row.kind == .full else { return [] }
    let others = otherParents(of: place)
    var named = others.prefix(Self.namedParents).map { Span("+" + graph.shortID(of: $0), .merge) }
    if others.count > named.count {
      named.append(Span("+\(others.count - named.count) more", .merge))
    }
    return effect(of: row.node) + crossings(to: row.node) + named + folded(place)
      + cohortPlace(of: row.node)
  }

  /// That a step made to harden or to soften has done the contrary.
  private func effect(of node: NodeIndex) -> [Span] {
    if graph.isMissing(node) { return [] }
    let found = graph.contradictions(of: node, metrics: allMetrics).first
    return found.map { [Span($0.shortText, .error)] } ?? []
  }

  /// How many other parents a row names.
  private static let namedParents = 4

  /// The parents of a full row besides the one that it stands under.
  func otherParents(of row: Row) -> [NodeIndex] {
    let row = layout[row]
    let shown = layout.lineageParent(of: row).map { layout[$0].node }
    let isInverted = layout.outline.scope.direction == .ancestors
    return graph.parents(of: row.node).filter {
      isInverted ? !layout.outline.contains($0) : $0 != shown
    }
  }

  private func cohortPlace(of node: NodeIndex) -> [Span] {
    guard let number = graph.cohortIndex(of: node) else { return [] }
    return [Span(graph.placeText(of: node, in: number), role(of: number))]
  }

  private func folded(_ row: Row) -> [Span] {
    hiddenRows(under: row).map { [Span("\(glyphs.folded) \($0)", .folded)] } ?? []
  }

  /// How many snapshots are folded away under a row; `nil` where it is open, or has none.
  func hiddenRows(under place: Row) -> Int? {
    let row = layout[place]
    guard row.fold == .folded else { return nil }
    if row.kind == .cohort {
      return layout.members(of: place).reduce(0) { $0 + layout.outline.size(of: $1) }
    }
    return layout.outline.size(of: row.node) - (row.kind == .full ? 1 : 0)
  }
}

extension RowText {
  /// The label of a row: it belongs to the edge from the parent shown above it.
  private func edgeLabel(of row: TreeRow) -> [Span] {
    guard let parentRow = layout.lineageParent(of: row) else { return topLabel(of: row.node) }
    let other = layout[parentRow].node
    let isInverted = layout.outline.scope.direction == .ancestors
    let (child, parent) = isInverted ? (other, row.node) : (row.node, other)
    guard let reference = graph.reference(from: child, to: parent) else { return [] }
    var spans: [Span] = []
    if reference.role != ParentReference.defaultRole || row.kind != .full {
      spans += [Span("  "), Span(reference.role, .relation)]
    }
    let isSaidElsewhere = row.kind != .full && reference.directive == graph[child].directive
    // Upside down the edge leads up: what it is of is told by the row there, what made this one here.
    if isInverted { return row.kind == .full ? spans + topLabel(of: row.node) : spans }
    if let directive = reference.directive, !isSaidElsewhere {
      spans += [Span("  "), Span(directive, .directive)]
    }
    return spans
  }

  /// At the top no edge is shown: a root has its title, another snapshot its own directive.
  private func topLabel(of node: NodeIndex) -> [Span] {
    let snapshot = graph[node]
    if let directive = snapshot.directive { return [Span("  "), Span(directive, .directive)] }
    return snapshot.title.map { [Span("  "), Span($0, .text)] } ?? []
  }
}

// The one row of several members of a cohort.
extension RowText {
  private func facts(of row: Row) -> CohortFacts? {
    let first = layout[row].node
    guard let cohort = graph.cohortIndex(of: first) else { return nil }
    return cohorts[first] ?? CohortFacts(of: layout.members(of: row), of: cohort, in: graph)
  }

  private func cohortBody(of row: Row) -> [Span] {
    guard let cohort = graph.cohortIndex(of: layout[row].node), let facts = facts(of: row) else {
      return []
    }
    // How many come before the name, which may be long: what is last is cut on a narrow screen.
    var spans = [
      Span(" "), Span(facts.countText, .number), Span("  "), Span(facts.name, role(of: cohort)),
    ]
    if !facts.directives.isEmpty { spans += [Span("  "), Span(facts.directiveText, .directive)] }
    return spans
  }

  /// What is to be read about the members of a cohort's row, a line each.
  func cohortFacts(of row: Row) -> [Span] {
    guard let facts = facts(of: row) else { return [] }
    let difficulty = facts.difficultyText(glyphs).map { Span("difficulty " + $0, .number) }
    let texts = [Span(facts.countText), Span(facts.directiveText, .directive), difficulty]
    return (texts + [Span(facts.fertileText)]).compactMap(\.self).filter { !$0.text.isEmpty }
  }

  private func cohortTail(of row: Row) -> [Span] {
    guard let facts = facts(of: row) else { return [] }
    var spans = folded(row)
    if let text = facts.difficultyText(glyphs) { spans.append(Span(text, .number)) }
    return spans + [Span(facts.fertileText, .text)]
  }
}
