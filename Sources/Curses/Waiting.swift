// SPDX-License-Identifier: MIT

/// One `poll` over all that can happen to a program at a terminal.
struct Waiting: ~Copyable {
  /// Where something happened.
  enum Source: Hashable {
    /// A key or the mouse.
    case keyboard
    /// A signal.
    case signals
    /// Work beside the loop.
    case wakeUp
    /// One of the other descriptors.
    case other
    /// The terminal, which is gone.
    case hangUp
  }

  private let signals: Int32
  private var others: [Int32] = []

  init() throws(TerminalError) { signals = try Signals.open() }

  deinit { Calls.close(signals) }

  /// Waits for one more descriptor.
  mutating func add(_ descriptor: Int32) { others.append(descriptor) }

  /// Takes the next signal that waits.
  func nextSignal() -> Signals.Request? { Signals.next(from: signals) }

  /// Waits until something happens; nothing has if the time is over, or now and then by chance.
  ///
  /// - Returns: Where, signals first, since they may put an end to the rest.
  mutating func wait(
    keyboard: Int32, wakeUp: WakeUp, until deadline: ContinuousClock.Instant?
  ) -> [Source] {
    let results = Calls.wait(
      for: [signals, keyboard, wakeUp.descriptor] + others,
      milliseconds: deadline.map(Waiting.milliseconds(until:)) ?? -1)
    var sources: [Source] = []
    if results[0].isReadable { sources.append(.signals) }
    if results[1].isGone {
      sources.append(.hangUp)
    } else if results[1].isReadable {
      sources.append(.keyboard)
    }
    if results[2].isReadable { sources.append(.wakeUp) }
    let otherResults = zip(others, results.dropFirst(3))
    if otherResults.contains(where: { $0.1.isReadable || $0.1.isGone }) { sources.append(.other) }
    others = otherResults.filter { !$0.1.isGone }.map(\.0)
    return sources
  }

  /// The time that is left, rounded up, so that waiting does not end just before the deadline.
  private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let left = max(.zero, deadline - .now) / .milliseconds(1)
    return Int32(min(left.rounded(.up), 1_000_000))
  }
}
