// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// Which ancestor brought in a value: the value, a line for each step up to the ancestor, and what
/// its parents have.
struct BlameFormat {
  private let blame: Blame
  private let graph: LineageGraph
  private let text: SpanText

  /// Creates the format for a destination.
  init(_ blame: Blame, in graph: LineageGraph, for destination: Destination) {
    self.blame = blame
    self.graph = graph
    text = SpanText(for: destination)
  }

  /// The lines for people; on a terminal none is longer than that is wide.
  var lines: [String] {
    let subject = [
      Span(shortID(blame.subject), .match), Span("  "), Span(blame.path, .heading), Span("  "),
      Span(blame.value.text),
    ]
    let steps = blame.steps.map { step in
      let others = step.others.map(shortID).joined(separator: " ")
      return edge(step.parent) + (others.isEmpty ? [] : [Span("  also in \(others)", .faint)])
    }
    return ([subject] + steps + ending).map { line in
      let destination = text.destination
      return destination.isTerminal
        ? text.line(line, cutTo: destination.columns).text : text.line(line)
    }
  }

  private var ending: [[Span]] {
    guard let origin = blame.origin else {
      let members = (blame.cycle + blame.cycle.prefix(1)).map(shortID).joined(separator: " ")
      return [[Span("it goes round in a cycle, ", .heading), Span(members, .id)]]
    }
    let heading = [Span(shortID(origin), .id), Span("  brought it in", .heading)]
    if blame.parents.isEmpty { return [heading + [Span(", having no parents")]] }
    return [heading]
      + blame.parents.map { parent in
        if parent.isMissing { return edge(parent.parent) + [Span("  which is missing", .missing)] }
        let value = parent.value.map { [Span("  where it is "), Span($0.text)] }
        return edge(parent.parent) + (value ?? [Span("  where there is nothing", .faint)])
      }
  }

  private func edge(_ parent: SnapshotDifference.Origin) -> [Span] {
    let isMissing = graph.node(for: parent.id).map { graph.isMissing($0) } ?? true
    var spans = [Span("  from ", .faint), Span(shortID(parent.id), isMissing ? .missing : .id)]
    if let role = parent.role { spans += [Span("  "), Span(role, .relation)] }
    if let directive = parent.directive { spans += [Span("  "), Span(directive, .directive)] }
    return spans
  }

  private func shortID(_ id: SnapshotID) -> String {
    graph.node(for: id).map { graph.shortID(of: $0) } ?? id.text
  }
}

extension BlameFormat {
  /// One JSON object, as `stemma help blame` describes it.
  var json: String {
    JSONText.line(for: text.destination) { json in
      json.field("subject", blame.subject.text)
      json.field("path", blame.path)
      json.field("value", blame.value.text)
      json.field("hidden", blame.value.isHidden)
      json.field("way", of: blame.steps) { json, step in
        json.object { json in
          json.field("child", step.child.text)
          json.field("parent", step.parent.id.text)
          json.edgeFields(of: step.parent)
          json.field("also", of: step.others) { $0.string($1.text) }
        }
      }
      json.field("origin", blame.origin?.text)
      json.field("cycle", of: blame.cycle) { $0.string($1.text) }
      json.field("before", of: blame.parents) { json, parent in
        json.object { json in
          json.field("id", parent.parent.id.text)
          json.edgeFields(of: parent.parent)
          json.field("missing", parent.isMissing)
          json.field("value", parent.value?.text)
          json.field("hidden", parent.value?.isHidden ?? false)
        }
      }
    }
  }
}

extension JSONText {
  fileprivate mutating func edgeFields(of parent: SnapshotDifference.Origin) {
    field("number", parent.number)
    field("role", parent.role)
    field("directive", parent.directive)
  }
}
