// SPDX-License-Identifier: MIT

import Foundation
import LineageStore

/// A line on standard error that tells a person who waits how far work has come.
///
/// It appears after a second, only on a terminal that can take it away again.
struct ProgressLine {
  private let activity: String?
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private var lastShown: ContinuousClock.Instant?

  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(100)

  /// Creates a line about some activity, such as `Verifying`, that does not show yet.
  ///
  /// Without one, it is what is done when a store is opened.
  init(_ activity: String? = nil) {
    self.activity = activity
    let term = ProcessInfo.processInfo.environment["TERM", default: "dumb"]
    isWanted = isatty(STDERR_FILENO) == 1 && !["", "dumb"].contains(term)
  }

  /// Shows how far the reading of a store has come, if it is time to.
  mutating func show(_ progress: StoreProgress) {
    let (done, count) = (progress.filesRead, progress.fileCount)
    switch progress.phase {
    case _ where activity != nil: show(done, of: count)
    case .reading: show("Reading \(done) of \(count) files")
    case .looking:
      show("Looking for changes in \(done) of \(count) files (--trust-index does not)")
    }
  }

  /// Shows how many files are done, if it is time to.
  mutating func show(_ done: Int, of count: Int) {
    show("\(activity ?? "Reading") \(done) of \(count) files")
  }

  private mutating func show(_ text: String) {
    let now = ContinuousClock.now
    guard isWanted, now - start >= Self.patience else { return }
    if let lastShown, now - lastShown < Self.interval { return }
    lastShown = now
    write("\r\u{1B}[K" + text)
  }

  /// Takes the line away.
  mutating func clear() {
    if lastShown != nil { write("\r\u{1B}[K") }
    lastShown = nil
  }

  /// Writes at once.
  ///
  /// Progress that cannot be shown is no reason to stop.
  private func write(_ text: String) {
    var output = Output(to: STDERR_FILENO)
    do throws(OutputError) {
      try output.write(text)
      try output.finish()
    } catch {
      return
    }
  }
}
