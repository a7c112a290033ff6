// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// Snapshots as aligned columns.
struct SnapshotTable {
  /// What the columns are about, from left to right.
  let columns: [Column]

  /// Whether the names of the columns stand above them: on a terminal, so that elsewhere `wc -l`
  /// counts snapshots.
  var hasHeading: Bool { text.destination.isTerminal }

  private let answer: Answer
  private let text: SpanText

  /// A column.
  enum Column: String {
    case id
    case generation = "gen"
    case cohort
    case difficulty = "diff"
    case role
    case directive

    /// Whether what stands in the column ends at the same place rather than begins there.
    var isNumber: Bool { self == .generation || self == .difficulty }
  }

  /// The most columns of the screen that a cohort's name takes.
  private static let cohortWidth = 24

  /// Creates a table of an answer.
  init(_ answer: Answer, for destination: Destination) {
    self.answer = answer
    text = SpanText(for: destination)
    let hasRoles = answer.relation != .none
    columns = [.id, .generation, .cohort, .difficulty] + (hasRoles ? [.role] : []) + [.directive]
  }
}

extension SnapshotTable {
  /// How wide each column is, so that everything in it fits; the last one needs no width.
  ///
  /// - Complexity: O(rows).
  func widths() -> [Int] {
    var widths = columns.map { hasHeading ? $0.rawValue.count : 0 }
    widths[columns.count - 1] = 0
    for node in answer.nodes {
      for (index, column) in columns.dropLast().enumerated() {
        widths[index] = max(widths[index], text.visible(span(column, of: node).text).columns)
      }
    }
    return widths
  }

  /// The names of the columns.
  func heading(_ widths: [Int]) -> String {
    text.line(aligned(columns.map { Span($0.rawValue, .heading) }, widths))
  }

  /// A row.
  func line(of node: NodeIndex, _ widths: [Int]) -> String {
    let spans = aligned(columns.map { span($0, of: node) }, widths)
    guard text.destination.isTerminal else { return text.line(spans) }
    return text.line(spans, cutTo: text.destination.columns).text
  }

  private func aligned(_ cells: [Span], _ widths: [Int]) -> [Span] {
    var spans: [Span] = []
    for (index, cell) in cells.enumerated() {
      let missing = max(0, widths[index] - text.visible(cell.text).columns)
      let padding = Span(String(repeating: " ", count: missing))
      let isLast = index == cells.count - 1
      spans += columns[index].isNumber ? [padding, cell] : isLast ? [cell] : [cell, padding]
      if !isLast { spans.append(Span("  ")) }
    }
    return spans
  }
}

extension SnapshotTable {
  private func span(_ column: Column, of node: NodeIndex) -> Span {
    let graph = answer.graph
    switch column {
    case .id: return Span(graph.shortID(of: node), graph.isMissing(node) ? .missing : .id)
    case .generation: return Span(String(graph.generation(of: node)), .number)
    case .cohort: return cohort(of: node)
    case .difficulty:
      return Span(graph[node].difficulty?.shortText ?? "-", .number)
    case .role: return Span(answer.reference(to: node)?.role ?? "-", .relation)
    case .directive: return label(of: node)
    }
  }

  private func cohort(of node: NodeIndex) -> Span {
    guard let number = answer.graph.cohortIndex(of: node) else { return Span("-", .faint) }
    let cohort = answer.graph[number]
    let name =
      cohort.isInferred
      ? "~" : text.visible(cohort.id.text).truncated(to: Self.cohortWidth).text
    return Span("\(name) \(answer.graph.placeText(of: node, in: number))", .relation)
  }

  /// What was done to derive a snapshot, or its title; of a parent it is the parent's own.
  private func label(of node: NodeIndex) -> Span {
    let snapshot = answer.graph[node]
    if snapshot.isMissing { return Span(answer.graph.missingText(of: node), .missing) }
    var directive = snapshot.directive
    if case .children = answer.relation { directive = answer.reference(to: node)?.directive }
    return directive.map { Span($0, .directive) } ?? Span(snapshot.title ?? "", .text)
  }
}
