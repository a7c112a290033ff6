// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// Adds new snapshots to a graph, much faster than building it anew.
  ///
  /// It gives what building from all records would give. That is possible where the records are
  /// merely additional: each of an id that the graph does not know, not even as missing, no two of
  /// one id, and no cycle among them. Of other records the graph must be built anew.
  ///
  /// - Parameters:
  ///   - draft: The new records; records of missing snapshots tell of ids that the graph does not
  ///     know either.
  ///   - records: Where all records are kept, the old numbers as before.
  ///   - deferral: Puts off the cohorts, which take longer than all else; `nil` to make them now.
  /// - Returns: The graph with the new snapshots, or `nil` where they are not merely additional.
  /// - Complexity: O(*n* + *m* + *k* log *n*) for *k* new records: some sweeps over the arrays.
  public func adding(
    _ draft: LineageDraft, records: any SnapshotRecords, deferral: CohortDeferral? = nil
  ) -> LineageGraph? {
    guard let addition = GraphAddition(draft, to: self) else { return nil }
    let graph = addition.graph(records, deferral: deferral)
    assert({ graph.checkStructure() }() == ())
    return graph
  }
}

extension LineageGraph {
  /// How many nodes come before one of a generation with an id that is in no cycle.
  func place(generation: UInt32, id: String) -> Int {
    let first = generations.partitionPoint { $0 >= generation }
    let last = generations[first...].partitionPoint { $0 > generation }
    var id = id
    return id.withUTF8 { id in
      (first..<last).partitionPoint { position in
        let smallest = cycle(of: NodeIndex(position)).map(smallestID) ?? position
        return ids.withBytes(of: smallest) { $0.compareBytes(to: id) > 0 }
      }
    }
  }

  /// The member of a cycle with the smallest id.
  private func smallestID(in cycle: Range<NodeIndex>) -> Int {
    let positions = cycle.lowerBound.position..<cycle.upperBound.position
    return positions.min { ids.compare($0, to: $1) < 0 } ?? positions.lowerBound
  }
}
