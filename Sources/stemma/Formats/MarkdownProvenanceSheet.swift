// SPDX-License-Identifier: MIT

import LineageCore
import Screen

/// A sheet in Markdown, for a report or a pull request: CommonMark, with the tables of GitHub's.
struct MarkdownProvenanceSheet: ProvenanceSheet {
  private let facts: ProvenanceFacts
  private let destination: Destination

  /// Creates the sheet for a destination.
  init(_ facts: ProvenanceFacts, for destination: Destination) {
    self.facts = facts
    self.destination = destination
  }

  var head: [String] {
    ["# Provenance of \(escaped(facts.subjects))", "", escaped(facts.counts) + "."]
  }

  func lines(of node: NodeIndex, _ page: ProvenancePage) -> [String] {
    let standing = facts.standing(of: node, page)
    var lines = ["", "## \(escaped(facts.graph.id(of: node).text))", "", escaped(standing) + "."]
    let steps = page.steps.map { step in
      [step.parent.id.text, step.parent.role, step.parent.directive ?? "", step.key]
    }
    lines += table(["Derived from", "As", "By", "Key"], steps)
    let others = facts.otherFacts(page)
    let rows = others.filter { $0.subject != .manifest }.map { fact in
      [fact.subject.rawValue, fact.values.joined(separator: "\n"), fact.key]
    }
    lines += table(["What", "Is", "Key"], rows)
    for manifest in others where manifest.subject == .manifest {
      lines += ["", "The manifest, from \(escaped(manifest.key)):", ""]
      lines += block(manifest.values.joined(separator: "\n"))
    }
    return lines
  }

  func tail(_ cohorts: [ProvenanceCohort]) -> [String] {
    cohorts.flatMap { cohort in
      let members = cohort.members.map { [$0.place, $0.id.text, $0.standing] }
      return ["", "## \(escaped(cohort.name))"]
        + table(["Place", "Snapshot", "Standing"], members)
    }
  }

  private func table(_ heading: [String], _ rows: [[String]]) -> [String] {
    if rows.isEmpty { return [] }
    let rule = "|" + String(repeating: "---|", count: heading.count)
    return ["", row(heading), rule] + rows.map { row($0.map(escaped)) }
  }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

  /// Code between fences that are longer than any in it.
  private func block(_ text: String) -> [String] {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return [fence + "json", visible(text), fence]
  }

  /// A text that means nothing but itself, in a paragraph, a heading or a cell of a table.
  private func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var escaped = ""
      for character in visible(String(line)).unicodeScalars {
        if Self.special.contains(character) { escaped.append("\\") }
        escaped.unicodeScalars.append(character)
      }
      return escaped
    }.joined(separator: "<br>")
  }

  private static let special = Set("\\`*_[]<>&|~$#".unicodeScalars)

  private func visible(_ text: String) -> String {
    VisibleText(text, glyphs: destination.glyphs).text
  }
}
