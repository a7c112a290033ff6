// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore
import Screen
import Synchronization

// Questions of the query language, answered beside the browser's loop.
extension StoreDesk {
  /// Starts finding out what a query names; an earlier question that still waits is given up.
  func ask(_ question: Question) {
    state.withLock { state in
      state.asking?.cancel()
      guard let store = state.store else { return }
      let edition = state.edition
      state.asking = start {
        let result = await self.answer(to: question, in: store)
        self.report(.answered(question.number, edition: edition, result))
      }
    }
  }

  /// Gives up the question that waits.
  func cancelAsking() { state.withLock { $0.asking?.cancel() } }

  private func answer(
    to question: Question, in store: SnapshotStore
  ) async -> Result<NodeSet, QueryFailure> {
    let query: LineageCore.Query
    do throws(QueryError) {
      query = try LineageCore.Query(question.text, aliases: aliases)
    } catch {
      return .failure(.query(error))
    }
    var scope = QueryScope(of: store.graph)
    scope.facts = store
    scope.metrics = store.metrics
    scope.split = store.split
    scope.cursor = question.cursor.flatMap(store.graph.node(for:))
    scope.know(question.user)
    // What is new is known in the browser.
    scope.user?.seenUntil = nil
    let last = Mutex<ContinuousClock.Instant?>(nil)
    scope.progress = { done, total in
      let isTime = last.withLock { last in
        let now = ContinuousClock.now
        if let earlier = last, now - earlier < Self.reportInterval { return false }
        last = now
        return true
      }
      if isTime { self.report(.asking(done, of: total)) }
    }
    do throws(QueryFailure) {
      return .success(try await query.answer(in: scope))
    } catch {
      return .failure(error)
    }
  }

  /// Hands on where the files of some snapshots are, a line for each.
  func copyPaths(of ids: [SnapshotID]) {
    guard let store = state.withLock({ $0.store }) else { return }
    start { self.report(.copied(self.paths(of: ids, in: store).joined(separator: "\n"))) }
  }

  /// Hands on what programs get to know of some snapshots, a line for each.
  func copyJSON(of ids: [SnapshotID]) {
    guard let store = state.withLock({ $0.store }) else { return }
    start {
      let pipe = Destination(isTerminal: false, columns: 0, glyphs: .unicode, colors: .monochrome)
      let lines = ids.compactMap { store.graph.node(for: $0) }.map { node in
        JSONText.line(of: node, in: store.graph, store.metrics, for: pipe)
      }
      self.report(.copied(lines.joined(separator: "\n")))
    }
  }
}
