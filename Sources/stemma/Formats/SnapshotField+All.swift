// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageCore
import Screen

extension SnapshotField {
  /// The table.
  static let all: [SnapshotField] =
    [
      SnapshotField("id", "the id") { $0.id.text }
        .inColumns { Span($0.id.text, $0.idRole) },
      SnapshotField(
        "short", heading: "id", "the first digits of the id: eight, or as many as it takes"
      ) { $0.graph.shortID(of: $0.node) }
      .inColumns { Span($0.graph.shortID(of: $0.node), $0.idRole) },
      SnapshotField(
        "generation", heading: "gen", "the longest distance from a root, in edges", isNumber: true,
        role: .number
      ) { String($0.graph.generation(of: $0.node)) },
    ] + relations + cohorts + records

  private static let relations = [
    SnapshotField("parents", "the ids of the parents, the primary one first", role: .id) {
      $0.ids(of: $0.graph.parents(of: $0.node))
    },
    SnapshotField("children", "the ids of the children", role: .id) {
      $0.ids(of: $0.graph.children(of: $0.node))
    },
    SnapshotField("roles", "what each of the parents was to it", role: .relation) { source in
      let roles = source.snapshot.parents.map(\.role)
      return roles.isEmpty ? nil : roles.joined(separator: " ")
    },
    SnapshotField(
      "role", "of the parents or children of a snapshot, what one was to the other", role: .relation
    ) { $0.answer.reference(to: $0.node)?.role },
  ]

  private static let cohorts = [
    SnapshotField(
      "cohort",
      "the cohort recorded first, or ~ for an inferred one; the place in it"
    ) { $0.cohortText(isBounded: false) }
    .inColumns { Span($0.cohortText(isBounded: true) ?? "-", $0.isCohorted ? .relation : .faint) },
    SnapshotField("cohort_id", "the id of that cohort alone", role: .relation) { source in
      source.graph.cohortIndex(of: source.node).map { source.graph.id(of: $0).text }
    },
    SnapshotField("cohort_label", "what that cohort is called", role: .relation) { source in
      source.graph.cohortIndex(of: source.node).flatMap { source.graph[$0].label }
    },
  ]

  private static let records = [
    SnapshotField(
      "difficulty", heading: "diff", "a number in its writer's scale; in a table rounded",
      isNumber: true
    ) { $0.snapshot.difficulty.map { String($0) } }
    .inColumns { Span($0.snapshot.difficulty?.shortText ?? "-", .number) },
    SnapshotField(
      "directive", "what was done to derive it from the primary parent", role: .directive
    ) { $0.snapshot.directive },
    SnapshotField(
      "label", heading: "directive",
      "the directive, or else the title; of a missing snapshot, who names it"
    ) { $0.label.text.isEmpty ? nil : $0.label.text }
    .inColumns { $0.label },
    SnapshotField("title", "its name for people") { $0.snapshot.title },
    SnapshotField("pack", "the pack that made the world, and its version") {
      $0.snapshot.pack?.description
    },
    SnapshotField("direction", "harden, soften or diversify") { $0.snapshot.direction },
    SnapshotField("shape", "the form of the file: chain, flat or spec") {
      $0.snapshot.shape?.rawValue
    },
    SnapshotField("file", "where it is stored") { $0.snapshot.file },
    SnapshotField("observed", "when the file was last written, in UTC") { source in
      source.snapshot.observed.map { time in
        Date(timeIntervalSince1970: Double(time / 1_000_000_000)).formatted(.iso8601)
      }
    },
    SnapshotField("missing", "true if it is known only through others, else false") {
      String($0.graph.isMissing($0.node))
    },
  ]
}
