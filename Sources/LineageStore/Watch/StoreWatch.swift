// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// Tells when something changes in the directories of a store, for as long as somebody refers to it.
///
/// Where the system tells of files (inotify), nothing is done until it does. On file systems of other
/// machines it tells of nothing that happens there, and of folders in a folder it tells nothing at
/// all: there the watch merely says every few seconds that somebody should look.
public final class StoreWatch: Sendable {
  /// What has changed.
  public enum Change: Hashable, Sendable {
    /// Some files, by name as findings have it.
    case files(Set<String>)
    /// Something: the directories have to be looked at.
    case something
  }

  /// How often somebody should look where the system tells nothing, in milliseconds.
  private static let polling = 2_000

  private let directories: [StoreDirectory]
  private let report: @Sendable (Change) -> Void

  /// What reports, until it is cancelled.
  private let sources = Mutex(Sources())

  private struct Sources {
    var system: (any DispatchSourceProtocol)?
    var timer: (any DispatchSourceProtocol)?
  }

  /// Watches the directories of a store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - report: Called from any thread, some milliseconds after something has changed.
  public init(_ store: SnapshotStore, report: @escaping @Sendable (Change) -> Void) {
    directories = store.parts.map(\.directory)
    self.report = report
    sources.withLock { sources in
      sources.system = Self.watch(directories) { [weak self] change in self?.take(change) }
    }
    pollIfBlind()
  }

  deinit {
    sources.withLock { sources in
      sources.system?.cancel()
      sources.timer?.cancel()
    }
  }

  private func take(_ change: Change) {
    // It may be the first folder, into which the system does not see.
    if change == .something { pollIfBlind() }
    report(change)
  }

  /// Looks every few seconds where the system does not tell of everything.
  private func pollIfBlind() {
    sources.withLock { sources in
      guard sources.timer == nil else { return }
      let isBlind = directories.contains { $0.isOnNetwork || $0.hasFolders }
      if sources.system == nil || isBlind { sources.timer = Self.poll(report) }
    }
  }

  private static func poll(
    _ report: @escaping @Sendable (Change) -> Void
  ) -> sending any DispatchSourceProtocol {
    let timer = DispatchSource.makeTimerSource()
    let interval = DispatchTimeInterval.milliseconds(polling)
    timer.schedule(deadline: .now() + interval, repeating: interval)
    timer.setEventHandler { report(.something) }
    timer.activate()
    return timer
  }

  /// Has the system tell of files; `nil` where it does not.
  private static func watch(
    _ directories: [StoreDirectory], _ report: @escaping @Sendable (Change) -> Void
  ) -> sending (any DispatchSourceProtocol)? {
    var places: [Int32: StoreDirectory] = [:]
    do throws(SystemError) {
      let queue = try Calls.openWatch()
      do throws(SystemError) {
        for directory in directories {
          places[try Calls.watch(directory.directory.path, by: queue)] = directory
        }
      } catch {
        Calls.close(queue)
        return nil
      }
      let gatherer = ChangeGatherer(places, report)
      let source = DispatchSource.makeReadSource(fileDescriptor: queue)
      source.setEventHandler { gatherer.take(Calls.events(of: queue)) }
      source.setCancelHandler { Calls.close(queue) }
      source.activate()
      return source
    } catch {
      return nil
    }
  }
}

/// Gathers changes for a moment, so that a thousand of them are told at once.
private final class ChangeGatherer: Sendable {
  /// How long, in milliseconds.
  private static let moment = 150

  private let directories: [Int32: StoreDirectory]
  private let report: @Sendable (StoreWatch.Change) -> Void
  private let pending = Mutex(Pending())

  private struct Pending {
    var names: Set<String> = []
    var isUnknown = false
    var isGathering = false
  }

  /// Creates a gatherer for directories by their numbers in events.
  init(
    _ directories: [Int32: StoreDirectory],
    _ report: @escaping @Sendable (StoreWatch.Change) -> Void
  ) {
    self.directories = directories
    self.report = report
  }

  func take(_ events: [Calls.WatchEvent]) {
    let starts = pending.withLock { pending in
      for event in events { note(event, in: &pending) }
      guard !pending.isGathering, pending.isUnknown || !pending.names.isEmpty else { return false }
      pending.isGathering = true
      return true
    }
    guard starts else { return }
    let end = DispatchTime.now() + .milliseconds(Self.moment)
    DispatchQueue.global().asyncAfter(deadline: end) { self.tell() }
  }

  private func note(_ event: Calls.WatchEvent, in pending: inout Pending) {
    switch event {
    case .other: pending.isUnknown = true
    case .file(let number, let name):
      guard let directory = directories[number] else { return }
      if let lines = directory.lines {
        if name == lines.name { pending.isUnknown = true }
        return
      }
      // What begins with a dot is a writer's own.
      guard name.hasSuffix(".json"), !name.hasPrefix(".") else { return }
      pending.names.insert(directory.shownName(name))
    }
  }

  private func tell() {
    let change = pending.withLock { pending in
      defer { pending = Pending() }
      return pending.isUnknown ? StoreWatch.Change.something : .files(pending.names)
    }
    report(change)
  }
}
