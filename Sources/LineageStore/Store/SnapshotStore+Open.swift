// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotStore {
  /// Opens a store that is one directory.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - options: How to read it.
  ///   - index: Where its index is, and how far that is believed.
  ///   - progress: Is told how far the work has come, one call at a time.
  /// - Returns: The store.
  /// - Throws: `StoreError` where the directory as a whole cannot be read, has snapshots only in its
  ///   subdirectories, or the task is cancelled. Damaged files are findings.
  /// - Complexity: O(number of files + bytes of those that are not in the index as they are); where
  ///   the index is believed, the bytes of its arrays.
  public static func open(
    _ path: String, options: ScanOptions = ScanOptions(), index: IndexOptions = IndexOptions(),
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore {
    try await open([path], options: options, index: index, progress: progress)
  }

  /// Opens a store that is the union of several directories.
  ///
  /// Records and findings then name files by path. Where two directories have a snapshot of one id,
  /// that of the first counts; it is a finding unless the files are the same to the byte. A
  /// directory that is given twice, by whatever paths, is read once.
  ///
  /// - Parameters:
  ///   - paths: The directories.
  ///   - options: How to read them.
  ///   - index: Where their indexes are, and how far they are believed.
  ///   - progress: Is told how far the work on one directory after the other has come.
  /// - Returns: The store.
  /// - Throws: As for one directory.
  /// - Complexity: As for one directory, and O(*n* log *n* + *m*) to make one lineage of several.
  public static func open(
    _ paths: [String], options: ScanOptions = ScanOptions(), index: IndexOptions = IndexOptions(),
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore {
    var directories: [StoreDirectory] = []
    var identities: Set<FileStatus.Identity> = []
    for path in paths {
      let directory = try StoreDirectory(path, isOneOfSeveral: paths.count > 1)
      if identities.insert(try directory.identity).inserted { directories.append(directory) }
    }
    var parts: [StorePart] = []
    for (number, directory) in directories.enumerated() {
      var settings = index
      if case .file(let path) = index.place, number > 0 {
        settings.place = .file("\(path).\(number + 1)")
      }
      parts.append(
        try await StorePart.open(directory, options: options, index: settings, progress: progress))
    }
    let store = try SnapshotStore(paths: paths, parts: parts)
    try store.lookDeeper()
    return store
  }

  /// Looks at all files of a store that was opened without looking.
  ///
  /// - Parameter progress: Is told how far the work has come.
  /// - Returns: The store as it is now; `nil` where it is as it was opened.
  /// - Throws: As ``open(_:options:index:progress:)-(String,_,_,_)`` does.
  /// - Complexity: As for opening.
  public func verified(
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore? {
    var parts: [StorePart] = []
    for part in self.parts { parts.append(try await part.verified(progress)) }
    let store = try SnapshotStore(paths: paths, parts: parts)
    try store.lookDeeper()
    return store.knowsSame(as: self) ? nil : store
  }

  /// Looks again at those directories in which files turned out not to be what the index knew.
  ///
  /// - Parameter rows: The rows of these files, for each directory.
  /// - Returns: The store as it is now.
  /// - Throws: `StoreError`, as opening the directories does.
  func corrected(_ rows: [[UInt32]]) async throws(StoreError) -> SnapshotStore {
    if rows.allSatisfy(\.isEmpty) { return self }
    var parts: [StorePart] = []
    for (part, rows) in zip(self.parts, rows) {
      parts.append(rows.isEmpty ? part : try await part.verified(distrusting: rows) { _ in })
    }
    return try SnapshotStore(paths: paths, parts: parts)
  }

  /// Looks for snapshots below the directories where there are none in them.
  func lookDeeper() throws(StoreError) {
    guard wasEverComplete, graph.present.isEmpty else { return }
    for part in parts { try part.directory.lookDeeper(part.options) }
  }

  /// Makes one store of its directories.
  init(paths: [String], parts: [StorePart]) throws(StoreError) {
    if parts.count == 1, let lineage = parts[0].lineage {
      let namesakes = stride(from: 0, to: lineage.namesakeRows.count - 1, by: 2).map { place in
        (
          number: RecordNumber(lineage.namesakeRows[place]),
          counting: RecordNumber(lineage.namesakeRows[place + 1])
        )
      }
      self.init(
        paths: paths, graph: lineage.graph, parts: parts, namesakes: namesakes,
        records: UnionRecords(parts: [(parts[0].records, 0)]))
      return
    }
    do throws(IndexError) {
      self = try Self.union(of: parts, paths)
    } catch {
      throw .index(reason: error.message)
    }
  }

  private static func union(
    of parts: [StorePart], _ paths: [String]
  ) throws(IndexError) -> SnapshotStore {
    var gathering = RowGathering()
    var shifts: [UInt32] = []
    var shift: UInt32 = 0
    for part in parts {
      shifts.append(shift)
      try part.reader.forEachRow { (row) throws(IndexError) in
        try gathering.add(row.file(), row: row.shortNumber, shift: shift)
      }
      shift += UInt32(clamping: part.reader.head.lastRow) + 1
    }
    gathering.hear()
    let records = UnionRecords(parts: zip(parts, shifts).map { ($0.records, $1) })
    let (graph, namesakes) = LineageGraph.build(from: gathering.draft, records: records) {
      first, second in
      let (place, number) = records.place(of: first)
      let (otherPlace, otherNumber) = records.place(of: second)
      if place != otherPlace { return place < otherPlace }
      let own = parts[place].records
      guard let record = own.record(at: number), let other = own.record(at: otherNumber) else {
        return false
      }
      return record.takesPrecedence(over: other)
    }
    for part in parts { try part.records.expectNoDamage() }
    return SnapshotStore(
      paths: paths, graph: graph, parts: parts, namesakes: namesakes, records: records)
  }
}
