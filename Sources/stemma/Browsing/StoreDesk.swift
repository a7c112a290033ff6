// SPDX-License-Identifier: MIT

import Browser
import Foundation
import LineageCore
import LineageStore
import Synchronization

/// Reads a store, its files and what the user said of it beside the browser's loop, and keeps what came of
/// it until the loop asks.
final class StoreDesk: Sendable {
  private let directories: [String]
  private let index: IndexOptions.Place
  private let scan: ScanOptions
  /// The words by which a command line names the store, and how it is read.
  let storeWords: [String]
  private let metricsFiles: [String]
  private let splitFile: String?
  let aliases: QueryAliases
  let userStateFile: UserStateFile?
  private let ring: @Sendable () -> Void
  let state = Mutex(State())

  /// How many tasks have not ended yet.
  private let working = Atomic(0)

  struct State {
    var news: [Action] = []
    var store: SnapshotStore?
    /// What is the matter with the files of metrics.
    var metricsFindings: [Finding] = []
    /// How many stores have been shown.
    var edition = 0
    var asking: Task<Void, Never>?
    var finding: Task<Void, Never>?
    var failure: CommandError?
    var loading: Task<Void, Never>?
    /// Whether the files are to be looked at once more, when that has ended.
    var comparesAgain = false
    var lastReport: ContinuousClock.Instant?
    /// When the files shown were looked at, in nanoseconds since 1970.
    var lookedAt: Int64?
    /// What the user had seen when the store was opened.
    var seenUntil: Int64?
    var watch: StoreWatch?
    /// What has changed since it was last looked at.
    var changed: Set<String> = []
    var isUnsure = false
    /// What is to be written next, and who writes.
    var unsaved: [UserState.Change] = []
    var saving: Task<Void, Never>?
  }

  /// How often progress is worth a new frame.
  static let reportInterval = Duration.milliseconds(40)

  /// Creates a desk.
  ///
  /// - Parameters:
  ///   - directories: The store.
  ///   - index: Where its index is.
  ///   - scan: How its files are read.
  ///   - storeWords: The words by which a command line names the store, and how it is read.
  ///   - metricsFiles: Files of numbers about its snapshots.
  ///   - splitFile: Which part of a split each is in.
  ///   - aliases: What users have named in the query language.
  ///   - userStateFile: Where what the user says is kept, if anywhere.
  ///   - ring: Called from any thread when there is news.
  init(
    directories: [String], index: IndexOptions.Place, scan: ScanOptions = ScanOptions(),
    storeWords: [String], metricsFiles: [String] = [], splitFile: String? = nil,
    aliases: QueryAliases = QueryAliases(), userStateFile: UserStateFile?,
    ring: @escaping @Sendable () -> Void
  ) {
    self.directories = directories
    self.index = index
    self.scan = scan
    self.storeWords = storeWords
    self.metricsFiles = metricsFiles
    self.splitFile = splitFile
    self.aliases = aliases
    self.userStateFile = userStateFile
    self.ring = ring
  }

  /// Why the store could not be read, or what the user said not be kept.
  var failure: CommandError? { state.withLock { $0.failure } }

  /// What has happened since the last call.
  func takeNews() -> [Action] {
    state.withLock { state in
      defer { state.news = [] }
      return state.news
    }
  }

  /// Whether nothing is being done, and nobody has to be told of anything.
  var isIdle: Bool { working.load(ordering: .relaxed) == 0 && state.withLock { $0.news.isEmpty } }

  /// Does something beside the browser's loop.
  @discardableResult
  func start(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
    // Whoever starts something may hold the lock.
    working.add(1, ordering: .relaxed)
    return Task.detached {
      await work()
      self.working.subtract(1, ordering: .relaxed)
      self.ring()
    }
  }

  func report(_ action: Action) {
    state.withLock { $0.news.append(action) }
    ring()
  }

  func report(_ failure: CommandError) {
    state.withLock { $0.failure = failure }
    report(.failed(failure.message ?? ""))
  }
}

// Reading the store.
extension StoreDesk {
  /// Starts reading the store and what the user said of it.
  func startLoading() {
    state.withLock { state in
      state.loading = start { await self.load() }
    }
  }

  /// Stops reading the store.
  func cancelLoading() {
    state.withLock { state in
      state.loading?.cancel()
      state.failure = .interrupted
    }
  }

  private func load() async {
    do throws(StoreError) {
      let known = try await SnapshotStore.open(
        directories, options: scan,
        index: IndexOptions(place: index, verification: .nothing))
      loadUserState()
      if known.wasEverComplete {
        // What the index knows is shown at once; all else would take the time of it.
        state.withLock { $0.loading = nil }
        show(known, findings: nil, changes: nil)
      } else {
        try await compare(known, since: .now)
        try noticeNew()
        endLoading()
      }
    } catch {
      endLoading()
      if error != .cancelled { report(.store(error)) }
    }
  }

  func show(_ store: SnapshotStore, changes: LineageChanges?) throws(StoreError) {
    show(store, findings: try store.findings(), changes: changes)
  }

  private func show(_ store: SnapshotStore, findings: [Finding]?, changes: LineageChanges?) {
    let (joined, added) = joined(store)
    // Under one lock, as an answer to a question tells of which lineage it is.
    state.withLock { state in
      state.store = joined
      state.metricsFindings = added
      state.edition += 1
      state.news.append(
        .loaded(
          store.graph, findings: findings.map { $0 + added }, changes: changes,
          metrics: joined.metrics,
          split: joined.split))
    }
    ring()
  }

  /// A store with the numbers in the files of metrics, and what is the matter with these.
  private func joined(_ store: SnapshotStore) -> (SnapshotStore, [Finding]) {
    var store = store
    do throws(CommandError) {
      let findings = try store.join(metricsIn: metricsFiles)
      if let splitFile { try store.join(splitIn: splitFile) }
      return (store, findings)
    } catch {
      report(error)
      return (store, [])
    }
  }

  func reportProgress(_ progress: StoreProgress, since start: ContinuousClock.Instant) {
    let now = ContinuousClock.now
    let isTime = state.withLock { state in
      if let last = state.lastReport, now - last < Self.reportInterval { return false }
      state.lastReport = now
      return true
    }
    guard isTime else { return }
    report(
      .progressed(
        LoadingProgress(
          done: progress.filesRead, total: progress.fileCount,
          seconds: (now - start) / .seconds(1),
          phase: progress.phase == .looking ? .comparing : .reading)))
  }

  /// Starts reading what a snapshot's file says.
  func readDetail(of id: SnapshotID) {
    guard let store = state.withLock({ $0.store }) else { return }
    start {
      if !store.isCurrent(id) { self.compareAgain() }
      let result: DetailResult
      do throws(StoreError) {
        var detail = try store.detail(of: id) ?? SnapshotDetail(facts: [])
        let node = store.graph.node(for: id)
        let metrics = SnapshotDetail.Fact(store.metrics, of: node, files: self.metricsFiles)
        if let metrics, !self.metricsFiles.isEmpty {
          // They have those of the snapshot's own file among them.
          detail.facts.removeAll { $0.subject == .metrics }
          detail.facts.insert(metrics, at: 0)
        }
        result = .detail(detail)
      } catch {
        result = .failure(error.message)
      }
      self.report(.detailRead(id, result))
    }
  }
}
