// SPDX-License-Identifier: MIT

import LineageCore

/// The arrays that an index keeps beside its rows, made from them.
struct IndexedLineage {
  /// The lineage.
  var graph: LineageGraph

  /// The files.
  var known: KnownFiles

  /// The rows of files with which something is the matter.
  var flawedRows: [UInt32]

  /// Pairs of rows of one snapshot: one that does not count, and the one that does.
  var namesakeRows: [UInt32]

  /// How many findings on the files a person should mend.
  var errorCount: Int
}

extension IndexedLineage {
  /// Builds the arrays from gathered rows.
  ///
  /// - Parameters:
  ///   - gathering: The rows, all of them, and what was heard from them.
  ///   - snapshot: Gives the record in a row; asked for only where two rows have one snapshot.
  init(_ gathering: RowGathering, snapshot: (UInt32) -> Snapshot?) {
    // Nobody looks at the records of this graph: it is made to be kept.
    let (graph, namesakes) = LineageGraph.build(from: gathering.draft, records: [Snapshot]()) {
      guard let first = snapshot($0.rawValue), let second = snapshot($1.rawValue) else {
        return false
      }
      return first.takesPrecedence(over: second)
    }
    self.graph = graph
    known = gathering.known
    flawedRows = gathering.flawedRows
    namesakeRows = namesakes.flatMap { [$0.number.rawValue, $0.counting.rawValue] }
    errorCount = gathering.errorCount + namesakes.count
  }

  /// The arrays with further rows, or `nil` where those are not merely additional.
  ///
  /// - Complexity: O(*n* + *m* + *k* log *n*) for *k* rows.
  func adding(_ gathering: RowGathering, records: IndexRecords?) -> IndexedLineage? {
    let graph = graph.adding(
      gathering.draft, records: records ?? [Snapshot](), deferral: records?.deferral)
    guard let graph else { return nil }
    var sum = self
    sum.graph = graph
    sum.known.append(gathering.known)
    sum.flawedRows += gathering.flawedRows
    sum.errorCount += gathering.errorCount
    return sum
  }
}

extension IndexedLineage {
  /// Reads the arrays of an index; `nil` where it has none yet.
  ///
  /// - Parameters:
  ///   - reader: Reads the index.
  ///   - records: Gives the records, and reads the cohorts when somebody asks for them; `nil` where
  ///     nobody looks at records, and all is to be read now.
  /// - Throws: `IndexError`.
  /// - Complexity: O(bytes of the arrays).
  init?(_ reader: IndexReader, records: IndexRecords?) throws(IndexError) {
    guard !reader.head.columns.isEmpty else { return nil }
    let columns = IndexColumns(reader: reader, records: records)
    let graph = try LineageGraph.read(
      from: columns, records: records ?? [Snapshot](), deferral: records?.deferral)
    guard let graph else {
      throw .damaged(reason: "the arrays of the lineage do not fit each other")
    }
    self.graph = graph
    known = KnownFiles()
    flawedRows = try reader.column("flawed rows")
    namesakeRows = try reader.column("namesake rows")
    errorCount = reader.head.facts.errorCount
  }

  /// Reads what an index knows of the files that its arrays are made from.
  ///
  /// - Complexity: O(bytes of the arrays).
  static func knownFiles(_ reader: IndexReader) throws(IndexError) -> KnownFiles {
    guard !reader.head.columns.isEmpty else { return KnownFiles() }
    let known = KnownFiles(
      names: try reader.column("file name bytes"), offsets: try reader.column("file name offsets"),
      sizes: try reader.column("file sizes"), modified: try reader.column("file times"),
      inodes: try reader.column("file inodes"), rows: try reader.column("file rows"))
    guard let known else { throw .damaged(reason: "the arrays of the files do not fit each other") }
    return known
  }
}

extension IndexWriter {
  /// Stores the arrays that are made from all rows.
  mutating func store(_ lineage: IndexedLineage) throws(IndexError) {
    try setColumns(of: lineage.graph)
    try setStamps(lineage.known)
    try setColumn("file name bytes", to: lineage.known.names.bytes)
    try setColumn("file name offsets", to: lineage.known.names.offsets)
    try setColumn("file rows", to: lineage.known.rows)
    try setColumn("flawed rows", to: lineage.flawedRows)
    try setColumn("namesake rows", to: lineage.namesakeRows)
    try columnsAreComplete()
  }

  /// Stores the stamps of the files that the arrays are made from.
  mutating func setStamps(_ known: KnownFiles) throws(IndexError) {
    try setColumn("file sizes", to: known.sizes)
    try setColumn("file times", to: known.modified)
    try setColumn("file inodes", to: known.inodes)
  }

  private mutating func setColumns(of graph: LineageGraph) throws(IndexError) {
    // A protocol cannot have a writer that is not copied, so the arrays are collected first.
    var columns = CollectedColumns()
    graph.giveColumns(to: &columns)
    for (name, store) in columns.columns { try store(name, &self) }
  }
}

/// The arrays of a graph, each with what stores it.
private struct CollectedColumns: ColumnTaker {
  typealias Store = (String, inout IndexWriter) throws(IndexError) -> Void

  var columns: [(String, Store)] = []

  mutating func take<Element: BitwiseCopyable>(_ name: String, _ column: [Element]) {
    columns.append(
      (name, { (name, writer) throws(IndexError) in try writer.setColumn(name, to: column) }))
  }
}

/// The arrays of a graph, as an index has them.
private struct IndexColumns: ColumnStore {
  let reader: IndexReader
  let records: IndexRecords?

  func regret(_ failure: IndexError?) {
    records?.note(failure ?? .damaged(reason: "the arrays of the cohorts do not fit the others"))
  }

  func column<Element: BitwiseCopyable>(
    _ name: String, of type: Element.Type
  ) throws(IndexError) -> [Element] {
    try reader.column(name, of: type)
  }
}
