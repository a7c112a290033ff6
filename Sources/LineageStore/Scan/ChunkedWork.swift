// SPDX-License-Identifier: MIT

import Foundation

/// Work on many things, a chunk at a time, on all processors.
struct ChunkedWork: Sendable {
  /// How many things there are.
  let count: Int

  /// How many chunks are worked on at a time.
  var width = ProcessInfo.processInfo.activeProcessorCount

  /// How many things a chunk has at most.
  var chunkLimit = 256

  /// Does the work and gives the results in the order of the things.
  ///
  /// No more than ``width`` chunks are begun and not yet finished, so that memory is bounded. When
  /// the task is cancelled no further chunk is begun; those begun should end early.
  ///
  /// - Parameters:
  ///   - work: Works on a range of the things.
  ///   - progress: Is called after each chunk, as they finish, one call at a time.
  /// - Returns: The results; fewer than there are chunks where the task is cancelled.
  func results<Result: Sendable>(
    of work: @escaping @Sendable (Range<Int>) -> Result, progress: (Result) -> Void
  ) async -> [Result] {
    let chunks = chunks
    return await withTaskGroup(of: (Int, Result).self) { group in
      var results = [Result?](repeating: nil, count: chunks.count)
      var begun = 0
      func begin() {
        guard begun < chunks.count, !Task.isCancelled else { return }
        let number = begun
        group.addTask { (number, work(chunks[number])) }
        begun += 1
      }
      for _ in 0..<max(width, 1) { begin() }
      while let (number, result) = await group.next() {
        results[number] = result
        progress(result)
        begin()
      }
      return results.compactMap(\.self)
    }
  }

  /// Does the work and gives each result as soon as it is there, in no particular order.
  ///
  /// Nothing is kept, so that memory is bounded by ``width`` chunks.
  ///
  /// - Parameters:
  ///   - work: Works on a range of the things.
  ///   - body: Takes a result, one call at a time; where it throws, no further chunk is begun.
  /// - Throws: What the closure throws.
  func forEach<Result: Sendable, Failure: Error>(
    of work: @escaping @Sendable (Range<Int>) -> Result,
    body: (Result) throws(Failure) -> Void
  ) async throws(Failure) {
    let chunks = chunks
    let outcome = await withTaskGroup(of: Result.self) { group -> Swift.Result<Void, Failure> in
      var begun = 0
      func begin() {
        guard begun < chunks.count, !Task.isCancelled else { return }
        let chunk = chunks[begun]
        group.addTask { work(chunk) }
        begun += 1
      }
      for _ in 0..<max(width, 1) { begin() }
      while let result = await group.next() {
        begin()
        do throws(Failure) { try body(result) } catch {
          group.cancelAll()
          return .failure(error)
        }
      }
      return .success(())
    }
    try outcome.get()
  }

  /// Ranges small enough to share the work out evenly, and large enough to be worth a task.
  private var chunks: [Range<Int>] {
    let length = min(max(count / (8 * max(width, 1)), 1), chunkLimit)
    return stride(from: 0, to: count, by: length).map { $0..<min($0 + length, count) }
  }
}
