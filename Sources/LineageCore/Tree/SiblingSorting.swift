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
  func sort(_ siblings: inout [NodeIndex]) { sort(&siblings, from: 0) }

  /// Sorts the siblings from a place in an array on.
  func sort(_ nodes: inout [NodeIndex], from start: Int) {
    if nodes.count - start < 2 { return }
    if let numbers {
      if nodes.count - start <= Self.insertionLimit {
        Self.insert(&nodes, from: start, numbers)
      } else {
        let keyed = nodes[start...].enumerated().map { (numbers[$1.position], $0, $1) }
        nodes.replaceSubrange(
          start..., with: keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.lazy.map(\.2))
      }
    }
    if isReversed { nodes[start...].reverse() }
  }

  private static func insert(_ nodes: inout [NodeIndex], from start: Int, _ numbers: [UInt64]) {
    for end in start + 1..<nodes.count {
      let node = nodes[end]
      let number = numbers[node.position]
      var place = end
      while place > start, numbers[nodes[place - 1].position] > number {
        nodes[place] = nodes[place - 1]
        place -= 1
      }
      if place < end { nodes[place] = node }
    }
  }
}
