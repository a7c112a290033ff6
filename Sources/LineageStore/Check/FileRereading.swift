// SPDX-License-Identifier: MIT

import LineageCore

/// Reads the files of a directory once more, to the last byte, and compares them with the index.
struct FileRereading: Sendable {
  private let part: StorePart
  private let recomputesIDs: Bool

  /// The rows of the files.
  let rows: [UInt32]

  /// Prepares to read all files that the index knows.
  init(of part: StorePart, recomputesIDs: Bool) throws(StoreError) {
    self.part = part
    self.recomputesIDs = recomputesIDs
    do throws(IndexError) {
      rows = try part.reader.allKnownFiles().rows
    } catch {
      throw .index(reason: error.message)
    }
  }
}

extension FileRereading {
  /// Reads all files, on all processors.
  ///
  /// - Parameter progress: Is told how many more files and bytes were read.
  /// - Returns: What came of it.
  /// - Throws: `StoreError.cancelled`; `.index` where the index is damaged.
  func run(_ progress: (Int, Int) -> Void) async throws(StoreError) -> RereadingOutcome {
    var whole = RereadingOutcome()
    do throws(IndexError) {
      try await ChunkedWork(count: rows.count).forEach { range in
        Result { () throws(IndexError) in try outcome(of: rows[range]) }
      } body: { (result: Result<RereadingOutcome, IndexError>) throws(IndexError) in
        let outcome = try result.get()
        progress(outcome.fileCount, outcome.byteCount)
        whole.add(outcome)
      }
    } catch {
      throw .index(reason: error.message)
    }
    if Task.isCancelled { throw .cancelled }
    try await settle(&whole, progress)
    return whole
  }

  /// Reads half-written files again, a few times within a second, before they are condemned.
  private func settle(
    _ whole: inout RereadingOutcome, _ progress: (Int, Int) -> Void
  ) async throws(StoreError) {
    for (number, pause) in ScanOptions.settlingPauses.enumerated() {
      let rows = whole.takeSuspects()
      if rows.isEmpty { return }
      do { try await Task.sleep(for: .seconds(pause)) } catch { throw .cancelled }
      let isLast = number == ScanOptions.settlingPauses.count - 1
      do throws(IndexError) {
        let outcome = try outcome(of: rows[...], isLastChance: isLast)
        progress(outcome.fileCount, outcome.byteCount)
        whole.add(outcome)
      } catch {
        throw .index(reason: error.message)
      }
    }
  }

  private func outcome(
    of rows: ArraySlice<UInt32>, isLastChance: Bool = false
  ) throws(IndexError) -> RereadingOutcome {
    var outcome = RereadingOutcome()
    for row in rows where !Task.isCancelled {
      guard let known = try part.reader.file(row: Int64(row)) else {
        throw .damaged(reason: "row \(row) is gone")
      }
      let reading = FileReading(
        of: StoreFile(known.name, linkedPath: known.linkedPath), in: part.directory,
        options: part.options, recomputesID: recomputesIDs
      ) { _ in true }
      if reading.mayBeUnfinished, !isLastChance {
        outcome.suspect(row)
      } else {
        outcome.add(reading, of: known, row: row)
      }
    }
    return outcome
  }
}
