// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore
import Synchronization

// What is new, and what changes while somebody looks.
extension StoreDesk {
  /// Tells what has come since the user was here.
  func noticeNew() throws(StoreError) {
    let (store, time) = state.withLock { ($0.store, $0.seenUntil) }
    guard let store, let time else { return }
    let nodes = try store.snapshots(observedAfter: time)
    if !nodes.isEmpty { report(.noticed(Set(nodes.map { store.graph.id(of: $0) }))) }
  }

  /// Finds the snapshot whose file was modified last.
  func findNewest() {
    guard let store = state.withLock({ $0.store }) else { return }
    start {
      do throws(StoreError) {
        self.report(.newest(try store.newest().map { store.graph.id(of: $0) }))
      } catch {
        self.report(.noted(error.message))
      }
    }
  }

  /// Looks at what changes from now on, or does not any more.
  func follow(_ isOn: Bool) {
    guard isOn else {
      state.withLock { $0.watch = nil }
      return
    }
    guard let store = state.withLock({ $0.store }) else { return }
    let watch = StoreWatch(store) { [weak self] change in self?.take(change) }
    state.withLock { $0.watch = watch }
    // What has changed before the watch began.
    compareAgain()
  }

  private func take(_ change: StoreWatch.Change) {
    state.withLock { state in
      switch change {
      case .files(let names): state.changed.formUnion(names)
      case .something: state.isUnsure = true
      }
    }
    lookAtChanges()
  }

  /// Looks at what has changed; what changes meanwhile is looked at afterwards.
  func lookAtChanges() {
    state.withLock { state in
      guard let store = state.store, state.loading == nil, state.watch != nil,
        state.isUnsure || !state.changed.isEmpty
      else { return }
      let names = state.isUnsure ? nil : Array(state.changed)
      state.changed = []
      state.isUnsure = false
      state.loading = start {
        let begin = ContinuousClock.now
        do throws(StoreError) {
          try await self.look(at: names, in: store)
        } catch {
          self.report(.noted(error.message))
        }
        // A store so large that looking takes long is looked at less often.
        await Self.rest(begin.duration(to: .now) * 4)
        self.endLoading()
      }
    }
  }

  private func look(at names: [String]?, in store: SnapshotStore) async throws(StoreError) {
    let time = Self.time
    let new =
      if let names { try await store.noticing(names) } else { try await store.verified() ?? store }
    if !new.knowsSame(as: store) {
      let changes = new.changes(since: store)
      // What is the matter may be all that is new.
      try show(new, changes: changes.isEmpty ? nil : changes)
    }
    state.withLock { $0.lookedAt = time }
  }

  private static func rest(_ duration: Duration) async {
    do {
      try await Task.sleep(for: min(duration, .seconds(10)))
    } catch {
      // Canceled: then there is no need to rest.
    }
  }

  /// Keeps what the user has seen: all that was looked at, but for some.
  func saveSeen(except unseen: Set<SnapshotID>) {
    guard let time = state.withLock({ $0.lookedAt }) else { return }
    save([.seen(until: time, except: unseen)])
  }
}
