// SPDX-License-Identifier: MIT

import LineageCore

extension SnapshotWriter {
  /// Finds out what there is to do for a snapshot.
  func step(for file: SnapshotFile) throws(WriteError) -> Step {
    let stored: [UInt8]?
    do {
      stored = try folder.bytes(of: file.name, limit: sizeLimit)
    } catch {
      guard error == .system(.linkLoop), let link = store[file.id]?.file else {
        throw .cannotRead(path: folder.path(of: file.name), reason: error.reason)
      }
      return try step(for: file, in: link)
    }
    guard let stored else {
      return try otherFile(than: file).map { other throws(WriteError) in
        try step(for: file, in: other)
      } ?? .add(file.bytes)
    }
    if stored == file.bytes { return .keep }
    let merge = try compare(stored, with: file)
    guard let merged = merge.bytes(adding: try document(of: file)) else {
      return .keep
    }
    // What is about to replace a file is held to what holds for all.
    let check = try SnapshotFile(merged, from: "the merged file of \(file.id.text)")
    return .replace(stored, with: check.bytes)
  }

  /// The file of a snapshot, where it has another one, or elsewhere.
  private func otherFile(than file: SnapshotFile) -> String? {
    guard let other = store[file.id]?.file else { return nil }
    return other == file.name || other == folder.path(of: file.name) ? nil : other
  }

  /// Finds out what there is to do for a snapshot whose file is in another directory, a spec's, or
  /// a link: such a file is compared, and left alone.
  private func step(
    for file: SnapshotFile, in other: String
  ) throws(WriteError) -> Step {
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
      old = try SnapshotDocument(stored, in: StoreFile(file.name))
    } catch {
      let reason = "in the store is no snapshot: \(error.finding.message)"
      throw .conflict(file.id, ContentDifference(path: "", reason: reason, isLineageOnly: false))
    }
    let difference = ContentDifference.first(
      between: old, try document(of: file))
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

  private func document(of file: SnapshotFile) throws(WriteError) -> SnapshotDocument {
    do {
      return try SnapshotDocument(file.bytes, in: StoreFile(file.name))
    } catch {
      throw .noSnapshot(source: file.id.text, error.finding)
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
