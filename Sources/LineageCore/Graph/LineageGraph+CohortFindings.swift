// SPDX-License-Identifier: MIT

extension LineageGraph {
  /// What is the matter with recorded cohorts: members that came from different parents, members
  /// that are lacking, and places that there are not.
  ///
  /// - Complexity: O(*n* + *m*), and a record for each finding.
  func cohortFindings() -> [Finding] {
    let table = cohortTable
    let origins = CohortOrigins(self)
    return (0..<table.count).flatMap { number -> [Finding] in
      if table.isInferred(number) || isUnremarkable(number, in: table) { return [] }
      let cohort = CohortIndex(number)
      guard let first = members(of: cohort).min() else { return [] }
      return [parentsFinding(cohort, first, origins), sizeFinding(cohort, first)]
        .compactMap(\.self) + indexFindings(cohort)
    }
  }

  /// Whether a look at the arrays shows that nothing is the matter, as with nearly all cohorts: all
  /// members have the same parents and one derivation each, none is lacking, and each place is one.
  private func isUnremarkable(_ number: Int, in table: CohortTable) -> Bool {
    let members = table.members.range(of: number)
    let size = table.sizes[number]
    if size > members.count { return false }
    guard let first = members.first.map({ table.members.targets[$0] }) else { return true }
    let parents = parentEdges.range(of: first.position)
    for member in members {
      let node = table.members.targets[member]
      let own = parentEdges.range(of: node.position)
      if converged.contains(node) || own.count != parents.count { return false }
      for step in 0..<own.count
      where parentEdges.targets[own.lowerBound + step]
        != parentEdges.targets[parents.lowerBound + step]
      {
        return false
      }
      let place = size < 0 ? nil : table.place(of: node, in: CohortIndex(number))
      if let place, place >= size || place == .min { return false }
    }
    return true
  }

  private func parentsFinding(
    _ cohort: CohortIndex, _ first: NodeIndex, _ origins: CohortOrigins
  ) -> Finding? {
    guard let stray = origins.stray(in: cohort, comparedWith: first) else { return nil }
    let snapshot = self[stray]
    return Finding(
      .cohortParents, snapshot: snapshot.id, file: snapshot.file,
      message: "cohort \(id(of: cohort)) has members with different parents: "
        + "\(id(of: first)) and \(snapshot.id)")
  }

  private func sizeFinding(_ cohort: CohortIndex, _ first: NodeIndex) -> Finding? {
    let members = members(of: cohort)
    guard let size = recordedSize(of: cohort), size > members.count else { return nil }
    let indexes = members.compactMap { recordedIndex(of: $0, in: cohort) }
    let lacking = indexes.count == members.count ? Self.lacking(from: indexes, size: size) : ""
    let snapshot = self[first]
    return Finding(
      .cohortIncomplete, snapshot: snapshot.id, file: snapshot.file,
      message: "cohort \(id(of: cohort)) has \(members.count) of \(size) members" + lacking)
  }

  /// The places that no member has, as people count them and as listings show them, from 1.
  ///
  /// - Complexity: O(members), whatever size the files claim.
  private static func lacking(from indexes: [Int], size: Int) -> String {
    let taken = Set(indexes.filter { (0..<size).contains($0) })
    let named = (0..<size).lazy.filter { !taken.contains($0) }.prefix(8)
    var names = Array(named.map { "\($0.placeFromOne)/\(size)" })
    let more = size - taken.count - names.count
    if more > 0 { names.append("\(more) more") }
    guard let last = names.popLast() else { return "" }
    return names.isEmpty
      ? "; \(last) is lacking" : "; \(names.joined(separator: ", ")) and \(last) are lacking"
  }

  /// Places beyond the size that other members record; where a member's own record has the size,
  /// whoever reads its file says so, and where.
  private func indexFindings(_ cohort: CohortIndex) -> [Finding] {
    guard let size = recordedSize(of: cohort) else { return [] }
    let id = id(of: cohort)
    return members(of: cohort).sorted().compactMap { node in
      guard let index = recordedIndex(of: node, in: cohort), index >= size else { return nil }
      let snapshot = self[node]
      guard snapshot.cohorts.first(where: { $0.id == id })?.size == nil else { return nil }
      return Finding(
        .cohortIndex, snapshot: snapshot.id, file: snapshot.file,
        message: "the index is \(index), counted from 0, but other members of cohort \(id) say "
          + "that it has \(size)")
    }
  }
}
