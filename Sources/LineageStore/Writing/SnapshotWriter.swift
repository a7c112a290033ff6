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
  func save(_ batch: [SnapshotFile]) throws(WriteError) -> [SavedSnapshot] {
    if batch.isEmpty { throw .nothing }
    let files = try ordered(batch)
    let lock = options.mergesLineage ? try self.lock() : nil
    defer { if let lock { unlock(lock) } }
    var isChecked = false
    for _ in 0...files.count {
      var steps: [Step] = []
      for file in files { steps.append(try step(for: file)) }
      if !isChecked { try checkLineage(of: files, steps) }
      isChecked = true
      if try carryOut(steps, for: files) {
        let changes = zip(files, steps).map { ($0.id, $1.change) }
        let changeByID = Dictionary(uniqueKeysWithValues: changes)
        return batch.map { SavedSnapshot(id: $0.id, change: changeByID[$0.id] ?? .unchanged) }
      }
    }
    throw .cannotWrite(path: folder.path(of: "."), reason: "others keep writing the same files")
  }

  /// The batch with parents before their children, so that not even a crash in the middle leaves a
  /// child alone.
  private func ordered(_ batch: [SnapshotFile]) throws(WriteError) -> [SnapshotFile] {
    var files: [SnapshotID: SnapshotFile] = [:]
    for file in batch {
      if files.updateValue(file, forKey: file.id) != nil { throw .repeatedID(file.id) }
    }
    let graph = LineageGraph.build(from: batch.map(\.snapshot)).graph
    return graph.nodes.compactMap { files[graph.id(of: $0)] }
  }

  private func checkLineage(
    of files: [SnapshotFile], _ steps: [Step]
  ) throws(WriteError) {
    var batch: [SnapshotID: Snapshot] = [:]
    for (file, step) in zip(files, steps) where step.change != .unchanged {
      batch[file.id] = file.snapshot
    }
    let check = LineageCheck(graph: store.graph, batch: batch, recent: try recent(of: batch))
    try check.check(
      allowsMissingParents: options.allowsMissingParents, allowsOddLineage: options.allowsOddLineage
    )
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
