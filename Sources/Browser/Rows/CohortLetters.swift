// SPDX-License-Identifier: MIT

import LineageCore

/// The letters of cohorts in one tree.
///
/// There are more cohorts than letters, so that letters repeat over a large lineage; but a cohort's
/// letter differs from those of the cohorts around it: the last ones above it, and those that the
/// rows it hangs from belong to. The letter also decides the color.
struct CohortLetters: Sendable {
  private let letters: [UInt8]

  static let count = 26

  /// How many of the last cohorts, and of those further out, a letter is kept apart from.
  private static let neighborhood = 12

  /// - Complexity: O(nodes in view).
  init(_ outline: TreeOutline, _ graph: LineageGraph) {
    var letters = [UInt8](repeating: .max, count: graph.cohorts.count)
    var recent: [CohortIndex] = []
    var next: UInt8 = 0
    for node in outline.readingOrder {
      guard let cohort = graph.cohortIndex(of: node), recent.last != cohort else { continue }
      if letters[cohort.position] == .max {
        let near = recent + Self.outerCohorts(of: node, outline, graph)
        let taken = Set(near.map { letters[$0.position] })
        while taken.contains(next) { next = (next + 1) % UInt8(Self.count) }
        letters[cohort.position] = next
        next = (next + 1) % UInt8(Self.count)
      }
      recent.removeAll { $0 == cohort }
      recent.append(cohort)
      if recent.count > Self.neighborhood { recent.removeFirst() }
    }
    self.letters = letters
  }

  private static func outerCohorts(
    of node: NodeIndex, _ outline: TreeOutline, _ graph: LineageGraph
  ) -> [CohortIndex] {
    var cohorts: [CohortIndex] = []
    var outer = outline.placement(of: node)
    var steps = 0
    while let node = outer, cohorts.count < neighborhood, steps < 4 * neighborhood {
      if let cohort = graph.cohortIndex(of: node), cohorts.last != cohort { cohorts.append(cohort) }
      outer = outline.placement(of: node)
      steps += 1
    }
    return cohorts
  }

  /// The number of a cohort's letter, from 0; 0 for a cohort that has no row.
  func number(of cohort: CohortIndex) -> Int {
    let letter = letters[cohort.position]
    return letter == .max ? 0 : Int(letter)
  }

  /// A capital letter for a recorded cohort, a small one for an inferred one.
  func text(of cohort: CohortIndex, isInferred: Bool) -> String {
    let first: Unicode.Scalar = isInferred ? "a" : "A"
    return String(Character(Unicode.Scalar(UInt8(first.value) + UInt8(number(of: cohort)))))
  }
}
