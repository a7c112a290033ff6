// SPDX-License-Identifier: MIT

import LineageCore
import TestSupport

@testable import LineageStore

/// All that a store has to say.
struct StoreAnswers: Hashable {
  var snapshots: [Snapshot]
  var parents: [[NodeIndex]]
  var cohorts: [Cohort]
  var findings: [Finding]
  var errorCount: Int
  var details: [String]

  /// Asks a store for everything.
  init(of store: SnapshotStore) throws {
    snapshots = Array(store.graph.snapshots)
    parents = store.graph.nodes.map { Array(store.graph.parents(of: $0)) }
    cohorts = Array(store.graph.cohorts)
    findings = try store.findings()
    errorCount = store.errorCount
    details = snapshots.map { snapshot in
      do { return "\(String(describing: try store.detail(of: snapshot.id)))" } catch {
        return "\(error)"
      }
    }
  }
}

extension StoreAnswers {
  /// What differs between these answers and those of a store that reads all files of a directory.
  func differences(fromReading path: String) async throws -> [String] {
    let fresh = try await Self.afresh(path)
    guard self != fresh else { return [] }
    let pairs: [(String, Any, Any)] = [
      ("snapshots", snapshots, fresh.snapshots), ("parents", parents, fresh.parents),
      ("cohorts", cohorts, fresh.cohorts), ("findings", findings, fresh.findings),
      ("errors", errorCount, fresh.errorCount), ("details", details, fresh.details),
    ]
    return pairs.map { ($0, "\($1)", "\($2)") }.filter { $1 != $2 }.map { "\($0): \($1) not \($2)" }
  }

  /// The answers of a store that reads all files of a directory.
  static func afresh(_ path: String) async throws -> StoreAnswers {
    try StoreAnswers(of: try await SnapshotStore.open(path, options: .settled))
  }
}

extension ScanOptions {
  /// Options by which no damaged file is waited for.
  static let settled = ScanOptions(settlingTime: 0)
}
