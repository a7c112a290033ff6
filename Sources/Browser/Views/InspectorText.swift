// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// What the inspector says about a snapshot, line by line.
struct InspectorText {
  private let state: BrowserState
  private let view: LineageView
  private var graph: LineageGraph { view.graph }

  /// No more relatives than so many are listed.
  private static let listLimit = 100

  /// No more characters of a fact than so many are shown.
  private static let valueLimit = 20_000

  init(_ state: BrowserState, _ view: LineageView) {
    self.state = state
    self.view = view
  }

  /// The lines of a row, broken to a width.
  ///
  /// - Complexity: O(text), of which no more than a screenful of screens is kept of each fact.
  func lines(of row: Row, width: Int) -> [[Span]] {
    let node = view.layout[row].node
    let lines =
      view.layout[row].kind == .cohort
      ? cohortLines(of: row)
      : heading(of: node) + userLines(of: node) + parentLines(of: node) + childLines(of: node)
        + graph.cohortIndices(of: node).flatMap { cohortLines(of: $0, here: node) }
        + findingLines(of: node) + detailLines(of: node)
    return lines.flatMap { InspectorView.wrap($0, to: width, state.glyphs.characters) }
  }

  private func heading(of node: NodeIndex) -> [[Span]] {
    let snapshot = graph[node]
    var facts = ["generation \(graph.generation(of: node))"]
    if snapshot.isMissing { facts.append("missing") }
    if graph.isCyclic(node) { facts.append("in a cycle") }
    if let shape = snapshot.shape { facts.append(shape.rawValue) }
    if let difficulty = snapshot.difficulty {
      facts.append("difficulty \(difficulty.shortText)")
    }
    var lines = [
      [Span(snapshot.id.text, .heading)],
      [Span(facts.joined(separator: state.glyphs.separator), .faint)],
    ]
    if let file = snapshot.file { lines.append([Span(file, .faint)]) }
    return lines
  }

  private func userLines(of node: NodeIndex) -> [[Span]] {
    let id = graph.id(of: node)
    let tags =
      state.user.tags[id].map { [[Span("  "), Span($0.joined(separator: " "), .tag)]] } ?? []
    let note = state.user.notes[id].map { [[Span("  " + $0)]] } ?? []
    return (tags.isEmpty ? [] : section("tags") + tags)
      + (note.isEmpty ? [] : section("note") + note)
  }

  private func section(_ title: String, _ key: String? = nil) -> [[Span]] {
    [[], [Span(title, .heading)] + (key.map { [Span("  "), Span($0, .faint)] } ?? [])]
  }

  private func parentLines(of node: NodeIndex) -> [[Span]] {
    let parents = graph.parents(of: node)
    guard !parents.isEmpty else { return [] }
    let key = detail(of: node)?[.parents]?.key
    return section(parents.count == 1 ? "parent" : "parents", key)
      + list(zip(parents, graph[node].parents)) { relative($0.0, $0.1) }
  }

  private func childLines(of node: NodeIndex) -> [[Span]] {
    let children = graph.children(of: node)
    guard !children.isEmpty else { return [] }
    return section(children.count == 1 ? "child" : "\(children.count) children")
      + list(children) { relative($0, graph.reference(from: $0, to: node)) }
  }

  private func relative(_ node: NodeIndex, _ reference: ParentReference?) -> [Span] {
    let role: Role = graph.isMissing(node) ? .missing : .id
    var line = [Span("  "), Span(graph.shortID(of: node), role)]
    if let reference {
      line += [Span("  "), Span(reference.role, .relation)]
      if let directive = reference.directive { line += [Span("  "), Span(directive, .directive)] }
    }
    if graph.isMissing(node) { line += [Span("  missing", .missing)] }
    return line
  }

  /// What there is to say of the members for which a cohort's row stands.
  private func cohortLines(of row: Row) -> [[Span]] {
    guard let cohort = graph.cohortIndex(of: view.layout[row].node) else { return [] }
    return state.rowText(view).cohortFacts(of: row).map { [Span("  "), $0] }
      + cohortLines(of: cohort, here: nil)
  }

