// SPDX-License-Identifier: MIT

import LineageCore

extension StorePart {
  /// Brings the index in line with some files of the directory, and with all where that is needed.
  ///
  /// - Parameter names: The files that have come, changed or gone, as in ``StoreFile/name``.
  /// - Returns: The directory as it is now where all had to be looked at.
  /// - Throws: `StoreError`, as opening the directory does.
  func take(_ names: [String]) async throws(StoreError) -> StorePart? {
    if names.isEmpty { return nil }
    do throws(IndexUpdateError) {
      if try await takeAlone(names) { return nil }
    } catch {
      if case .store(let error) = error { throw error }
    }
    return try await verified { _ in }
  }

  /// Brings the index in line with some files, and says whether that is possible by themselves.
  private func takeAlone(_ names: [String]) async throws(IndexUpdateError) -> Bool {
    if directory.lines != nil { return false }
    let part = try refreshed()
    guard let graph = part.lineage?.graph, part.wasEverComplete,
      !part.reader.head.facts.isUnfinished
    else { return false }
    let named = try Self.reading { () throws(IndexError) in
      try NamedFiles(names, in: directory.directory, knownBy: part.reader)
    }
    guard let named else { return false }
    var update = IndexUpdate(
      of: directory.alone, options: options, index: index, seenBy: part.reader)
    try await update.run(named, on: IndexBase(graph: graph, reader: part.reader))
    return true
  }

  /// The directory as its index has it now.
  ///
  /// - Complexity: O(1) where that is as before; where rows have come, some sweeps over the arrays.
  func refreshed() throws(IndexUpdateError) -> StorePart {
    var reader = try Self.reading { () throws(IndexError) in try index.reader(after: self.reader) }
    if reader.head == self.reader.head { return self }
    let records = IndexRecords(reader, from: index, of: directory, options: options)
    var lineage: IndexedLineage?
    if let old = self.lineage {
      lineage = try Self.reading { () throws(IndexError) in
        try reader.lineage(after: self.reader, old, records: records)
      }
    }
    if lineage == nil { lineage = try Self.lineage(of: directory, &reader, index, records) }
    return StorePart(
      directory: directory, options: options, place: place, index: index, reader: reader,
      records: records, notice: notice, lineage: lineage,
      fileErrorCount: try Self.errorCount(of: lineage, reader))
  }
}
