// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// What the finished graph shows: missing snapshots, cycles, convergences.
  ///
  /// - Complexity: O(*n* + *m*).
  func findings() -> [Finding] {
    missing.map(missingFinding) + cycles.map(cycleFinding) + convergenceFindings()
  }

  /// The snapshots with a file that name a node as their parent, in the lineage's order.
  ///
  /// For a missing node these are the ones to ask. There may be none: then it is named by chains'
  /// rows about other missing snapshots.
  ///
  /// - Complexity: O(children).
  public func namers(of node: NodeIndex) -> [NodeIndex] {
    children(of: node).filter { !isMissing($0) }
  }

  private func missingFinding(_ node: NodeIndex) -> Finding {
    let namers = namers(of: node)
    let file = namers.first.flatMap { self[$0].file }
    let message =
      switch namers.count {
      case 0: "\(id(of: node)) has no file; other files name it as an ancestor"
      case 1: "\(id(of: node)) has no file; 1 snapshot names it as its parent"
      default: "\(id(of: node)) has no file; \(namers.count) snapshots name it as their parent"
      }
    return Finding(.missingParent, snapshot: id(of: node), file: file, message: message)
  }

  private func cycleFinding(_ cycle: Range<NodeIndex>) -> Finding {
    let positions = cycle.lowerBound.position..<cycle.upperBound.position
    let named = positions.prefix(8).map { snapshots[$0].id.text }.joined(separator: ", ")
    let more = positions.count > 8 ? " and \(positions.count - 8) more" : ""
    let first = snapshots[positions.lowerBound]
    return Finding(
      .cycle, snapshot: first.id, file: first.file,
      message: "\(positions.count) snapshots descend from each other: \(named)\(more)")
  }

  private func convergenceFindings() -> [Finding] {
    snapshots.indices.filter { snapshots[$0].derivationCount > 1 }.map { position in
      let snapshot = snapshots[position]
      return Finding(
        .convergence, snapshot: snapshot.id, file: snapshot.file,
        message: "\(snapshot.derivationCount) derivations reached this world")
    }
  }
}

extension [Finding] {
  /// The findings, errors first, then by file, snapshot and what is the matter.
  ///
  /// - Complexity: O(*f* log *f*).
  public func inReadingOrder() -> [Finding] {
    sorted { first, second in
      if first.severity != second.severity { return first.severity < second.severity }
      let texts = [
        (first.file ?? "", second.file ?? ""),
        (first.snapshot?.text ?? "", second.snapshot?.text ?? ""),
        (first.kind.rawValue, second.kind.rawValue),
        (first.place ?? "", second.place ?? ""),
        (first.message, second.message),
      ]
      for (left, right) in texts {
        let order = left.compareBytes(to: right)
        if order != 0 { return order < 0 }
      }
      return false
    }
  }
}
