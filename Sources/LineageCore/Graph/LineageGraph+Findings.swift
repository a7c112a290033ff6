// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// What the lineage as a whole shows, all of it notes.
  ///
  /// These are missing snapshots, cycles, convergences, and what is the matter with cohorts.
  ///
  /// - Complexity: O(*n* + *m*), and a record for each finding.
  public func findings() -> [Finding] {
    missingFindings() + cycles.map(cycleFinding) + converged.map(convergenceFinding)
      + cohortFindings()
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

  private func missingFindings() -> [Finding] {
    // Many may be named by one, whose record is then got once.
    var files: [NodeIndex: String?] = [:]
    return missing.map { node in
      let namers = namers(of: node)
      let id = id(of: node)
      let message =
        switch namers.count {
        case 0: "\(id) has no file; other files name it as an ancestor"
        case 1: "\(id) has no file; 1 snapshot names it as its parent"
        default: "\(id) has no file; \(namers.count) snapshots name it as their parent"
        }
      var file: String?
      if let namer = namers.first {
        file = files[namer] ?? self[namer].file
        files[namer] = file
      }
      return Finding(.missingParent, snapshot: id, file: file, message: message)
    }
  }

  private func cycleFinding(_ cycle: Range<NodeIndex>) -> Finding {
    let positions = cycle.lowerBound.position..<cycle.upperBound.position
    let named = positions.prefix(8).map { ids[$0] }.joined(separator: ", ")
    let more = positions.count > 8 ? " and \(positions.count - 8) more" : ""
    let first = self[cycle.lowerBound]
    return Finding(
      .cycle, snapshot: first.id, file: first.file,
      message: "\(positions.count) snapshots descend from each other: \(named)\(more)")
  }

  private func convergenceFinding(_ node: NodeIndex) -> Finding {
    let snapshot = self[node]
    return Finding(
      .convergence, snapshot: snapshot.id, file: snapshot.file,
      message: "\(snapshot.derivationCount) derivations reached this world")
  }
}

extension Finding {
  /// What is the matter with a record that does not count; nothing with one that has no file.
  public static func duplicate(_ snapshot: Snapshot, of counting: Snapshot) -> Finding? {
    guard let file = snapshot.file, let other = counting.file else { return nil }
    return Finding(
      .duplicateID, snapshot: snapshot.id, file: file,
      message: "this snapshot is also in \(other), which counts")
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
