// SPDX-License-Identifier: MIT

import Benchmark
import Comparing
import Foundation
import StoreMaking

/// How long the browser takes from a key to what it draws, at a pseudo-terminal of 200 × 60 with all
/// rows open, as its users have it: the whole command, with its index.
///
/// There are as many snapshots as `STEMMA_COUNT` says, 20,000 unless it does. Limits are those for
/// the development machine and a million snapshots.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [], warmupIterations: 0, maxDuration: .seconds(300), maxIterations: 5)
  let count = ProcessInfo.processInfo.environment["STEMMA_COUNT"].flatMap { Int($0) } ?? 20_000

  Benchmark(
    "A key to its paint among \(count) (limits 4,000 µs, at the 99th percentile 16,000; 250 MB)",
    configuration: .init(metrics: [Metrics.median, Metrics.percentile, Metrics.memory])
  ) {
    let browser = try await opened(count)
    var answers: [Double] = []
    for key in Keys.moving {
      if let answer = browser.type(key, quiet: 0.01, limit: 0.1) { answers.append(answer.first) }
    }
    // Half pages and siblings end; most keys have something to draw.
    guard answers.count > Keys.moving.count / 2 else { throw NothingDrawn() }
    answers.sort()
    $0.measurement(Metrics.median, microseconds(answers[answers.count / 2]))
    $0.measurement(Metrics.percentile, microseconds(answers[answers.count * 99 / 100]))
    $0.measurement(Metrics.memory, Int(try browser.end(by: "Q")))
  }

  Benchmark(
    "One row folded and unfolded with all others open, among \(count) (limit 16,000 µs)",
    configuration: .init(metrics: [Metrics.median, Metrics.percentile])
  ) {
    let browser = try await opened(count)
    _ = browser.type(Keys.toBranch, quiet: 0.5)
    var answers: [Double] = []
    for key in Keys.folding {
      guard let answer = browser.type(key, quiet: 0.2) else { throw NothingDrawn() }
      answers.append(answer.first)
    }
    answers.sort()
    $0.measurement(Metrics.median, microseconds(answers[answers.count / 2]))
    $0.measurement(Metrics.percentile, microseconds(answers[answers.count * 99 / 100]))
    _ = try browser.end(by: "Q")
  }

  Benchmark(
    "All rows at once among \(count), to the end of the drawing (limit 100,000 µs)",
    configuration: .init(metrics: Metrics.whole.map(\.metric))
  ) {
    let browser = try await opened(count)
    for work in Metrics.whole {
      _ = browser.type(work.before, quiet: 0.5, limit: 1)
      guard let answer = browser.type(work.keys, quiet: 0.5) else { throw NothingDrawn() }
      $0.measurement(work.metric, microseconds(answer.last))
    }
    _ = try browser.end(by: "Q")
  }
}

/// That a key had no answer: then figures mean nothing.
struct NothingDrawn: Error {}

/// What is typed.
private enum Keys {
  /// Down, up, half pages, siblings and cohorts.
  static let moving =
    repeated("j", 120) + repeated("k", 40) + repeated("\u{4}", 60) + repeated("\u{15}", 40)
    + repeated("]", 20) + repeated("}", 20)

  /// To a row not far down that others stand under.
  static let toBranch = "5000jh"
  /// Folds it and opens it again.
  static let folding = Array(repeating: ["h", "l"], count: 20).flatMap { $0 }

  private static func repeated(_ key: String, _ times: Int) -> [String] {
    Array(repeating: key, count: times)
  }
}

/// What is measured.
private enum Metrics {
  static let median = BenchmarkMetric.custom("µs, median", useScalingFactor: false)
  static let percentile = BenchmarkMetric.custom("µs, 99th percentile", useScalingFactor: false)
  static let memory = BenchmarkMetric.custom("MB at most", useScalingFactor: false)

  /// Work on all rows: what is typed before, and what is timed.
  struct Work {
    let before: String
    let keys: String
    let metric: BenchmarkMetric

    init(_ name: String, before: String, keys: String) {
      (self.before, self.keys) = (before, keys)
      metric = .custom("µs, \(name)", useScalingFactor: false)
    }
  }

  static let whole = [
    Work("folded", before: "zR", keys: "zM"),
    Work("unfolded", before: "zM", keys: "zR"),
    Work("cohorts folded", before: "zR", keys: "C"),
    Work("unfolded with cohorts", before: "", keys: "zR"),
    Work("cohorts gone", before: "", keys: "C"),
    Work("searched", before: "gg/harden", keys: "\r"),
    Work("filtered", before: "gg&leaves()", keys: "\r"),
    Work("filter gone", before: "", keys: "&\u{15}\r"),
  ]
}

private func microseconds(_ seconds: Double) -> Int { Int((seconds * 1e6).rounded(.up)) }

/// The browser with all rows open and the files compared, its cursor at the first row.
private func opened(_ count: Int) async throws -> TerminalProgram {
  let command = ProcessInfo.processInfo.environment["STEMMA"] ?? "stemma"
  let store = try await MadeStore(count: count, size: .small)
  let place = ["--store", store.path, "--index", store.indexPath]
  // The first time, that makes the index.
  try Program.run([command, "list", "--count"] + place)
  let browser = try TerminalProgram([command, "browse"] + place, rows: 60, columns: 200)
  // What is typed before the first screen is there would be lost.
  for keys in ["", "zRG", "gg"] where browser.type(keys, quiet: 1) == nil { throw NothingDrawn() }
  return browser
}
