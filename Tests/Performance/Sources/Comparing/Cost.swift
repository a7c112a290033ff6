// SPDX-License-Identifier: MIT

import Foundation

/// What some work costs: processor time, of all threads.
///
/// Unlike time on the clock it hardly depends on what else the machine does, nor on how many
/// processors share the work.
public struct Cost: Sendable {
  /// The time.
  public let seconds: Double

  /// Does some work, and says what it costs.
  public static func of(_ work: () async throws -> Void) async rethrows -> Cost {
    let start = now
    try await work()
    return Cost(seconds: now - start)
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
