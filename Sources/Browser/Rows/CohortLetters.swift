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

  /// How many of the cohorts further out a letter is kept apart from, as from the last ones.
  private static let neighborhood = 12

  private var letters: [UInt8]

  /// Chooses the letters of a tree.
  ///
  /// - Complexity: O(nodes in view).
  init(_ outline: TreeOutline, _ graph: LineageGraph, readingOrder: [NodeIndex]) {
    letters = Array(repeating: Self.none, count: graph.cohortCount)
    let cohorts = graph.primaryCohorts
    var recent = RecentCohorts()
    var next: UInt8 = 0
    for node in readingOrder {
      guard let cohort = cohorts[node], !recent.isLast(cohort) else { continue }
      if letters[cohort.position] == Self.none {
        var taken = takenLetters(furtherOutThan: node, outline, cohorts)
        taken.formUnion(recent.letters(in: letters))
        next = Self.letter(from: next, apartFrom: taken)
        letters[cohort.position] = next
        next = (next + 1) % Self.count
      }
      recent.note(cohort)
    }
  }

  /// The letters of the cohorts further out than a node.
  private func takenLetters(
    furtherOutThan node: NodeIndex, _ outline: TreeOutline, _ cohorts: PrimaryCohorts
  ) -> LetterSet {
    var taken = LetterSet()
    var last: CohortIndex?
    var found = 0
    var outer = outline.placement(of: node)
    var steps = 0
    while let node = outer, found < Self.neighborhood, steps < 4 * Self.neighborhood {
      if let cohort = cohorts[node], cohort != last {
        taken.insert(letters[cohort.position])
        last = cohort
        found += 1
      }
      outer = outline.placement(of: node)
      steps += 1
    }
    return taken
  }

  /// The first letter, from one on, that is not among those to be kept apart from.
  private static func letter(from first: UInt8, apartFrom taken: LetterSet) -> UInt8 {
    for step in 0..<count where !taken.contains((first + step) % count) {
      return (first + step) % count
    }
    return first
  }

  private func letters(of cohorts: some Sequence<CohortIndex>) -> LetterSet {
    var set = LetterSet()
    for cohort in cohorts { set.insert(letters[cohort.position]) }
    return set
  }

  /// A set of letters, as a bit for each.
  private struct LetterSet {
    private var bits: UInt32 = 0

    mutating func insert(_ letter: UInt8) {
      if letter != CohortLetters.none { bits |= 1 << UInt32(letter) }
    }

    mutating func formUnion(_ other: LetterSet) { bits |= other.bits }

    func contains(_ letter: UInt8) -> Bool { bits & 1 << UInt32(letter) != 0 }
  }

  /// The cohorts seen last, each once, the last one first.
  private struct RecentCohorts {
    /// Their positions; the largest number where there is none yet.
    private var positions: InlineArray<12, UInt32> = .init(repeating: .max)

    func isLast(_ cohort: CohortIndex) -> Bool { positions[0] == UInt32(cohort.position) }

    mutating func note(_ cohort: CohortIndex) {
      // Each moves one place further, up to where the cohort was.
      var moved = UInt32(cohort.position)
      for place in positions.indices {
        swap(&moved, &positions[place])
        if moved == UInt32(cohort.position) { return }
      }
    }

    /// The letters that they have.
    func letters(in letters: [UInt8]) -> LetterSet {
      var set = LetterSet()
      for place in positions.indices where positions[place] != .max {
        set.insert(letters[Int(positions[place])])
      }
      return set
    }
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
  /// - Complexity: O(rows): where cohorts have rows of their own, which puts others next to each other,
  ///   a look at the cohort of each, else at those above and below what is folded.
  func kept(apartIn layout: TreeLayout, _ graph: LineageGraph) -> CohortLetters {
    let neighbors = CohortNeighbors(layout, graph)
    let meetings =
      layout.cohortRowCount > 0
      ? neighbors.meetings(within: 0..<layout.count) : neighbors.besideFoldedRows()
    return kept(apartAt: meetings, neighbors)
  }

  /// The letters for the rows of a layout, where these are the letters for all rows but some.
  ///
  /// - Complexity: O(those rows), and where letters are the same O(cohorts + members).
  func kept(
    apartIn layout: TreeLayout, _ graph: LineageGraph, within rows: Range<Int>
  ) -> CohortLetters {
    let neighbors = CohortNeighbors(layout, graph)
    return kept(apartAt: neighbors.meetings(within: rows), neighbors)
  }

  private func kept(
    apartAt meetings: [CohortNeighbors.Meeting], _ neighbors: CohortNeighbors
  ) -> CohortLetters {
    var result = self
    for meeting in meetings
    where result.letters[meeting.upper.position] == result.letters[meeting.lower.position] {
      let taken = result.letters(of: neighbors.cohorts(beside: meeting.lower))
      let letter = result.letters[meeting.lower.position]
      result.letters[meeting.lower.position] = Self.letter(from: letter, apartFrom: taken)
    }
    return result
  }
}