  private func cohortLines(of number: CohortIndex, here node: NodeIndex?) -> [[Span]] {
    let cohort = graph[number]
    let isInferred = cohort.isInferred
    let role = view.letters.number(of: number).map { Role.cohort($0, isInferred: isInferred) }
    let letter = view.letters.text(of: number, isInferred: isInferred)
    let said = isInferred ? "inferred: the same parents" : cohort.label ?? cohort.id.text
    let size = max(cohort.size ?? 0, cohort.members.count)
    let title = [
      Span("cohort ", .heading), Span(letter ?? "", role ?? .faint), Span("  " + said),
      Span("  \(cohort.members.count) of \(size)", .faint),
    ]
    return [[], title]
      + list(cohort.members) { member in
        [
          Span(member == node ? "\(state.glyphs.cursor) " : "  ", role ?? .faint),
          Span(graph.shortID(of: member), .id), Span("  "),
          Span(graph[member].directive ?? graph[member].title ?? "", .directive),
        ]
      }
  }

  private func list<Items: Sequence>(
    _ items: Items, _ line: (Items.Element) -> [Span]
  ) -> [[Span]] {
    let shown = items.prefix(Self.listLimit).map(line)
    let more = items.underestimatedCount - shown.count
    return more > 0 ? shown + [[Span("  and \(more) more", .faint)]] : shown
  }

  private func findingLines(of node: NodeIndex) -> [[Span]] {
    let effects = graph.contradictions(of: node, metrics: state.metrics).map { contradiction in
      [Span("  "), Span("note", .faint), Span("  " + contradiction.text)]
    }
    let found = state.findings[graph.id(of: node), default: []].map { finding in
      let role: Role = finding.severity == .error ? .error : .faint
      return [Span("  "), Span(finding.severity.rawValue, role), Span("  " + finding.message)]
    }
    let lines = found + effects + crossingLines(of: node)
    return lines.isEmpty ? [] : section("findings") + lines
  }

  /// The edges by which the split leaks here.
  private func crossingLines(of node: NodeIndex) -> [[Span]] {
    guard let split = state.split, let own = split[node] else { return [] }
    let ends =
      graph.parents(of: node).map { ("parent", $0) }
      + graph.children(of: node).map { ("child", $0) }
    let crossing = ends.filter { split[$0.1].map { $0 != own } ?? false }
    return list(crossing) { relation, other in
      let part = split[other].map { split.names[$0] } ?? ""
      let words = "  crosses the split: \(relation) \(graph.shortID(of: other)) is in \(part)"
      return [Span("  "), Span("note", .faint), Span(words)]
    }
  }

  private func detail(of node: NodeIndex) -> SnapshotDetail? {
    guard case .detail(let detail) = state.inspector.details[graph.id(of: node)] else { return nil }
    return detail
  }

  /// The facts read from the file, each with its key; parents and id are above already.
  private func detailLines(of node: NodeIndex) -> [[Span]] {
    switch state.inspector.details[graph.id(of: node)] {
    case nil: return [[], [Span("reading", .faint)]]
    case .failure(let reason): return [[], [Span(reason, .error)]]
    case .detail(let detail):
      return detail.facts.filter { $0.subject != .parents && $0.subject != .id }.flatMap { fact in
        section(fact.subject.rawValue, fact.key)
          + fact.values.prefix(Self.listLimit).flatMap(valueLines)
      }
    }
  }

  /// The lines of a value, as far as anybody would read on a pane.
  private func valueLines(of value: String) -> [[Span]] {
    let isLong = value.utf8.count > Self.valueLimit
    let shown = isLong ? String(value.unicodeScalars.prefix(Self.valueLimit)) : value
    let lines = shown.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { [Span("  " + String($0))] }
    return isLong ? lines + [[Span("  and more, in the file", .faint)]] : lines
  }
}
