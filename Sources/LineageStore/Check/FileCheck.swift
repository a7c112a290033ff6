// SPDX-License-Identifier: MIT

public import LineageCore

/// What comes of reading all files of a store once more, to the last byte.
public struct FileCheck: Sendable {
  /// The store as it turned out to be: where a file was not what the index knew, it is corrected.
  public let store: SnapshotStore

  /// What is the matter with files and lineage, errors first.
  public let findings: [Finding]

  /// How many snapshots have the id that their content gives; 0 where that was not asked for.
  public let matching: Int

  /// How many have an id that no content gives, so that nothing can be said; 0 where that was not
  /// asked for.
  public let unverifiable: Int
}

extension SnapshotStore {
  /// Reads all files once more and completely, and says what is the matter with the store.
  ///
  /// To open a store it takes to believe the index about files that seem unchanged, and to look in
  /// a file for what the lineage needs. This looks at every byte, so that damage in other places is
  /// found too, and what was rewritten without a trace. A file that has changed meanwhile is taken
  /// as it is now; one that is gone is no longer the matter.
  ///
  /// ```swift
  /// let check = try await store.verifyFiles(recomputingIDs: true)
  /// for finding in check.findings { print(finding.severity, finding.kind.rawValue, finding.message) }
  /// ```
  ///
  /// - Parameters:
  ///   - recomputingIDs: Whether to compute the ids that contents should have, so that damage and
  ///     tampering are found that leave a file readable.
  ///   - progress: Is told how far the reading has come, one call at a time.
  /// - Returns: What came of it; the findings are those of ``findings()`` and what else was found.
  /// - Throws: `StoreError.cancelled`; `.index` where the index was damaged since it was opened.
  /// - Complexity: O(bytes of the files); in memory there is one file a processor, and the findings.
  public func verifyFiles(
    recomputingIDs: Bool = false, progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> FileCheck {
    let rereadings = try parts.map { (part) throws(StoreError) in
      try FileRereading(of: part, recomputesIDs: recomputingIDs)
    }
    var state = StoreProgress(fileCount: rereadings.reduce(0) { $0 + $1.rows.count })
    progress(state)
    var outcomes: [RereadingOutcome] = []
    for rereading in rereadings {
      let outcome = try await rereading.run { files, bytes in
        state.filesRead += files
        state.bytesRead += bytes
        progress(state)
      }
      outcomes.append(outcome)
    }
    let store = try await corrected(outcomes.map(\.changedRows))
    var findings = store.findingsBesideFiles
    for (part, outcome) in zip(store.parts, outcomes) {
      findings += outcome.findings
      findings += try part.damage(outcome.unparsable)
    }
    return FileCheck(
      store: store, findings: findings.inReadingOrder(),
      matching: outcomes.reduce(0) { $0 + $1.matching },
      unverifiable: outcomes.reduce(0) { $0 + $1.unverifiable })
  }
}

extension StorePart {
  /// What is said of files that cannot be parsed to the end, although the index has snapshots of
  /// them: where it still has, only what the lineage does not need is damaged.
  func damage(
    _ files: [RereadingOutcome.Unparsable]
  ) throws(StoreError) -> [Finding] {
    do throws(IndexError) {
      return try files.map { (file) throws(IndexError) in
        guard let snapshot = try reader.file(named: file.name)?.snapshot else {
          return file.finding
        }
        return Finding(
          .damaged, snapshot: snapshot.id, file: file.finding.file, place: file.finding.place,
          message: "beside what the lineage needs, the file is damaged: \(file.finding.message)")
      }
    } catch {
      throw .index(reason: error.message)
    }
  }
}
