// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore
import Synchronization

// What pages want to know, found out beside the browser's loop.
extension StoreDesk {
  /// Starts finding out.
  func find(_ question: PageQuestion) {
    guard let store = state.withLock({ $0.store }) else { return }
    start {
      let answer: PageAnswer
      do throws(StoreError) {
        answer = try self.answer(to: question, in: store)
      } catch {
        answer = .failure(error.message)
      }
      self.report(.found(question, answer))
    }
  }

  private func answer(
    to question: PageQuestion, in store: SnapshotStore
  ) throws(StoreError) -> PageAnswer {
    switch question {
    case .differences(let subject, nil, let revealsHidden):
      .differences(try store.differenceFromParents(of: subject, revealsHidden: revealsHidden))
    case .differences(let subject, .some(let origin), let revealsHidden):
      .differences(try store.difference(of: subject, from: origin, revealsHidden: revealsHidden))
    }
  }
}
