// SPDX-License-Identifier: MIT

import LineageCore

/// A lineage as it is looked at: the graph, what of it is in view, and what of that is open.
struct LineageView: Sendable {
  let graph: LineageGraph
  private(set) var outline: TreeOutline
  private(set) var expansion: Expansion
  private(set) var layout: TreeLayout
  /// The letters of the cohorts, as the rows shown need them.
  private(set) var letters: CohortLetters

  /// The query that names what is in view; `nil` where that is everything, or what a snapshot leads
  /// to.
  let query: String?

  /// What is in view besides what the query names.
  let revealed: [NodeIndex]

  /// How siblings are ordered.
  let siblings: SiblingOrder

  /// What was read of cohorts that have rows, by their first members there.
  private(set) var cohortFacts: [NodeIndex: CohortFacts] = [:]

  private var ownLetters: CohortLetters

  /// The order of reading; `nil` until somebody asks for it, and where rows are ordered anew.
  private var knownOrder: ReadingOrder?

  /// The nodes that have a change somewhere below them.
  private(set) var nodesAboveChanges: NodeSet

  var trunk: TreeLayout.Trunk {
    didSet {
      layOut()
      knownOrder = nil
    }
  }

  /// Whether members of a cohort that stand side by side have one row that stands for them.
  var foldsCohorts: Bool {
    get { expansion.cohortRows != .none }
    set {
      expansion = expansion.with(newValue ? .folded : .none)
      layOut()
      knownOrder = nil
    }
  }

  /// Creates a view with as many levels open as fit some rows.
  ///
  /// - Complexity: O(*n* + *m*).
  init(
    _ graph: LineageGraph, scope: TreeScope = .everything, query: String? = nil,
    options: BrowserState.Options, rows: Int, changes: LineageChanges?
  ) {
    let outline = TreeOutline(graph, scope: scope, siblings: options.siblings)
    let expansion = Expansion(
      openLevels: outline.openLevels(fitting: rows), capacity: graph.count,
      cohortRows: options.foldsCohorts ? .folded : .none)
    let plan = ViewPlan(scope: scope, query: query, expansion: expansion)
    self.init(graph, outline, nil, plan, options: options, changes: changes)
  }

  /// Creates the view that a plan describes, with what the options say of trunk, siblings and cohorts
  /// now.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - plan: The plan.
  ///   - known: The outline of the plan's scope, where it is known; made anew where its siblings are in
  ///     another order.
  ///   - options: The options.
  ///   - changes: What has changed lately.
  /// - Complexity: O(*n* + *m*); where the outline is known, O(*n* + rows).
  init(
    _ graph: LineageGraph, as plan: ViewPlan, reusing known: LetteredOutline? = nil,
    options: BrowserState.Options, changes: LineageChanges?
  ) {
    let known = known?.siblings == options.siblings ? known : nil
    var plan = plan
    if (plan.expansion.cohortRows != .none) != options.foldsCohorts {
      plan.expansion = plan.expansion.with(options.foldsCohorts ? .folded : .none)
    }
    self.init(
      graph, known?.outline ?? TreeOutline(graph, scope: plan.scope, siblings: options.siblings),
      known?.letters, plan, options: options, changes: changes)
  }

  private init(
    _ graph: LineageGraph, _ outline: TreeOutline, _ knownLetters: CohortLetters?,
    _ plan: ViewPlan, options: BrowserState.Options, changes: LineageChanges?
  ) {
    self.graph = graph
    self.outline = outline
    expansion = plan.expansion
    query = plan.query
    revealed = plan.revealed
    trunk = options.trunk
    siblings = options.siblings
    layout = TreeLayout(outline, expansion: expansion, trunk: trunk)
    ownLetters =
      knownLetters
      ?? CohortLetters(
        outline, graph, readingOrder: outline.readingOrder(hasTrunk: layout.hasTrunk))
    letters = ownLetters.kept(apartIn: layout, graph)
    nodesAboveChanges = graph.noNodes
    if let changes { sign(changes) }
  }

  /// What it shows, to make it again.
  var plan: ViewPlan {
    ViewPlan(scope: outline.scope, query: query, expansion: expansion, revealed: revealed)
  }

  /// What it is made of whatever is open.
  var letteredOutline: LetteredOutline {
    LetteredOutline(outline: outline, letters: ownLetters, siblings: siblings)
  }

  /// Signs what has changed below folded rows.
  ///
  /// - Complexity: O(changes · levels), each level once.
  mutating func sign(_ changes: LineageChanges) {
    nodesAboveChanges = graph.noNodes
    for node in changes.added.union(changes.altered) where outline.contains(node) {
      var upper = outline.placement(of: node)
      while let next = upper, nodesAboveChanges.insert(next) {
        upper = outline.placement(of: next)
      }
    }
  }

  private mutating func layOut() {
    layout.layOut(expansion, trunk: trunk)
    letters = ownLetters.kept(apartIn: layout, graph)
  }

  /// Lays out what stands under a row, where nothing else has changed.
  private mutating func layOut(branch row: Row) {
    let branch = layout.layOut(branch: row, expansion)
    // Where cohorts have rows, all rows would have to be looked at to begin with the own letters.
    letters =
      layout.cohortRowCount > 0
      ? letters.kept(apartIn: layout, graph, within: branch)
      : ownLetters.kept(apartIn: layout, graph)
  }

