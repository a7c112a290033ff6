// SPDX-License-Identifier: MIT

import LineageCore

/// Writes batches of snapshots into one directory of a store.
struct SnapshotWriter {
  /// The store as it was opened.
  let store: SnapshotStore

  /// The directory to write into.
  let folder: any WritableFolder

  /// What is allowed.
  let options: SaveOptions

  /// The longest file that is read for comparison.
  let sizeLimit = ScanOptions().sizeLimit

  /// What is to be done for one snapshot.
  enum Step {
    /// Nothing: it is there.
    case keep
    /// A file is to be added.
    case add([UInt8])
    /// The file is to be replaced, as long as it is still what it was.
    case replace([UInt8], with: [UInt8])
  }

  /// Saves a batch.
  ///
  /// Where others write the same snapshots at the same time, it begins again, and finds them there.
  func save(_ files: [SnapshotFile]) throws(WriteError) -> [SavedSnapshot] {
    if files.isEmpty { throw .nothing }
    try refuseRepeats(in: files)
    let lock = options.mergesLineage ? try self.lock() : nil
    defer { if let lock { unlock(lock) } }
    var isChecked = false
    for _ in 0...files.count {
      var steps: [Step] = []
      for file in files { steps.append(try step(for: file)) }
      if !isChecked { try checkLineage(of: files, steps) }
      isChecked = true
      if try carryOut(steps, for: files) {
        return zip(files, steps).map { SavedSnapshot(id: $0.id, change: $1.change) }
      }
    }
    throw .cannotWrite(path: folder.path(of: "."), reason: "others keep writing the same files")
  }

  private func refuseRepeats(in files: [SnapshotFile]) throws(WriteError) {
    var ids: Set<SnapshotID> = []
    for file in files where !ids.insert(file.id).inserted { throw .repeatedID(file.id) }
  }

  private func checkLineage(
    of files: [SnapshotFile], _ steps: [Step]
  ) throws(WriteError) {
    var batch: [SnapshotID: Snapshot] = [:]
    for (file, step) in zip(files, steps) where step.change != .unchanged {
      batch[file.id] = file.snapshot
    }
    let check = LineageCheck(graph: store.graph, batch: batch, recent: try recent(of: batch))
    try check.check(allowsMissingParents: options.allowsMissingParents)
  }
}

extension SnapshotWriter {
  /// The ancestors of a batch that were written after the store was opened.
  private func recent(
    of batch: [SnapshotID: Snapshot]
  ) throws(WriteError) -> [SnapshotID: Snapshot] {
    var recent: [SnapshotID: Snapshot] = [:]
    var open = batch.values.flatMap { $0.parents.map(\.id) }
    let known = LineageCheck(graph: store.graph, batch: batch, recent: [:])
    while let id = open.popLast() {
      if known.isThere(id) || recent[id] != nil || id.fileNameProblem != nil { continue }
      guard let bytes = try read(id.fileName) else { continue }
      let file = StoreFile(id.fileName)
      let decoded = SnapshotDecoder(file: file, shownName: file.name).decode(bytes)
      guard let snapshot = decoded.snapshot, snapshot.id == id else { continue }
      recent[id] = snapshot
      open += snapshot.parents.map(\.id)
    }
    return recent
  }
}
