// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import Screen

/// A sheet for people at a terminal.
struct TextProvenanceSheet: ProvenanceSheet {
  private let facts: ProvenanceFacts
  private let text: SpanText

  /// Creates the sheet for a destination.
  init(_ facts: ProvenanceFacts, for destination: Destination) {
    self.facts = facts
    text = SpanText(for: destination)
  }

  var head: [String] {
    [
      text.line([Span("Provenance of \(facts.subjects)", .heading)]),
      text.line([Span(facts.counts)]),
    ]
  }

  func lines(of node: NodeIndex, _ page: ProvenancePage) -> [String] {
    let isSubject = facts.provenance.subjects.contains(node)
    let role: Role = facts.graph.isMissing(node) ? .missing : isSubject ? .match : .id
    let steps = page.steps.map { step in
      [
        Span(step.parent.id.text, .id), Span("  "), Span(step.parent.role, .relation),
        Span(step.parent.directive.map { "  " + $0 } ?? "", .directive),
        Span("  (\(step.key))", .faint),
      ]
    }
    let heading = text.line([
      Span(facts.graph.id(of: node).text, role), Span("  "), Span(facts.standing(of: node, page)),
    ])
    let sheetFacts = [SheetFact("from", steps)] + facts.otherFacts(page).map { SheetFact($0) }
    return ["", heading] + sheetFacts.flatMap { $0.lines(text) }
  }

  func tail(_ cohorts: [ProvenanceCohort]) -> [String] {
    cohorts.flatMap { cohort in
      let heading = [Span(cohort.name, .relation)]
      let members = cohort.members.map { member in
        [
          Span("  \(member.place)  ", .number), Span(member.id.text, .id),
          Span(member.standing.isEmpty ? "" : "  \(member.standing)", .faint),
        ]
      }
      return [""] + ([heading] + members).map { text.line($0) }
    }
  }
}
