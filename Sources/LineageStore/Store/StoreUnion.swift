// SPDX-License-Identifier: MIT

import LineageCore

/// What several directories hold together.
struct StoreUnion {
  /// The records of all snapshots with a file.
  private(set) var snapshots: [Snapshot] = []

  /// What is the matter.
  private(set) var findings: [Finding] = []

  /// What is said about snapshots that may have no file.
  private(set) var hearsay = Hearsay()

  private var first: [SnapshotID: (scan: StoreScan, file: String)] = [:]

  /// The records from which to build a graph; a file's own record counts before hearsay.
  var records: [Snapshot] {
    hearsay.statements.isEmpty ? snapshots : snapshots + hearsay.statements.values.map(\.record)
  }

  /// Adds a directory, whose snapshots count where no earlier directory has them.
  mutating func add(_ result: ScanResult, from scan: StoreScan) {
    findings += result.findings
    hearsay.add(result.hearsay)
    guard scan.store.isOneOfSeveral else {
      if snapshots.isEmpty { snapshots = result.snapshots } else { snapshots += result.snapshots }
      return
    }
    let earlier = first
    for snapshot in result.snapshots {
      guard let file = snapshot.file else { continue }
      if let counting = earlier[snapshot.id] {
        report(snapshot.id, file, in: scan, after: counting)
      } else {
        snapshots.append(snapshot)
        if first[snapshot.id] == nil { first[snapshot.id] = (scan, file) }
      }
    }
  }

  /// Reports a second file of a snapshot, unless it is the same to the byte.
  private mutating func report(
    _ id: SnapshotID, _ file: String, in scan: StoreScan,
    after counting: (scan: StoreScan, file: String)
  ) {
    if areSame(file, in: scan, counting.file, in: counting.scan) { return }
    findings.append(
      Finding(
        .duplicateID, snapshot: id, file: file,
        message: "another content of this snapshot is in \(counting.file), which counts"))
  }

  /// Whether two files have the same bytes; not so where one cannot be read any more.
  private func areSame(
    _ file: String, in scan: StoreScan, _ other: String, in otherScan: StoreScan
  ) -> Bool {
    do throws(StoreError) {
      return try scan.bytes(ofFileShownAs: file) == otherScan.bytes(ofFileShownAs: other)
    } catch {
      return false
    }
  }
}
