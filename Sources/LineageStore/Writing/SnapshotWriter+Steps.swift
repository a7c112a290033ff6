// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotWriter {
  /// Finds out what there is to do for a snapshot.
  func step(for file: SnapshotFile) throws(WriteError) -> Step {
    guard let stored = try read(file.id.fileName) else { return try stepElsewhere(for: file) }
    if stored == file.bytes { return .keep }
    let merge = try compare(stored, with: file)
    guard let merged = merge.bytes(adding: try document(file.bytes, of: file.id)) else {
      return .keep
    }
    // What is about to replace a file is held to what holds for all.
    let check = try SnapshotFile(merged, from: "the merged file of \(file.id.text)")
    return .replace(stored, with: check.bytes)
  }

  /// Finds out what there is to do for a snapshot that has no file of its name in the directory.
  private func stepElsewhere(for file: SnapshotFile) throws(WriteError) -> Step {
    guard let other = store.graph.node(for: file.id).flatMap({ store.graph[$0].file }),
      other != file.id.fileName, other != folder.path(of: file.id.fileName)
    else { return .add(file.bytes) }
    let stored: [UInt8]
    do throws(StoreError) {
      stored = try store.bytes(ofFileShownAs: other)
    } catch {
      throw .store(error)
    }
    if stored == file.bytes { return .keep }
    throw .conflict(
      file.id,
      ContentDifference(path: "", reason: "its file is \(other)", isLineageOnly: false))
  }

  /// Refuses other content than there is, unless it may be merged.
  private func compare(
    _ stored: [UInt8], with file: SnapshotFile
  ) throws(WriteError) -> LineageMerge {
    let old: SnapshotDocument
    do {
      old = try SnapshotDocument(stored, in: StoreFile(file.id.fileName))
    } catch {
      let reason = "in the store is no snapshot: \(error.finding.message)"
      throw .conflict(file.id, ContentDifference(path: "", reason: reason, isLineageOnly: false))
    }
    let difference = ContentDifference.first(
      between: old, try document(file.bytes, of: file.id))
    guard let difference else {
      if options.mergesLineage { return LineageMerge(into: old) }
      let reason = "only white space, escapes or the order of keys differ"
      throw .conflict(file.id, ContentDifference(path: "", reason: reason, isLineageOnly: true))
    }
    guard difference.isLineageOnly, options.mergesLineage else {
      throw .conflict(file.id, difference)
    }
    return LineageMerge(into: old)
  }

  private func document(
    _ bytes: [UInt8], of id: SnapshotID
  ) throws(WriteError) -> SnapshotDocument {
    do {
      return try SnapshotDocument(bytes, in: StoreFile(id.fileName))
    } catch {
      throw .noSnapshot(source: id.text, error.finding)
    }
  }

  /// The bytes that a file has now.
  func read(_ name: String) throws(WriteError) -> [UInt8]? {
    do {
      return try folder.bytes(of: name, limit: sizeLimit)
    } catch {
      throw .cannotRead(path: folder.path(of: name), reason: error.reason)
    }
  }
}
