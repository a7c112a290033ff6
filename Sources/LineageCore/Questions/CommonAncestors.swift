// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The nodes that are an ancestor of each of some nodes, or that node itself; none where there are
  /// no nodes.
  ///
  /// Sixty-four members are asked about in one sweep, a bit for each. Whoever is an ancestor of all
  /// is one of the first sixty-four, too; where there are more members, the candidates that remain
  /// are tried, sixty-four in a sweep the other way, and each tells about those above or below it. So
  /// a few sweeps are enough for real lineages. No method is known that is not quadratic in the worst
  /// case: to find out for many nodes which of many others they reach contains the orthogonal
  /// vectors problem (Williams, "A new algorithm for optimal 2-constraint satisfaction", 2005).
  ///
  /// - Complexity: O((*n* + *m*) × (1 + *c* / 64)), *c* being the common ancestors of sixty-four of
  ///   the nodes; mostly O((*n* + *m*) × log *c*).
  public func commonAncestors(of nodes: NodeSet) -> NodeSet {
    // Whoever is above a member is above all that are below that.
    let members = Array(roots(in: nodes))
    if members.isEmpty { return noNodes }
    if members.count <= Self.fewMembers { return commonAncestors(ofFew: members) }
    let some = spread(members, 64)
    let candidates = ancestors(ofAll: some)
    if some.count == members.count || candidates.isEmpty { return candidates }
    return confirmed(candidates, above: members)
  }

  /// Of so few members the ancestors are found one after the other: each sweep skips what is not
  /// reached, and has bits for sets.
  private static let fewMembers = 4

  private func commonAncestors(ofFew members: [NodeIndex]) -> NodeSet {
    var common = ancestralClosure(of: NodeSet([members[0]], capacity: count))
    for member in members.dropFirst() {
      common.formIntersection(ancestralClosure(of: NodeSet([member], capacity: count)))
    }
    return common
  }

  /// The nodes that reach all of at most sixty-four others.
  private func ancestors(ofAll members: [NodeIndex]) -> NodeSet {
    let masks = reachMasks(from: members, along: parentEdges, isDownward: false)
    let all = Self.mask(of: members.count)
    var result = noNodes
    for position in 0..<count where masks[position] == all { result.insert(position: position) }
    return result
  }

  /// Those candidates that reach all members.
  private func confirmed(_ candidates: NodeSet, above members: [NodeIndex]) -> NodeSet {
    var open = candidates
    var confirmed = noNodes
    while !open.isEmpty {
      let tried = spread(Array(open), 64)
      let masks = reachMasks(from: tried, along: childEdges, isDownward: true)
      let good = members.reduce(Self.mask(of: tried.count)) { $0 & masks[$1.position] }
      var (accepted, rejected) = (noNodes, noNodes)
      for (bit, node) in tried.enumerated() {
        if good & (1 << UInt64(bit)) != 0 { accepted.insert(node) } else { rejected.insert(node) }
      }
      confirmed.formUnion(ancestralClosure(of: accepted).intersection(open))
      open.subtract(confirmed)
      open.subtract(descendantClosure(of: rejected))
    }
    return confirmed
  }

  /// For each node a bit for each start from which it is reached, itself included.
  private func reachMasks(
    from starts: [NodeIndex], along edges: Adjacency<NodeIndex>, isDownward: Bool
  ) -> [UInt64] {
    var masks = [UInt64](repeating: 0, count: count)
    for (bit, node) in starts.enumerated() { masks[node.position] |= 1 << UInt64(bit) }
    var cycle = isDownward ? 0 : cycles.count - 1
    let order =
      isDownward ? stride(from: 0, to: count, by: 1) : stride(from: count - 1, to: -1, by: -1)
    for position in order {
      if cycles.indices.contains(cycle) {
        let range = cycles[cycle].lowerBound.position..<cycles[cycle].upperBound.position
        if position == (isDownward ? range.lowerBound : range.upperBound - 1) {
          let union = masks[range].reduce(0, |)
          for member in range { masks[member] = union }
          cycle += isDownward ? 1 : -1
        }
      }
      let mask = masks[position]
      if mask == 0 { continue }
      for edge in edges.range(of: position) { masks[edges.targets[edge].position] |= mask }
    }
    return masks
  }

  /// As many ones as there are members.
  private static func mask(of count: Int) -> UInt64 {
    count == 64 ? .max : (1 << UInt64(count)) - 1
  }

  /// At most so many of some nodes, evenly.
  private func spread(_ nodes: [NodeIndex], _ limit: Int) -> [NodeIndex] {
    if nodes.count <= limit { return nodes }
    return (0..<limit).map { nodes[$0 * nodes.count / limit] }
  }
}
