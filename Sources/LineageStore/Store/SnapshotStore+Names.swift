// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotStore {
  /// Brings the index in line with some files, without looking at any other.
  ///
  /// Whoever opens the store by its index from now on sees them; this store stays as it is. The index
  /// does not pass for complete by that: if it was not up to date, it still is not.
  ///
  /// All files are looked at nevertheless where one has gone, or is a link, or no file at all.
  ///
  /// - Parameter files: The files that have come, changed or gone, by name as findings have it.
  /// - Throws: `StoreError`, as opening the store does.
  /// - Complexity: O(*k* log *n* + bytes) for *k* files.
  public func index(_ files: [String]) async throws(StoreError) {
    for part in parts { _ = try await part.take(part.localNames(files)) }
  }

  /// Brings the index in line with some files, as ``index(_:)`` does, and gives the store with them.
  ///
  /// - Parameter files: The files that have come, changed or gone, by name as findings have it.
  /// - Returns: The store as it is now.
  /// - Throws: `StoreError`, as opening the store does.
  /// - Complexity: O(*n* + *m*) where the files are merely additional; else as for opening.
  public func noticing(_ files: [String]) async throws(StoreError) -> SnapshotStore {
    var parts: [StorePart] = []
    for part in self.parts {
      if let whole = try await part.take(part.localNames(files)) {
        parts.append(whole)
        continue
      }
      do throws(IndexUpdateError) { parts.append(try part.refreshed()) } catch {
        parts.append(try await part.verified { _ in })
      }
    }
    let store = try SnapshotStore(paths: paths, parts: parts)
    try store.lookDeeper()
    return store
  }
}

extension StorePart {
  /// Those of some files that are in the directory, by their names there.
  func localNames(_ files: [String]) -> [String] {
    files.compactMap { directory.localName($0) }
  }
}
