// SPDX-License-Identifier: MIT

import LineageCore
import LineageStore
import TestSupport

extension TemporaryStore {
  /// Opens the directory as a store.
  func open(
    options: ScanOptions = ScanOptions(), progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> SnapshotStore {
    try await SnapshotStore.open(path, options: options, progress: progress)
  }
}

extension SnapshotStore {
  /// A line for each finding: kind, snapshot, file and place, a hyphen for what is not said.
  var findingLines: [String] {
    get throws {
      try findings().map { finding in
        let snapshot = finding.snapshot?.text ?? "-"
        return "\(finding.kind.rawValue) \(snapshot) \(finding.file ?? "-") \(finding.place ?? "-")"
      }
    }
  }

  /// The ids of all snapshots with a file, in the lineage's order.
  var presentIDs: [String] { graph.snapshots.filter { !$0.isMissing }.map(\.id.text) }

  /// The ids of all snapshots without a file, in the lineage's order.
  var missingIDs: [String] { graph.snapshots.filter(\.isMissing).map(\.id.text) }
}

extension Snapshot {
  /// The record without the time of its file, which differs from run to run.
  var timeless: Snapshot {
    var record = self
    record.observed = nil
    return record
  }
}
