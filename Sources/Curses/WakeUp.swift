// SPDX-License-Identifier: MIT

/// A bell that wakes a host: work beside the loop rings it when it has something to say, and the
/// loop gets ``Event/notice``.
///
/// It may be rung from any thread, at any time, also when the host is gone. Rings that come
/// before the loop answers make one notice.
public final class WakeUp: Sendable {
  let descriptor: Int32

  init() throws(TerminalError) {
    descriptor = Calls.openEventCounter()
    guard descriptor >= 0 else { throw .refused(call: "eventfd", code: Calls.lastError) }
  }

  deinit { Calls.close(descriptor) }

  /// Wakes the host.
  public func ring() { Calls.increment(descriptor) }

  /// Forgets the rings so far.
  func silence() { Calls.reset(descriptor) }
}
