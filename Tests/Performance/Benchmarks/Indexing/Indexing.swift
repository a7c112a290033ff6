// SPDX-License-Identifier: MIT

import Benchmark
import CYardstick
import Comparing
import Foundation
import LineageCore
import LineageStore
import StoreMaking

/// What it costs to open a store by its index, to see that nothing has changed, and what has.
///
/// There are as many snapshots as `STEMMA_COUNT` says, 20,000 unless it does. Limits are those for
/// the development machine and a million snapshots.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [], warmupIterations: 1, maxDuration: .seconds(300), maxIterations: 5)
  let count = ProcessInfo.processInfo.environment["STEMMA_COUNT"].flatMap { Int($0) } ?? 20_000

  Benchmark(
    "Opening \(count) snapshots by their index (limits 150 ms, 250 MB)",
    configuration: .init(metrics: [Metrics.time, Metrics.memory])
  ) {
    let store = try await indexed(count)
    // What was freed before would be used again, and not be seen.
    yardstick_trim()
    let before = try residentBytes
    let (elapsed, opened) = try await Elapsed.during {
      let opened = try await open(store, .folder)
      return (opened, try ask(opened.graph))
    }
    $0.measurement(Metrics.time, Metrics.milliseconds(elapsed.seconds))
    $0.measurement(Metrics.memory, (try residentBytes - before) / 1_000_000)
    guard opened.0.graph.count >= count, opened.1 > 0 else { throw Mismatch() }
  }

  Benchmark(
    "stemma children --trust-index among \(count) (limit 60 ms)",
    configuration: .init(metrics: [Metrics.time, Metrics.share])
  ) {
    let store = try await indexed(count)
    let command = ProcessInfo.processInfo.environment["STEMMA"] ?? "stemma"
    let id = LineagePlan(count: count).id(of: count / 2)
    let idle = try await Elapsed.during { try Program.run([command, "--version"]) }.elapsed
    let elapsed = try await Elapsed.during {
      try Program.run([
        command, "children", id, "--trust-index", "--store", store.path, "--index",
        store.indexPath,
      ])
    }.elapsed
    $0.measurement(Metrics.time, Metrics.milliseconds(elapsed.seconds))
    $0.measurement(Metrics.share, Int(100 * elapsed.seconds / idle.seconds))
  }

  Benchmark(
    "Verifying \(count) files; yardstick: find -printf (limit 120 %)",
    configuration: .init(metrics: [Metrics.share, Metrics.processorShare, Metrics.perFile])
  ) {
    let store = try await indexed(count)
    let opened = try await open(store, .nothing)
    let limit = try await Elapsed.during {
      // With the slash a link is followed.
      try Program.run(["find", store.path + "/", "-printf", "%s %T@\n"])
    }.elapsed
    let (elapsed, changed) = try await Elapsed.during { try await opened.verified() }
    guard changed == nil else { throw Mismatch() }
    $0.measurement(Metrics.share, Int(100 * elapsed.seconds / limit.seconds))
    let ratio = elapsed.processorSeconds / limit.processorSeconds
    $0.measurement(Metrics.processorShare, Int(100 * ratio))
    $0.measurement(Metrics.perFile, Int(elapsed.seconds * 1e9 / Double(count)))
  }

  Benchmark(
    "Indexing 5,000 files of 40 KB for the first time (limit 500 MB/s)",
    configuration: .init(metrics: [Metrics.rate])
  ) {
    let store = try await MadeStore(count: 5_000, size: .full)
    let folder = try TemporaryFolder()
    let cost = try await Cost.of {
      let options = IndexOptions(place: .file(folder.path + "/index"))
      let opened = try await SnapshotStore.open(store.path, index: options)
      guard opened.graph.count == store.count else { throw Mismatch() }
    }
    $0.measurement(Metrics.rate, Int(Double(store.length) / cost.seconds * 1e-6))
  }

  Benchmark(
    "Indexing a new snapshot among \(count) (limit 20 ms), and giving the store with it",
    configuration: .init(metrics: [Metrics.time, Metrics.splice])
  ) {
    let store = try await indexed(count)
    let opened = try await open(store, .nothing)
    let name = "new-\(UUID().uuidString).json"
    let path = "\(store.path)/\(name)"
    let parent = LineagePlan(count: count).id(of: count / 2)
    let row = #"{"id": "\#(name.dropLast(5))", "parent_id": "\#(parent)"}"#
    let text = #"{"id": "\#(name.dropLast(5))", "lineage": [\#(row)]}"#
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let indexing = try await Elapsed.during { try await opened.index([name]) }.elapsed
    let (splicing, latest) = try await Elapsed.during { try await opened.noticing([name]) }
    try FileManager.default.removeItem(atPath: path)
    guard latest.graph.count > opened.graph.count else { throw Mismatch() }
    $0.measurement(Metrics.time, Metrics.milliseconds(indexing.seconds))
    $0.measurement(Metrics.splice, Metrics.milliseconds(splicing.seconds))
    // As it was for the next time, though that is the slow way; and the folder's time is believed
    // only when it is some seconds old.
    try await Task.sleep(for: .seconds(3))
    _ = try await open(store, .files)
  }
}

/// That something was not what it was said to be: then figures mean nothing.
struct Mismatch: Error {}

/// What is measured.
private enum Metrics {
  static let time = BenchmarkMetric.custom("ms", useScalingFactor: false)
  static let splice = BenchmarkMetric.custom("ms for the store", useScalingFactor: false)
  static let memory = BenchmarkMetric.custom("MB", useScalingFactor: false)
  static let perFile = BenchmarkMetric.custom("ns a file", useScalingFactor: false)
  static let share = BenchmarkMetric.custom("% of the yardstick", useScalingFactor: false)
  static let processorShare = BenchmarkMetric.custom(
    "% of its processor time", useScalingFactor: false)
  static let rate = BenchmarkMetric.custom(
    "MB/s of processor time", polarity: .prefersLarger, useScalingFactor: false)

  static func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1e3).rounded(.up)) }
}

/// A store with an index that knows all of it, made when it is first needed.
private func indexed(_ count: Int) async throws -> MadeStore {
  let store = try await MadeStore(count: count, size: .small)
  if FileManager.default.fileExists(atPath: store.indexPath) { return store }
  // Files that have just been made are not believed to stay as they are, nor is their folder.
  try await Task.sleep(for: .seconds(3))
  _ = try await open(store, .files)
  return store
}

private func open(
  _ store: MadeStore, _ verification: IndexOptions.Verification
) async throws -> SnapshotStore {
  try await SnapshotStore.open(
    store.path, index: IndexOptions(place: .file(store.indexPath), verification: verification))
}

/// Asks for parents, children and generations of some snapshots.
private func ask(_ graph: LineageGraph) throws -> Int {
  stride(from: 0, to: graph.count, by: max(graph.count / 100, 1)).reduce(0) { sum, position in
    let node = NodeIndex(position)
    return sum + graph.parents(of: node).count + graph.children(of: node).count
      + graph.generation(of: node)
  }
}

/// How much memory the process has at present.
private var residentBytes: Int {
  get throws {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(
      separator: " ")
    return (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }
}
