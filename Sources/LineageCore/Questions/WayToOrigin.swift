// SPDX-License-Identifier: MIT

/// The way from a node up to the ancestor that brought in something that the node has.
public struct WayToOrigin: Hashable, Sendable {
  /// The steps, from the node up; none where the node itself brought it in.
  public let steps: [Step]

  /// Where the way ends.
  public let end: End

  /// A step from a node to a parent that has the same.
  public struct Step: Hashable, Sendable {
    /// The node.
    public let child: NodeIndex
    /// The parent.
    public let parent: NodeIndex
    /// The place of the edge among those of the child, from 0.
    public let place: Int
    /// The other parents that have the same, in stored order.
    public let others: [NodeIndex]
  }

  /// Where a way ends.
  public enum End: Hashable, Sendable {
    /// At an ancestor that has it, and of which no parent with a file has it.
    case origin(NodeIndex)
    /// Nowhere: the last of these has the first as a parent, and all ancestors that have it have a
    /// parent that has it.
    case cycle([NodeIndex])
  }
}

extension LineageGraph {
  /// Finds the ancestor that brought in something that a node has.
  ///
  /// The way leads from each node to its first parent, in stored order, that has the same, until
  /// none has. Where that would go round in a cycle, it goes back and takes the next parent that
  /// has it. So of all ways it is the first, compared by the parents' places.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - has: Whether an ancestor with a file has the same; it is asked once about each, and only
  ///     about parents of nodes on a way.
  /// - Returns: The way.
  /// - Throws: What the closure throws.
  /// - Complexity: O(nodes that have it, and their parents).
  public func wayToOrigin<Failure: Error>(
    from node: NodeIndex, has: (NodeIndex) throws(Failure) -> Bool
  ) throws(Failure) -> WayToOrigin {
    var search = OriginSearch(in: self)
    var stack = [try search.visit(node, has)]
    while let last = stack.last {
      if last.having.isEmpty {
        return WayToOrigin(steps: search.steps(through: stack), end: .origin(last.node))
      }
      guard last.tried < last.having.count else {
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].tried += 1
      let parent = search.parent(of: last.node, at: last.having[last.tried])
      if search.visits[parent] == nil { stack.append(try search.visit(parent, has)) }
    }
    return search.cycle(from: node)
  }
}

/// What is known while an origin is looked for.
private struct OriginSearch {
  let graph: LineageGraph

  /// The nodes that were visited.
  var visits: [NodeIndex: Visit] = [:]

  private var answers: [NodeIndex: Bool] = [:]

  init(in graph: LineageGraph) { self.graph = graph }

  /// A node that has what is looked for.
  struct Visit {
    let node: NodeIndex
    /// The places of the parents that have it, too.
    let having: [Int]
    /// How many of these were tried.
    var tried = 0
  }

  func parent(of node: NodeIndex, at place: Int) -> NodeIndex {
    let parents = graph.parents(of: node)
    return parents[parents.startIndex + place]
  }

  mutating func visit<Failure: Error>(
    _ node: NodeIndex, _ has: (NodeIndex) throws(Failure) -> Bool
  ) throws(Failure) -> Visit {
    var having: [Int] = []
    for (place, parent) in graph.parents(of: node).enumerated() {
      if parent == node || graph.isMissing(parent) { continue }
      if answers[parent] == nil { answers[parent] = try has(parent) }
      if answers[parent] == true { having.append(place) }
    }
    let visit = Visit(node: node, having: having)
    visits[node] = visit
    return visit
  }

  /// The steps between visits, each of which tried the next one last.
  func steps(through stack: [Visit]) -> [WayToOrigin.Step] {
    stack.dropLast().map { step(from: $0, to: $0.having[$0.tried - 1]) }
  }

  private func step(from visit: Visit, to place: Int) -> WayToOrigin.Step {
    let chosen = parent(of: visit.node, at: place)
    var others: [NodeIndex] = []
    for other in visit.having.map({ parent(of: visit.node, at: $0) })
    where other != chosen && !others.contains(other) {
      others.append(other)
    }
    return WayToOrigin.Step(child: visit.node, parent: chosen, place: place, others: others)
  }

  /// The way along first parents into a cycle, and once round it.
  func cycle(from node: NodeIndex) -> WayToOrigin {
    var nodes: [NodeIndex] = []
    var places: [NodeIndex: Int] = [:]
    var steps: [WayToOrigin.Step] = []
    var current = node
    while places[current] == nil, let visit = visits[current], let first = visit.having.first {
      places[current] = nodes.count
      nodes.append(current)
      steps.append(step(from: visit, to: first))
      current = parent(of: current, at: first)
    }
    return WayToOrigin(steps: steps, end: .cycle(Array(nodes[(places[current] ?? 0)...])))
  }
}
