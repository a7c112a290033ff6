// SPDX-License-Identifier: MIT

public import LineageCore

/// Reads records out of a drawing: `a <- b <- d; a <- c <- d` are two chains that meet in `d`.
///
/// Parents are in the order in which the drawing names them. `?x` is a missing snapshot; `b@c1` puts
/// `b` into the cohort `c1`.
public func diagram(_ drawing: String) -> [Snapshot] {
  var records: [Snapshot] = []
  var missing: Set<String> = []
  func index(of word: Substring) -> Int {
    let parts = word.split(separator: "@", maxSplits: 1)
    let name = parts[0].drop { $0 == "?" }
    if word.hasPrefix("?") { missing.insert(String(name)) }
    let id = SnapshotID(String(name))
    let index = records.firstIndex { $0.id == id } ?? records.count
    if index == records.count { records.append(Snapshot(id: id, file: "\(name).json")) }
    if parts.count > 1 { records[index].cohorts = [CohortMembership(CohortID(String(parts[1])))] }
    return index
  }
  for chain in drawing.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
    var previous: Int?
    for word in chain.split(separator: " ") where word != "<-" {
      let next = index(of: word)
      if let previous { records[next].parents.append(ParentReference(records[previous].id)) }
      previous = next
    }
  }
  for index in records.indices where missing.contains(records[index].id.text) {
    records[index].file = nil
  }
  return records
}

/// The graph of a drawing, checked.
public func diagramGraph(_ drawing: String) -> LineageGraph {
  let graph = LineageGraph.build(from: diagram(drawing)).graph
  graph.checkInvariants()
  return graph
}
