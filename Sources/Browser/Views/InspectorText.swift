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

  init(_ state: BrowserState, _ view: LineageView) {
    self.state = state
    self.view = view
  }

  func lines(of node: NodeIndex) -> [[Span]] {
    heading(of: node) + parentLines(of: node) + childLines(of: node) + cohortLines(of: node)
      + findingLines(of: node) + detailLines(of: node)
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

  private func section(_ title: String, _ key: String? = nil) -> [[Span]] {
    [[], [Span(title, .heading)] + (key.map { [Span("  "), Span($0, .faint)] } ?? [])]
  }

  private func parentLines(of node: NodeIndex) -> [[Span]] {
    let parents = graph.parents(of: node)
    guard !parents.isEmpty else { return [] }
    let key = detail(of: node)?[.parents]?.key
    return section(parents.count == 1 ? "parent" : "parents", key)
      + parents.map { parent in
        relative(parent, graph.reference(from: node, to: parent))
      }
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

  private func cohortLines(of node: NodeIndex) -> [[Span]] {
    graph.cohortIndices(of: node).flatMap { number -> [[Span]] in
      let cohort = graph[number]
      let isInferred = cohort.isInferred
      let role = Role.cohort(view.letters.number(of: number), isInferred: isInferred)
      let letter = view.letters.text(of: number, isInferred: isInferred)
      let said = isInferred ? "inferred: the same parents" : cohort.label ?? cohort.id.text
      let size = max(cohort.size ?? 0, cohort.members.count)
      let title = [
        Span("cohort ", .heading), Span(letter, role), Span("  " + said),
        Span("  \(cohort.members.count) of \(size)", .faint),
      ]
      return [[], title]
        + list(cohort.members[...]) { member in
          [
            Span(member == node ? "\(state.glyphs.cursor) " : "  ", role),
            Span(graph.shortID(of: member), .id), Span("  "),
            Span(graph[member].directive ?? graph[member].title ?? "", .directive),
          ]
        }
    }
  }

  private func list(
    _ nodes: ArraySlice<NodeIndex>, _ line: (NodeIndex) -> [Span]
  ) -> [[Span]] {
    let shown = nodes.prefix(Self.listLimit).map(line)
    let more = nodes.count - shown.count
    return more > 0 ? shown + [[Span("  and \(more) more", .faint)]] : shown
  }

  private func findingLines(of node: NodeIndex) -> [[Span]] {
    guard let own = state.findings[graph.id(of: node)] else { return [] }
    return section("findings")
      + own.map { finding in
        let role: Role = finding.severity == .error ? .error : .faint
        return [Span("  "), Span(finding.severity.rawValue, role), Span("  " + finding.message)]
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
          + fact.values.flatMap { value in
            value.split(separator: "\n", omittingEmptySubsequences: false).map {
              [Span("  " + $0)]
            }
          }
      }
    }
  }
}
