// SPDX-License-Identifier: MIT

/// How siblings are sorted in one tree: by a number for each node, those of equal numbers as they were.
struct SiblingSorting {
  /// The numbers by node; `nil` where nothing is sorted.
  private let numbers: [UInt64]?
  private let isReversed: Bool

  /// More siblings than these are not sorted by insertion.
  private static let insertionLimit = 16

  /// Finds the numbers for an order.
  ///
  /// - Complexity: O(*n*).
  init(_ order: SiblingOrder, in graph: LineageGraph, sizes: [UInt32], isInverted: Bool) {
    isReversed = order.isReversed
    switch order.key {
    // Parents, in the inverted tree, keep their stored order.
    case .cohort: numbers = isInverted ? nil : Self.cohortNumbers(graph)
    case .descendants: numbers = sizes.map { ~UInt64($0) }
    case .children:
      numbers = (0..<graph.count).map { ~UInt64(graph.childEdges.count(of: $0)) }
    case .generation: numbers = graph.generations.map { UInt64($0) }
    }
  }

  /// By cohort, in the order of first members, then by recorded place; those without a cohort last.
  private static func cohortNumbers(_ graph: LineageGraph) -> [UInt64] {
    let table = graph.cohortTable
    let memberships = table.memberships
    return (0..<graph.count).map { position in
      guard let edge = memberships.range(of: position).first else { return .max }
      let place = UInt32(bitPattern: table.places[edge]) ^ (1 << 31)
      return UInt64(memberships.targets[edge].position) << 32 | UInt64(place)
    }
  }

  /// Sorts some siblings.
  ///
  /// - Complexity: O(*k* log *k*) for *k* siblings; O(*k*) where they are in order.
  func sort(_ siblings: inout [NodeIndex]) {
    if siblings.count < 2 { return }
    if let numbers {
      if siblings.count <= Self.insertionLimit {
        Self.insert(&siblings, numbers)
      } else {
        let keyed = siblings.enumerated().map { (numbers[$1.position], $0, $1) }
        siblings = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
      }
    }
    if isReversed { siblings.reverse() }
  }

  private static func insert(_ siblings: inout [NodeIndex], _ numbers: [UInt64]) {
    for end in 1..<siblings.count {
      let node = siblings[end]
      let number = numbers[node.position]
      var place = end
      while place > 0, numbers[siblings[place - 1].position] > number {
        siblings[place] = siblings[place - 1]
        place -= 1
      }
      if place < end { siblings[place] = node }
    }
  }
}
