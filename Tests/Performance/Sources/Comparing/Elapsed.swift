// SPDX-License-Identifier: MIT

import Foundation

/// How long some work takes on the clock, and the processor time that it and the programs it starts
/// take meanwhile.
public struct Elapsed: Sendable {
  /// The time on the clock.
  public let seconds: Double

  /// The processor time, of all threads and of programs that were started and have ended.
  public let processorSeconds: Double

  /// Does some work, and says how long it takes.
  public static func during<Answer>(
    _ work: () async throws -> Answer
  ) async rethrows -> (elapsed: Elapsed, answer: Answer) {
    let (clock, processor) = (now(CLOCK_MONOTONIC), processorTime)
    let answer = try await work()
    let elapsed = Elapsed(
      seconds: now(CLOCK_MONOTONIC) - clock, processorSeconds: processorTime - processor)
    return (elapsed, answer)
  }

  private static var processorTime: Double {
    var usage = rusage()
    getrusage(RUSAGE_CHILDREN.rawValue, &usage)
    let children = [usage.ru_utime, usage.ru_stime].map {
      Double($0.tv_sec) + Double($0.tv_usec) * 1e-6
    }
    return now(CLOCK_PROCESS_CPUTIME_ID) + children.reduce(0, +)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
