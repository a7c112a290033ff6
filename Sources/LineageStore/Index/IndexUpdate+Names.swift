// SPDX-License-Identifier: MIT

import LineageCore

extension IndexUpdate {
  /// Reads files that were named one by one, and looks at no other.
  ///
  /// The index is not complete by that: when the directory was looked at is left as it was.
  ///
  /// - Parameters:
  ///   - named: The files.
  ///   - base: What is known without them.
  /// - Throws: `IndexUpdateError`; what was read until then is in the index.
  mutating func run(_ named: NamedFiles, on base: IndexBase) async throws(IndexUpdateError) {
    self.base = base
    try await read(named.changed, isListed: ListedNames(named.changed, base.reader)) { _ in }
    guard isUnfinished else { return }
    do throws(IndexError) {
      try index.makeArrays(of: base.reader.head.birth, asking: .ofAll, rereading: reread)
    } catch {
      throw .index(error)
    }
  }
}

/// A lineage, and the state of the index that it is of.
struct IndexBase {
  /// The lineage.
  let graph: LineageGraph

  /// The index.
  let reader: IndexReader
}

extension IndexBase {
  /// Whether some more files leave nothing to ask others, so that with them all is known.
  ///
  /// Others may tell of a snapshot that a file was expected to hold and does not; and one of these
  /// files, of a snapshot that it was not asked about since a file is named after it.
  ///
  /// - Parameters:
  ///   - files: What reading them gave.
  ///   - lost: The snapshots that they should hold by their names, and do not.
  /// - Returns: Whether nobody has to be asked.
  /// - Throws: `IndexError`, where the index cannot be asked for a name.
  func isComplete(with files: [IndexedFile], lost: Set<SnapshotID>) throws(IndexError) -> Bool {
    let present = Set(files.compactMap { $0.snapshot?.id })
    let names = Set(files.map(\.name))
    for file in files {
      let records = (file.snapshot.map { [$0] } ?? []) + file.hearsay
      let named = records.flatMap { [$0.id] + $0.parents.map(\.id) }
      if named.contains(where: { lost.contains($0) }) { return false }
      for id in file.namedAncestors where !present.contains(id) && !isPresent(id) {
        for suffix in [StoreFile.suffix, StoreFile.specSuffix] {
          if names.contains(id.text + suffix) { return false }
          if try reader.hasRow(named: id.text + suffix) { return false }
        }
      }
    }
    return !lost.contains { graph.node(for: $0) != nil }
  }

  private func isPresent(_ id: SnapshotID) -> Bool {
    graph.node(for: id).map { !graph.isMissing($0) } ?? false
  }
}
