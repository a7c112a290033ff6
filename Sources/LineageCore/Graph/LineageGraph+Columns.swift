// SPDX-License-Identifier: MIT

/// Keeps the arrays of a graph under names, or gives them back.
///
/// A graph that is read from its arrays costs what copying them costs: nothing is sorted, linked or
/// counted again.
public protocol ColumnStore: Sendable {
  /// Why an array cannot be kept or given.
  associatedtype Failure: Error

  /// Gives the array that was kept under a name.
  func column<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type
  ) throws(Failure) -> [Element]

  /// Hears that an array that was put off cannot be given, or does not fit the others (`nil`): what
  /// it should have said was gathered from the records.
  func regret(_ failure: Failure?)
}

/// Takes the arrays of a graph, each under a name.
public protocol ColumnTaker {
  /// Why an array cannot be taken.
  associatedtype Failure: Error

  /// Takes an array.
  mutating func take<Element: BitwiseCopyable>(
    _ name: String, _ column: [Element]
  ) throws(Failure)
}

extension LineageGraph {
  /// Gives all arrays of the graph to be kept.
  ///
  /// - Complexity: O(*n* + *m*).
  public func giveColumns<Taker: ColumnTaker>(to taker: inout Taker) throws(Taker.Failure) {
    try taker.take("id bytes", ids.bytes)
    try taker.take("id offsets", ids.offsets)
    try taker.take("parent offsets", parentEdges.offsets)
    try taker.take("parents", parentEdges.targets)
    try taker.take("child offsets", childEdges.offsets)
    try taker.take("children", childEdges.targets)
    try taker.take("generations", generations)
    try taker.take("cycles", cycles.flatMap { [$0.lowerBound, $0.upperBound] })
    try taker.take("missing", missing.words)
    try taker.take("converged", converged.words)
    try taker.take("nodes by digits", nodesByDigits)
    try taker.take("records", recordNumbers)
    try taker.take("cohort id bytes", cohortTable.ids.bytes)
    try taker.take("cohort id offsets", cohortTable.ids.offsets)
    try taker.take("cohort label bytes", cohortTable.labels.bytes)
    try taker.take("cohort label offsets", cohortTable.labels.offsets)
    try taker.take("cohort sizes", cohortTable.sizes)
    try taker.take("member offsets", cohortTable.members.offsets)
    try taker.take("members", cohortTable.members.targets)
    try taker.take("membership offsets", cohortTable.memberships.offsets)
    try taker.take("memberships", cohortTable.memberships.targets)
    try taker.take("cohort places", cohortTable.places)
  }

  /// Makes a graph of arrays that were kept.
  ///
  /// Whether the arrays are those of one graph is for the store to know, by checksums: only that
  /// they fit each other is checked.
  ///
  /// - Parameters:
  ///   - columns: What keeps the arrays.
  ///   - records: Where the records are kept.
  ///   - deferral: Puts off the cohorts; `nil` to read them now.
  /// - Returns: The graph, or `nil` where the arrays do not fit each other.
  /// - Throws: What the store throws.
  /// - Complexity: O(*n* + *m*), to copy.
  public static func read<Columns: ColumnStore>(
    from columns: Columns, records: any SnapshotRecords, deferral: CohortDeferral? = nil
  ) throws(Columns.Failure) -> LineageGraph? {
    var parts = LineageParts(records: records)
    let ids = TextTable(
      bytes: try columns.column("id bytes", of: UInt8.self),
      offsets: try columns.column("id offsets", of: UInt32.self))
    let parents = try columns.adjacency("parent offsets", "parents", of: NodeIndex.self)
    let children = try columns.adjacency("child offsets", "children", of: NodeIndex.self)
    parts.generations = try columns.column("generations", of: UInt32.self)
    let ends = try columns.column("cycles", of: NodeIndex.self)
    let missing = try columns.column("missing", of: UInt64.self)
    let converged = try columns.column("converged", of: UInt64.self)
    parts.nodesByDigits = try columns.column("nodes by digits", of: NodeIndex.self)
    parts.recordNumbers = try columns.column("records", of: RecordNumber.self)
    guard let ids, let parents, let children,
      let missing = NodeSet(capacity: ids.count, words: missing),
      let converged = NodeSet(capacity: ids.count, words: converged)
    else { return nil }
    parts.ids = ids
    parts.parentEdges = parents
    parts.missing = missing
    parts.converged = converged
    for place in stride(from: 0, to: ends.count - 1, by: 2) where ends[place] < ends[place + 1] {
      parts.cycles.append(ends[place]..<ends[place + 1])
    }
    let counts = [
      parents.nodeCount, children.nodeCount, parts.generations.count, parts.nodesByDigits.count,
      parts.recordNumbers.count,
    ]
    guard counts.allSatisfy({ $0 == ids.count }), parents.edgeCount == children.edgeCount else {
      return nil
    }
    let cohorts = try parts.cohorts(children, from: columns, deferral)
    return cohorts.map { parts.graph(childEdges: children, cohorts: $0) }
  }
}

extension ColumnStore {
  func adjacency<Target: BitwiseCopyable & Hashable & Sendable>(
    _ offsets: String, _ targets: String, of type: Target.Type
  ) throws(Failure) -> Adjacency<Target>? {
    Adjacency(
      offsets: try column(offsets, of: UInt32.self), targets: try column(targets, of: type))
  }
}
