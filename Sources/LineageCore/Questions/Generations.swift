// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// The nodes whose generation meets a condition.
  ///
  /// Generations ascend in the lineage's order, so that each is looked at once, and where it ends is
  /// searched for in leaps.
  ///
  /// - Complexity: O(*n* / 64 + *g* log *n*) for *g* generations, and as many calls of the condition.
  public func nodes(inGeneration holds: (Int) -> Bool) -> NodeSet {
    var result = noNodes
    var start = 0
    while start < count {
      let end = endOfGeneration(from: start)
      if holds(Int(generations[start])) { result.insert(NodeIndex(start)..<NodeIndex(end)) }
      start = end
    }
    return result
  }

  /// Where the next generation starts.
  private func endOfGeneration(from start: Int) -> Int {
    let generation = generations[start]
    // Leaps of twice the length each; then the last leap is halved until its end is found.
    var (low, leap) = (start, 1)
    while low + leap < count, generations[low + leap] == generation {
      low += leap
      leap *= 2
    }
    var high = min(low + leap, count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if generations[middle] == generation { low = middle } else { high = middle }
    }
    return high
  }
}
