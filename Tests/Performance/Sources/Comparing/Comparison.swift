// SPDX-License-Identifier: MIT

public import Benchmark

/// Work on the files of a store beside a yardstick, measured in turns.
public enum Comparison {
  private static let share = BenchmarkMetric.custom("% of the yardstick", useScalingFactor: false)
  private static let perFile = BenchmarkMetric.custom("ns a file", useScalingFactor: false)
  private static let rate = BenchmarkMetric.custom(
    "MB/s", polarity: .prefersLarger, useScalingFactor: false)

  /// How to run a comparison: ten times at the most.
  public static var configuration: Benchmark.Configuration {
    .init(
      metrics: [share, perFile, rate], warmupIterations: 1, maxDuration: .seconds(60),
      maxIterations: 10)
  }

  /// Does both, and reports what the work costs, alone and in per cent of the yardstick.
  public static func run(
    _ benchmark: Benchmark, on store: MadeStore, yardstick: () async throws -> Void,
    work: () async throws -> Void
  ) async throws {
    let limit = try await Cost.of(yardstick)
    let cost = try await Cost.of(work)
    benchmark.measurement(share, Int(100 * cost.seconds / limit.seconds))
    benchmark.measurement(perFile, Int(cost.seconds * 1e9 / Double(store.count)))
    benchmark.measurement(rate, Int(Double(store.length) / cost.seconds * 1e-6))
  }
}