  /// The nodes in view in the order of their full rows, folded ones included.
  ///
  /// Where cohorts have rows, these keep their members together, whatever the order of siblings.
  ///
  /// - Complexity: O(1), and O(nodes in view) the first time after rows were ordered anew.
  mutating func readingOrder() -> ReadingOrder {
    if let knownOrder { return knownOrder }
    let order = ReadingOrder(nodesInOrder, in: graph)
    knownOrder = order
    return order
  }

  private var nodesInOrder: [NodeIndex] {
    guard foldsCohorts else { return outline.readingOrder(hasTrunk: layout.hasTrunk) }
    var all = layout
    all.layOut(
      .all(capacity: outline.capacity, cohortRows: .open), trunk: layout.hasTrunk ? .on : .off)
    return all.fullNodes
  }

  /// Opens or folds a row: that of a node, or that of a cohort.
  ///
  /// - Complexity: O(*n* + rows), as passes over neighboring memory.
  mutating func set(_ row: Row, open: Bool) {
    if layout[row].kind == .cohort {
      expansion.set(cohortRowsOf: layout.members(of: row), open: open)
    } else {
      expansion.set(layout[row].node, open: open)
    }
    layOut(branch: row)
  }

  /// Opens the row of a node, if it has one.
  ///
  /// - Complexity: That of ``set(_:open:)``.
  mutating func open(_ node: NodeIndex) {
    if let row = layout.row(of: node) { set(row, open: true) }
  }

  /// Opens or folds all that stands under a row, and the row.
  ///
  /// - Complexity: O(nodes under it), and that of ``set(_:open:)``.
  mutating func setAll(under row: Row, open: Bool) {
    let members = layout.members(of: row)
    expansion.set(cohortRowsOf: members, open: open)
    var pending = Array(nodes(of: row))
    while let next = pending.popLast() {
      if outline.isFoldable(next) { expansion.set(next, open: open) }
      expansion.set(cohortRowsOf: outline.nodes(under: next), open: open)
      pending.append(contentsOf: outline.nodes(under: next))
    }
    layOut(branch: row)
  }

  /// Opens so many levels, and forgets all exceptions; the rows of cohorts are open where any is.
  mutating func setOpenLevels(_ levels: Int) {
    expansion = Expansion(
      openLevels: levels, capacity: graph.count,
      cohortRows: foldsCohorts ? levels > 0 ? .open : .folded : .none)
    layOut()
  }

  /// The rows shown of a cohort's members.
  ///
  /// - Complexity: O(members).
  func rows(of cohort: CohortIndex) -> Set<Row> {
    var rows: Set<Row> = []
    for member in graph.members(of: cohort) {
      guard let row = layout.row(of: member) ?? layout.foldedCohortRow(of: member) else { continue }
      rows.insert(row)
      // Its open row, where it has one.
      if let parent = layout[row].parent, layout[parent].kind == .cohort { rows.insert(parent) }
    }
    return rows
  }

  /// The nodes that a row stands for: one, or the members of a cohort.
  ///
  /// - Complexity: O(log rows).
  func nodes(of row: Row) -> ArraySlice<NodeIndex> {
    layout[row].kind == .cohort ? layout.members(of: row) : [layout[row].node]
  }

  /// Reads of the cohorts that have rows in a part of the screen what is not known yet.
  ///
  /// - Complexity: O(rows), and some records of each cohort once.
  mutating func readCohorts(in rows: Range<Int>) {
    guard layout.cohortRowCount > 0 else { return }
    for row in rows.clamped(to: 0..<layout.count).lazy.map({ Row($0) })
    where layout[row].kind == .cohort && cohortFacts[layout[row].node] == nil {
      let first = layout[row].node
      guard let cohort = graph.cohortIndex(of: first) else { continue }
      cohortFacts[first] = CohortFacts(of: layout.members(of: row), of: cohort, in: graph)
    }
  }

  /// Where a row stands in the reading order: its own place, that of its first member for a cohort's
  /// row, or, for a row that refers elsewhere, that of the nearest one above it that does not.
  ///
  /// - Complexity: That of the order, and the rows in between.
  mutating func readingPlace(of row: Row) -> Int {
    var position = row.position
    while position > 0, ![.full, .cohort].contains(layout[Row(position)].kind) { position -= 1 }
    return readingOrder().place(of: layout[Row(position)].node) ?? 0
  }

  /// Opens what hides a node in view, and returns its row; `nil` where it is not in view.
  ///
  /// - Complexity: O(levels), and where something was folded that of ``set(_:open:)``.
  mutating func reveal(_ node: NodeIndex) -> Row? {
    guard outline.contains(node) else { return nil }
    guard let hidingRow = layout.nearestRow(of: node), layout.row(of: node) == nil else {
      return layout.row(of: node)
    }
    var hiding: [NodeIndex] = []
    var upper = outline.placement(of: node)
    while let next = upper {
      hiding.append(next)
      upper = outline.placement(of: next)
    }
    if foldsCohorts {
      let members = ([node] + hiding).flatMap(outline.cohortMates(beside:))
      expansion.set(cohortRowsOf: members, open: true)
    }
    for node in hiding { expansion.set(node, open: true) }
    layOut(branch: hidingRow)
    return layout.row(of: node)
  }
}
