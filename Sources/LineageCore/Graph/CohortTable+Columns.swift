// SPDX-License-Identifier: MIT

extension LineageParts {
  /// Reads the cohorts from the arrays that were kept.
  ///
  /// - Parameters:
  ///   - childEdges: The children.
  ///   - columns: What keeps the arrays.
  ///   - deferral: Where it puts the reading off, what turns out to be of no use then is gathered
  ///     from the records.
  /// - Returns: The cohorts, or `nil` where their arrays do not fit the others.
  /// - Throws: What the store throws, unless it is put off.
  func cohorts<Columns: ColumnStore>(
    _ childEdges: Adjacency<NodeIndex>, from columns: Columns, _ deferral: CohortDeferral?
  ) throws(Columns.Failure) -> (any CohortSource)? {
    guard let deferral else {
      return try CohortTable.read(from: columns, nodeCount: ids.count).map(SharedCohorts.init)
    }
    return deferral.source { [self] in
      do throws(Columns.Failure) {
        if let table = try CohortTable.read(from: columns, nodeCount: ids.count) {
          return SharedCohorts(table)
        }
        columns.regret(nil)
      } catch {
        columns.regret(error)
      }
      return SharedCohorts(cohortsOfRecords(childEdges))
    }
  }

  /// The cohorts as the records have them.
  ///
  /// - Complexity: O(*n* + *m*), and what it takes to get all records.
  private func cohortsOfRecords(_ childEdges: Adjacency<NodeIndex>) -> CohortTable {
    var draft = LineageDraft()
    for node in recordNumbers.indices {
      let id = SnapshotID(ids[node])
      let number = recordNumbers[node]
      draft.append(
        number == .none ? Snapshot(id: id) : records.record(of: id, at: number), number: number)
    }
    return CohortTable(
      RecordedCohorts(draft, entries: recordNumbers.indices.map { $0 }),
      parentEdges: parentEdges, childEdges: childEdges, missing: missing)
  }
}

extension CohortTable {
  /// Makes the table of arrays that were kept; `nil` where they do not fit each other or the graph.
  ///
  /// - Complexity: O(*n*), to copy.
  static func read<Columns: ColumnStore>(
    from columns: Columns, nodeCount: Int
  ) throws(Columns.Failure) -> CohortTable? {
    let ids = TextTable(
      bytes: try columns.column("cohort id bytes", of: UInt8.self),
      offsets: try columns.column("cohort id offsets", of: UInt32.self))
    let labels = TextTable(
      bytes: try columns.column("cohort label bytes", of: UInt8.self),
      offsets: try columns.column("cohort label offsets", of: UInt32.self))
    let sizes = try columns.column("cohort sizes", of: Int.self)
    let members = try columns.adjacency("member offsets", "members", of: NodeIndex.self)
    let memberships = try columns.adjacency(
      "membership offsets", "memberships", of: CohortIndex.self)
    let places = try columns.column("cohort places", of: Int32.self)
    guard let ids, let labels, let members, let memberships, memberships.nodeCount == nodeCount
    else { return nil }
    return CohortTable(
      ids: ids, labels: labels, sizes: sizes, members: members, memberships: memberships,
      places: places)
  }
}
