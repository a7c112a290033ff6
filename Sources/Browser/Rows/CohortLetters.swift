// SPDX-License-Identifier: MIT

import LineageCore

/// The letters of cohorts in one tree.
///
/// There are more cohorts than letters, so that letters repeat over a large lineage. A cohort's own
/// letter is chosen once for a tree, apart from those of the cohorts around it: the last ones above
/// it, and those further out. The letter also decides the color, of which there are fewer: the nearest
/// of those differ in color too. Where rows are folded away, so that two cohorts of one letter meet,
/// one of them gets another letter as long as they do.
struct CohortLetters: Sendable {
  private static let count: UInt8 = 26
  private static let none = UInt8.max

  private static let colorCount = UInt8(Theme.cohortHueCount)

  /// How many of the cohorts further out a letter is kept apart from, as from the last ones: so few that
  /// of all letters some are left, and of these some that have not the colors of the nearest two.
  private static let neighborhood = RecentCohorts.Positions(repeating: 0).count

  private var letters: [UInt8]

  /// Chooses the letters of a tree.
  ///
  /// - Complexity: O(nodes in view).
  init(_ outline: TreeOutline, _ graph: LineageGraph, readingOrder: [NodeIndex]) {
    letters = Array(repeating: Self.none, count: graph.cohortCount)
    let cohorts = graph.primaryCohorts
    var recent = RecentCohorts()
    var next: UInt8 = 0
    var clashing = Set<CohortIndex>()
    for node in readingOrder {
      guard let cohort = cohorts[node], !recent.isLast(cohort) else { continue }
      if letters[cohort.position] == Self.none {
        var taken = taken(furtherOutThan: node, outline, cohorts)
        taken.formUnion(recent.taken(in: letters))
        next = Self.letter(from: next, apartFrom: taken)
        letters[cohort.position] = next
        next = (next + 1) % Self.count
      } else if recent.taken(in: letters).colors.contains(color(of: cohort)) {
        clashing.insert(cohort)
      }
      recent.note(cohort)
    }
    if !clashing.isEmpty { keepApart(clashing, along: readingOrder, cohorts) }
  }

  /// Gives other letters to cohorts whose members, being in several places, have come next to others
  /// of their color.
  ///
  /// - Complexity: O(nodes in view).
  private mutating func keepApart(
    _ clashing: Set<CohortIndex>, along order: [NodeIndex], _ cohorts: PrimaryCohorts
  ) {
    var beside: [CohortIndex: [CohortIndex]] = [:]
    var last: CohortIndex?
    for node in order {
      guard let cohort = cohorts[node], cohort != last else { continue }
      if let last, clashing.contains(cohort) { beside[cohort, default: []].append(last) }
      if let last, clashing.contains(last) { beside[last, default: []].append(cohort) }
      last = cohort
    }
    for cohort in clashing.sorted(by: { $0.position < $1.position }) {
      let taken = taken(by: beside[cohort, default: []])
      guard taken.colors.contains(color(of: cohort)) else { continue }
      letters[cohort.position] = Self.letter(from: letters[cohort.position], apartFrom: taken)
    }
  }

  private func color(of cohort: CohortIndex) -> UInt8 {
    letters[cohort.position] % Self.colorCount
  }

  /// The letters of the cohorts further out than a node, and the color of the nearest.
  private func taken(
    furtherOutThan node: NodeIndex, _ outline: TreeOutline, _ cohorts: PrimaryCohorts
  ) -> Taken {
    var taken = Taken()
    var last: CohortIndex?
    var found = 0
    var outer = outline.placement(of: node)
    var steps = 0
    while let node = outer, found < Self.neighborhood, steps < 4 * Self.neighborhood {
      if let cohort = cohorts[node], cohort != last {
        taken.insert(letters[cohort.position], withColor: found == 0)
        last = cohort
        found += 1
      }
      outer = outline.placement(of: node)
      steps += 1
    }
    return taken
  }

  /// The first letter, from one on, that is to be kept apart from none in letter and color, else in
  /// letter.
  private static func letter(from first: UInt8, apartFrom taken: Taken) -> UInt8 {
    let free = (0..<count).lazy.map { (first + $0) % count }.filter { !taken.letters.contains($0) }
    return free.first { !taken.colors.contains($0 % colorCount) } ?? free.first ?? first
  }

  /// The letters and colors of some cohorts.
  private func taken(by cohorts: some Sequence<CohortIndex>) -> Taken {
    var taken = Taken()
    for cohort in cohorts { taken.insert(letters[cohort.position], withColor: true) }
    return taken
  }

  /// Letters, and colors, that are not to be chosen.
  private struct Taken {
    var letters = SmallSet()
    var colors = SmallSet()

    mutating func insert(_ letter: UInt8, withColor: Bool) {
      guard letter != CohortLetters.none else { return }
      letters.insert(letter)
      if withColor { colors.insert(letter % CohortLetters.colorCount) }
    }

    mutating func formUnion(_ other: Taken) {
      letters.formUnion(other.letters)
      colors.formUnion(other.colors)
    }
  }

  /// A set of small numbers, as a bit for each.
  private struct SmallSet {
    private var bits: UInt32 = 0

    mutating func insert(_ number: UInt8) { bits |= 1 << UInt32(number) }

    mutating func formUnion(_ other: SmallSet) { bits |= other.bits }

    func contains(_ number: UInt8) -> Bool { bits & 1 << UInt32(number) != 0 }
  }

  /// The cohorts seen last, each once, the last one first.
  private struct RecentCohorts {
    typealias Positions = InlineArray<8, UInt32>

    /// Their positions; the largest number where there is none yet.
    private var positions = Positions(repeating: .max)

    func isLast(_ cohort: CohortIndex) -> Bool { positions[0] == UInt32(cohort.position) }

    mutating func note(_ cohort: CohortIndex) {
      // Each moves one place further, up to where the cohort was.
      var moved = UInt32(cohort.position)
      for place in positions.indices {
        swap(&moved, &positions[place])
        if moved == UInt32(cohort.position) { return }
      }
    }

    /// The letters that they have, and the color of the last.
    func taken(in letters: [UInt8]) -> Taken {
      var taken = Taken()
      for place in positions.indices where positions[place] != .max {
        taken.insert(letters[Int(positions[place])], withColor: place == 0)
      }
      return taken
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
      let taken = result.taken(by: neighbors.cohorts(beside: meeting.lower))
      let letter = result.letters[meeting.lower.position]
      result.letters[meeting.lower.position] = Self.letter(from: letter, apartFrom: taken)
    }
    return result
  }
}
