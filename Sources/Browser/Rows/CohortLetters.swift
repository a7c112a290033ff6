// SPDX-License-Identifier: MIT

import LineageCore

/// The letters of cohorts in one tree.
///
/// There are more cohorts than letters, so that letters repeat over a large lineage. A cohort's own
/// letter is chosen once for a tree, apart from those of the cohorts around it: the last ones above
/// it, and those further out. Where rows are folded away, so that two cohorts of one letter meet,
/// one of them gets another letter as long as they do. The letter also decides the color.
struct CohortLetters: Sendable {
  private static let count: UInt8 = 26
  private static let none = UInt8.max

  /// How many of the last cohorts, and of those further out, a letter is kept apart from.
  private static let neighborhood = 12

  private var letters: [UInt8]

  /// Chooses the letters of a tree.
  ///
  /// - Complexity: O(nodes in view).
  init(_ outline: TreeOutline, _ graph: LineageGraph, readingOrder: [NodeIndex]) {
    letters = Array(repeating: Self.none, count: graph.cohortCount)
    var recent: [CohortIndex] = []
    var next: UInt8 = 0
    for node in readingOrder {
      guard let cohort = graph.cohortIndex(of: node), recent.last != cohort else { continue }
      if letters[cohort.position] == Self.none {
        let near = recent + Self.outerCohorts(of: node, outline, graph)
        next = Self.letter(from: next, apartFrom: near.map { letters[$0.position] })
        letters[cohort.position] = next
        next = (next + 1) % Self.count
      }
      recent.removeAll { $0 == cohort }
      recent.append(cohort)
      if recent.count > Self.neighborhood { recent.removeFirst() }
    }
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

  /// The first letter, from one on, that is not among those to be kept apart from.
  private static func letter(from first: UInt8, apartFrom taken: [UInt8]) -> UInt8 {
    let candidates = (0..<count).map { (first + $0) % count }
    return candidates.first { !taken.contains($0) } ?? first
  }
}

extension CohortLetters {
  /// The number of a cohort's letter, from 0; `nil` for a cohort that has no row in this tree.
  func number(of cohort: CohortIndex) -> Int? {
    let letter = letters[cohort.position]
    return letter == Self.none ? nil : Int(letter)
  }

  /// A capital letter for a recorded cohort, a small one for an inferred one.
  func text(of cohort: CohortIndex, isInferred: Bool) -> String? {
    let first: UInt8 = isInferred ? 97 : 65
    return number(of: cohort).map { String(Character(Unicode.Scalar(first + UInt8($0)))) }
  }
}

extension CohortLetters {
  /// The letters for the rows of a layout: the same, but where cohorts of one letter meet.
  ///
  /// - Complexity: O(rows).
  func kept(apartIn layout: TreeLayout, _ graph: LineageGraph) -> CohortLetters {
    var result = self
    let shown = (0..<layout.count).compactMap { position -> CohortIndex? in
      let row = layout[Row(position)]
      return row.kind == .full ? graph.cohortIndex(of: row.node) : nil
    }
    // Mending one meeting may make another, though rarely: there are few, and 26 letters.
    for _ in 0..<4 where !result.mendMeetings(shown) { break }
    return result
  }

  /// Gives another letter to the lower one of each two cohorts of one letter that meet.
  ///
  /// - Returns: Whether there were any.
  private mutating func mendMeetings(_ shown: [CohortIndex]) -> Bool {
    let meetings = zip(shown, shown.dropFirst()).filter { upper, lower in
      upper != lower && letters[upper.position] == letters[lower.position]
    }
    guard !meetings.isEmpty else { return false }
    var neighbors: [CohortIndex: Set<UInt8>] = [:]
    let mended = Set(meetings.map(\.1))
    for (upper, lower) in zip(shown, shown.dropFirst()) where upper != lower {
      if mended.contains(lower) { neighbors[lower, default: []].insert(letters[upper.position]) }
      if mended.contains(upper) { neighbors[upper, default: []].insert(letters[lower.position]) }
    }
    for cohort in mended.sorted() {
      let taken = Array(neighbors[cohort] ?? [])
      letters[cohort.position] = Self.letter(from: letters[cohort.position], apartFrom: taken)
    }
    return true
  }
}
