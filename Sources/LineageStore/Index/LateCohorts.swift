// SPDX-License-Identifier: MIT

import LineageCore
import Synchronization

/// The cohorts of a graph, made when somebody asks for them first.
final class LateCohorts: CohortSource {
  /// What is asked for them, in the end without a lock.
  private let ready = AtomicLazyReference<SharedCohorts>()
  private let state: Mutex<State>

  private enum State {
    case putOff(CohortDeferral.Maker)
    /// Nothing is kept any more of what they were made from.
    case made(SharedCohorts)
  }

  init(by maker: @escaping CohortDeferral.Maker) { state = Mutex(.putOff(maker)) }

  /// The cohorts.
  ///
  /// - Complexity: O(1), but for the first time.
  var cohorts: SharedCohorts { ready.load() ?? ready.storeIfNil(made()) }

  private func made() -> SharedCohorts {
    state.withLock { state in
      switch state {
      case .made(let cohorts): return cohorts
      case .putOff(let maker):
        let cohorts = maker()
        state = .made(cohorts)
        return cohorts
      }
    }
  }
}
