// SPDX-License-Identifier: MIT

import LineageCore

/// A search through the records of all snapshots in view, so far as it has got.
struct Hunt: Hashable, Sendable {
  /// The place in the reading order from which it started.
  var start: Int

  var isForward: Bool

  /// How many places away the next snapshot to look at is.
  var step: Int

  /// Whether the place where it started is not itself on a snapshot's full row.
  var startsBeside: Bool

  /// Whether the jump to what is found is remembered.
  var remembers: Bool

  /// How many matches are still to be found: the last of them is gone to.
  var left: Int

  /// Whether there was a match, so that going around once more leads somewhere.
  var hasFound = false
}

// Searching: a piece at a time, so that keys go on working meanwhile.
extension BrowserState {
  /// So many records are looked at before keys are: some milliseconds.
  private static let huntedAtOnce = 1_000

  /// Goes to the next snapshot that the search finds, around the end; each is visited once, also
  /// where its row is folded away; with a count, so many times.
  mutating func goToMatch(
    isForward: Bool, count: Int = 1, staysOnMatch: Bool = false, remembering: Bool = true
  ) {
    guard let layout = view?.layout else { return }
    guard !search.pattern.isEmpty else {
      message = Message(text: "/ searches")
      return
    }
    // A row that refers elsewhere stands below the full row whose place it has, that of a cohort above.
    let kind = layout[cursor].kind
    let isBetween = isForward ? kind == .cohort : kind != .full && kind != .cohort
    hunt = Hunt(
      start: view?.readingPlace(of: cursor) ?? 0, isForward: isForward,
      step: staysOnMatch || isBetween ? 0 : 1, startsBeside: kind != .full, remembers: remembering,
      left: count)
    goOnHunting()
  }

  /// Looks at some more snapshots; what is found is gone to.
  ///
  /// - Complexity: O(1) records.
  mutating func goOnHunting() {
    guard let view, var hunt, let order = self.view?.readingOrder().nodes else { return }
    let end = min(hunt.step + Self.huntedAtOnce, order.count + 1)
    while hunt.step < end {
      let step = hunt.step
      let distance = hunt.isForward ? step : order.count - step
      let candidate = order[(hunt.start + distance) % order.count]
      hunt.step += 1
      if search.matches(candidate, in: view.graph, user) {
        hunt.left -= 1
        hunt.hasFound = true
        if hunt.left > 0 { continue }
        self.hunt = nil
        message = nil
        if step > 0 || hunt.startsBeside { jump(to: candidate, remembering: hunt.remembers) }
        let wraps =
          hunt.isForward ? hunt.start + distance >= order.count : hunt.start - step < 0
        if wraps { message = Message(text: "the search went around the end") }
        return
      }
    }
    if hunt.step > order.count, hunt.hasFound {
      hunt.step = 1
      self.hunt = hunt
      message = Message(text: "going around, Esc stops")
    } else if hunt.step > order.count {
      self.hunt = nil
      message = Message(text: "nothing matches \(search.pattern)", isError: true)
    } else {
      self.hunt = hunt
      message = Message(text: "searching: \(100 * hunt.step / order.count) %, Esc stops")
    }
  }
}
