// SPDX-License-Identifier: MIT

import Browser
import LineageCore

/// A cohort of a provenance, and where files say who is in it.
struct ProvenanceCohort {
  let cohort: Cohort
  let members: [Member]

  /// A snapshot in it.
  struct Member {
    let id: SnapshotID

    /// Its place in the cohort, as `2/5`, and as it is recorded, from 0.
    let place: String
    let index: Int?

    /// Whether it is one of the snapshots that the provenance is about.
    let isAncestor: Bool

    /// The file and the key that say that it is a member.
    let file: String?
    let key: String?

    /// What it is, in a few words.
    var standing: String {
      let source = file.map { "as \($0) says" + (key.map { " (\($0))" } ?? "") }
      return [isAncestor ? nil : "not an ancestor", source].compactMap(\.self)
        .joined(separator: ", ")
    }
  }

  /// What it is called.
  var name: String {
    cohort.isInferred
      ? "inferred cohort" : "cohort \(cohort.id)" + (cohort.label.map { " \"\($0)\"" } ?? "")
  }
}

extension ProvenancePages {
  /// The cohorts, of which the members' files are read.
  var cohorts: [ProvenanceCohort] {
    provenance.cohorts.map { number in
      let cohort = graph[number]
      let members = graph.members(of: number).map { node in
        let page = page(of: node)
        return ProvenanceCohort.Member(
          id: graph.id(of: node), place: graph.placeText(of: node, in: number),
          index: graph.recordedIndex(of: node, in: number),
          isAncestor: provenance.nodes.contains(node), file: page?.file,
          key: page?.key(of: cohort))
      }
      return ProvenanceCohort(cohort: cohort, members: members)
    }
  }
}

extension ProvenancePage {
  /// Where the file names a cohort, or the parents that an inferred one is known by.
  fileprivate func key(of cohort: Cohort) -> String? {
    let facts = facts.filter { $0.subject == (cohort.isInferred ? .parents : .cohort) }
    let own = facts.first { $0.values.first.map { CohortID($0) } == cohort.id }
    return (own ?? facts.first)?.key
  }
}
