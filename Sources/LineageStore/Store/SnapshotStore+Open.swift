// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotStore {
  /// Opens a store that is one directory.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - options: How to read it.
  ///   - progress: Is told how far the reading has come, one call at a time.
  /// - Returns: The store.
  /// - Throws: `StoreError` where the directory as a whole cannot be read, has snapshots only in its
  ///   subdirectories, or the task is cancelled. Damaged files are findings.
  /// - Complexity: O(bytes of the files).
  public static func open(
    _ path: String, options: ScanOptions = ScanOptions(),
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore {
    try await open([path], options: options, progress: progress)
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
  ///   - progress: Is told how far the reading of one directory after the other has come.
  /// - Returns: The store.
  /// - Throws: As for one directory.
  /// - Complexity: O(bytes of the files).
  public static func open(
    _ paths: [String], options: ScanOptions = ScanOptions(),
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore {
    var scans: [StoreScan] = []
    var identities: Set<FileStatus.Identity> = []
    for path in paths {
      let directory = try StoreDirectory(path, isOneOfSeveral: paths.count > 1)
      guard identities.insert(try directory.identity).inserted else { continue }
      scans.append(try StoreScan(of: directory, options: options))
    }
    var union = StoreUnion()
    for scan in scans {
      let result = try await scan.run(progress: progress)
      if result.snapshots.isEmpty { try scan.lookDeeper() }
      union.add(result, from: scan)
    }
    let (graph, findings) = LineageGraph.build(from: union.records)
    return SnapshotStore(
      paths: paths, graph: graph, findings: (union.findings + findings).inReadingOrder(),
      scans: scans, hearsay: union.hearsay)
  }
}
