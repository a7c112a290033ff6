// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// What fields are read from: a snapshot of an answer, and then the next one.
struct FieldSource {
  /// The answer.
  let answer: Answer

  /// The characters that will be shown.
  let glyphs: GlyphSet

  /// The snapshot.
  private(set) var node = NodeIndex(0)

  private var record: Snapshot?

  /// The most columns of the screen that a cohort's name takes in a table.
  private static let cohortWidth = 24

  /// Creates a source that stands at no snapshot in particular.
  init(_ answer: Answer, glyphs: GlyphSet) {
    self.answer = answer
    self.glyphs = glyphs
  }

  /// Goes to a snapshot.
  mutating func move(to node: NodeIndex) {
    self.node = node
    record = nil
  }

  /// The record of the snapshot, which is read when it is first asked for.
  var snapshot: Snapshot {
    mutating get {
      if let record { return record }
      let snapshot = graph[node]
      record = snapshot
      return snapshot
    }
  }
}

extension FieldSource {
  /// The graph.
  var graph: LineageGraph { answer.graph }

  /// The id of the snapshot.
  var id: SnapshotID { graph.id(of: node) }

  /// What the id is, for colors.
  var idRole: Role { graph.isMissing(node) ? .missing : .id }

  /// The ids of some nodes with spaces between; `nil` where there are none.
  func ids(of nodes: ArraySlice<NodeIndex>) -> String? {
    nodes.isEmpty ? nil : nodes.map { graph.id(of: $0).text }.joined(separator: " ")
  }

  /// The value of a metric.
  func value(of metric: String) -> Double? { answer.metrics?[metric]?[node] }

  /// Whether the snapshot has a cohort.
  var isCohorted: Bool { graph.cohortIndex(of: node) != nil }

  /// The cohort and the place in it, the name cut where it would fill a table.
  func cohortText(isBounded: Bool) -> String? {
    guard let number = graph.cohortIndex(of: node) else { return nil }
    var name = graph.isInferred(number) ? "~" : graph.id(of: number).text
    if isBounded { name = VisibleText(name, glyphs: glyphs).truncated(to: Self.cohortWidth).text }
    return "\(name) \(graph.placeText(of: node, in: number))"
  }

  /// What was done to derive the snapshot, or its title; of a parent it is the parent's own.
  var label: Span {
    mutating get {
      if graph.isMissing(node) { return Span(graph.missingText(of: node), .missing) }
      var directive = snapshot.directive
      if case .children = answer.relation { directive = answer.reference(to: node)?.directive }
      return directive.map { Span($0, .directive) } ?? Span(snapshot.title ?? "", .text)
    }
  }
}
