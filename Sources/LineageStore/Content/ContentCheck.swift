// SPDX-License-Identifier: MIT

public import LineageCore

/// What comes of recomputing ids from contents.
public struct ContentCheck: Hashable, Sendable {
  /// How many snapshots have the id that their content gives.
  public internal(set) var matching = 0

  /// How many have an id that no content gives, so that nothing can be said.
  public internal(set) var unverifiable = 0

  /// What is the matter with all others, in the order of the lineage.
  public internal(set) var findings: [Finding] = []
}

extension SnapshotStore {
  /// Recomputes the ids of all snapshots from the contents of their files.
  ///
  /// So damage and tampering are found that leave a file readable. It reads every file again.
  ///
  /// - Parameter progress: Is told how far the reading has come, one call at a time.
  /// - Returns: What came of it.
  /// - Throws: `StoreError.cancelled`.
  /// - Complexity: O(bytes of the files).
  public func verifyContent(
    progress: (StoreProgress) -> Void = { _ in }
  ) async throws(StoreError) -> ContentCheck {
    let nodes = Array(graph.present)
    var state = StoreProgress(fileCount: nodes.count)
    progress(state)
    let parts = await ChunkedWork(count: nodes.count).results { range in
      var part = (check: ContentCheck(), files: 0, bytes: 0)
      for node in nodes[range] where !Task.isCancelled {
        part.bytes += verify(graph[node], &part.check)
        part.files += 1
      }
      return part
    } progress: { part in
      state.filesRead += part.files
      state.bytesRead += part.bytes
      progress(state)
    }
    if Task.isCancelled { throw .cancelled }
    return parts.reduce(into: ContentCheck()) { whole, part in
      whole.matching += part.check.matching
      whole.unverifiable += part.check.unverifiable
      whole.findings += part.check.findings
    }
  }

  /// Verifies one snapshot, and says how many bytes were read for it.
  private func verify(_ snapshot: Snapshot, _ check: inout ContentCheck) -> Int {
    guard let shape = snapshot.shape, let file = snapshot.file,
      ContentID.isRecomputable(snapshot.id, shape)
    else {
      check.unverifiable += 1
      return 0
    }
    do throws(StoreError) {
      let bytes = try self.bytes(ofFileShownAs: file)
      if let message = mismatch(of: snapshot.id, shape, bytes) {
        check.findings.append(
          Finding(.contentMismatch, snapshot: snapshot.id, file: file, message: message))
      } else {
        check.matching += 1
      }
      return bytes.count
    } catch {
      check.findings.append(
        Finding(.unreadable, snapshot: snapshot.id, file: file, message: error.message))
      return 0
    }
  }

  /// Why the content of a file does not match an id, or `nil` where it does.
  private func mismatch(
    of id: SnapshotID, _ shape: Snapshot.Shape, _ bytes: [UInt8]
  ) -> String? {
    let root: JSONValue
    do {
      root = try JSONDocument(bytes).root
    } catch {
      return "the file was damaged since it was read: \(error.problem.message), \(error.place)"
    }
    do {
      let computed = try shape == .chain ? ContentID.chain(root) : ContentID.flat(root)
      if SnapshotID(computed) == id { return nil }
      return "the content gives the id \(computed): it was changed after the file was named"
    } catch {
      return "the content gives no id: \(error.message)"
    }
  }
}
