// SPDX-License-Identifier: MIT

/// The lineage's order of nodes that are numbered by the rank of their ids.
///
/// The order is: generation, then the smallest id of the cycle, then the distance from the cycle's
/// entry, then the id. The generation is the longest distance from a root over the graph with each
/// cycle as one node.
struct LineageOrder {
  /// The nodes, by rank, in the lineage's order.
  let ranks: [Int]

  /// The generation of each node, by rank.
  let generations: [UInt32]

  private let components: StrongComponents

  /// - Complexity: O(*n* log *n* + *m*).
  init(parents: Adjacency<NodeIndex>) {
    let components = StrongComponents(parents: parents)
    let generations = Self.generations(components, parents)
    let places = Self.placesInCycles(components, parents)
    let keys = (0..<parents.nodeCount).map { rank in
      UInt64(generations[rank]) << 32 | UInt64(places[rank]?.smallest.rawValue ?? UInt32(rank))
    }
    ranks = (0..<parents.nodeCount).sorted { first, second in
      if keys[first] != keys[second] { return keys[first] < keys[second] }
      let distances = (places[first]?.distance ?? 0, places[second]?.distance ?? 0)
      return (distances.0, first) < (distances.1, second)
    }
    self.generations = generations
    self.components = components
  }

  /// The ranges of nodes in the lineage's order that are cycles, ascending.
  ///
  /// - Complexity: O(*n*).
  var cycles: [Range<NodeIndex>] {
    let members = Set(components.cycles.joined().map(\.position))
    var ranges: [Range<NodeIndex>] = []
    var start = 0
    while start < ranks.count {
      var end = start + 1
      if members.contains(ranks[start]) {
        let component = components.component[ranks[start]]
        while end < ranks.count, components.component[ranks[end]] == component { end += 1 }
        ranges.append(NodeIndex(start)..<NodeIndex(end))
      }
      start = end
    }
    return ranges
  }

  /// Components are numbered parents first, so that one pass over them finds the longest distances.
  private static func generations(
    _ components: StrongComponents, _ parents: Adjacency<NodeIndex>
  ) -> [UInt32] {
    let nodeCount = parents.nodeCount
    var first = [UInt32](repeating: 0, count: components.count + 1)
    for component in components.component { first[Int(component) + 1] += 1 }
    for index in 1..<first.count { first[index] += first[index - 1] }
    var sorted = [Int](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      let component = Int(components.component[node])
      sorted[Int(first[component])] = node
      first[component] += 1
    }
    var ofComponent = [UInt32](repeating: 0, count: components.count)
    for node in sorted {
      let component = Int(components.component[node])
      for edge in parents.range(of: node) {
        let other = Int(components.component[parents.targets[edge].position])
        guard other != component else { continue }
        ofComponent[component] = max(ofComponent[component], ofComponent[other] + 1)
      }
    }
    return components.component.map { ofComponent[Int($0)] }
  }

  /// Where a node stands in its cycle.
  private struct Place {
    var smallest: NodeIndex
    var distance: Int
  }

  private static func placesInCycles(
    _ components: StrongComponents, _ parents: Adjacency<NodeIndex>
  ) -> [Int: Place] {
    guard !components.cycles.isEmpty else { return [:] }
    let children = parents.transposed()
    var places: [Int: Place] = [:]
    for unsorted in components.cycles {
      let members = unsorted.sorted()
      let component = components.component[members[0].position]
      func isInside(_ node: NodeIndex) -> Bool { components.component[node.position] == component }
      let entry = members.first { !parents[$0].allSatisfy(isInside) } ?? members[0]
      var queue = [entry]
      places[entry.position] = Place(smallest: members[0], distance: 0)
      var next = 0
      while next < queue.count {
        let node = queue[next]
        let distance = places[node.position].map { $0.distance + 1 } ?? 0
        next += 1
        for child in children[node] where isInside(child) && places[child.position] == nil {
          places[child.position] = Place(smallest: members[0], distance: distance)
          queue.append(child)
        }
      }
    }
    return places
  }
}
