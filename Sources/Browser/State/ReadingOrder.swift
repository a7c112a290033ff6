// SPDX-License-Identifier: MIT

import LineageCore

/// The nodes in view in the order of their full rows, folded ones included, and where each stands.
struct ReadingOrder: Sendable {
  let nodes: [NodeIndex]
  private let places: [UInt32]

  /// - Complexity: O(*n*).
  init(_ nodes: [NodeIndex], in graph: LineageGraph) {
    var places = [UInt32](repeating: .max, count: graph.count)
    for (place, node) in nodes.enumerated() { places[node.position] = UInt32(place) }
    self.nodes = nodes
    self.places = places
  }

  /// Where a node stands; `nil` where it is out of view.
  ///
  /// - Complexity: O(1).
  func place(of node: NodeIndex) -> Int? {
    let place = places[node.position]
    return place == .max ? nil : Int(place)
  }

  /// The nearest node, down from a place or up from above it, that is the first of its cohort, and of
  /// another cohort than the one named.
  ///
  /// - Complexity: O(nodes between).
  func firstOfCohort(
    from place: Int, isForward: Bool, otherThan own: CohortIndex?, in graph: LineageGraph
  ) -> NodeIndex? {
    func isFirst(_ node: NodeIndex) -> Bool {
      guard let cohort = graph.cohortIndex(of: node), cohort != own else { return false }
      let place = places[node.position]
      return !graph.members(of: cohort).contains {
        places[$0.position] < place && graph.cohortIndex(of: $0) == cohort
      }
    }
    return isForward
      ? nodes[place...].first(where: isFirst) : nodes[..<place].last(where: isFirst)
  }
}
