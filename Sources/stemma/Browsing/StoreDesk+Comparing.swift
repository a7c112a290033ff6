// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageStore
import Synchronization

// Comparing what is shown with the files.
extension StoreDesk {
  /// Starts to tell what is the matter with the store that the index knows, and to compare it with its
  /// files, once it is shown.
  func startComparing() {
    startComparing { store throws(StoreError) in
      let findings = self.state.withLock { $0.metricsFindings }
      self.report(.checked(try store.findings() + findings))
      try await self.compare(store, since: .now)
      try self.noticeNew()
    }
  }

  /// Compares once more, after a file was seen to be another than the index knows.
  func compareAgain() {
    startComparing { store throws(StoreError) in
      try await self.compare(store, since: .now)
    }
  }

  private func startComparing(
    _ work: @escaping @Sendable (SnapshotStore) async throws(StoreError) -> Void
  ) {
    state.withLock { state in
      guard let store = state.store else { return }
      guard state.loading == nil else {
        state.comparesAgain = true
        return
      }
      state.loading = start {
        do throws(StoreError) {
          try await work(store)
        } catch {
          // What is shown stays: the files may be there again at the next look.
          if error != .cancelled { self.report(.noted(error.message)) }
          self.report(.verified)
        }
        self.endLoading()
      }
    }
  }

  /// Ends what kept others from looking at the files, and does what has come up meanwhile.
  func endLoading() {
    let comparesAgain = state.withLock { state in
      state.loading = nil
      defer { state.comparesAgain = false }
      return state.comparesAgain
    }
    if comparesAgain { compareAgain() } else { lookAtChanges() }
  }

  /// Compares what is known with the files, and shows what came of it.
  func compare(
    _ known: SnapshotStore, since start: ContinuousClock.Instant
  ) async throws(StoreError) {
    report(.progressed(LoadingProgress(done: 0, total: 0, seconds: 0)))
    let time = Self.time
    let store = try await known.verified { reportProgress($0, since: start) }
    state.withLock { $0.lookedAt = time }
    if let store {
      try show(store, changes: known.wasEverComplete ? store.changes(since: known) : nil)
    } else if !known.wasEverComplete {
      try show(known, changes: nil)
    }
    report(.verified)
  }

  /// The time, in nanoseconds since 1970.
  static var time: Int64 { Int64(Date.now.timeIntervalSince1970 * 1e9) }
}
