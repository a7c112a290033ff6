// SPDX-License-Identifier: MIT

extension SnapshotWriter {
  /// Writes all files, then names all, then waits for the disk; `false` where somebody else was
  /// faster with one of them.
  func carryOut(
    _ steps: [Step], for files: [SnapshotFile]
  ) throws(WriteError) -> Bool {
    var pending: [(file: PendingFile, step: Step)] = []
    var done = 0
    var newFolders: Set<String> = []
    // A pending file that has got its name is left alone, and its folder with it.
    defer {
      for (file, _) in pending[done...] { file.discard() }
      if done < pending.count { for name in newFolders.sorted() { removeIfEmpty(name) } }
    }
    for (file, step) in zip(files, steps) {
      guard let bytes = step.bytes else { continue }
      pending.append((try write(bytes, to: file.name), step))
    }
    var folders: Set<String> = []
    for (file, step) in pending {
      if let name = StoreFile(file.name).folder {
        if try makeFolder(name) { newFolders.insert(name) }
        folders.insert(name)
      }
      guard try name(file, step) else { return false }
      done += 1
    }
    do throws(SystemError) {
      for name in folders.sorted() {
        try folder.asking { () throws(SystemError) in try folder.synchronize(folder: name) }
      }
      try folder.asking { () throws(SystemError) in try folder.synchronize() }
    } catch {
      throw refusal(to: ".", error)
    }
    return true
  }

  /// Makes sure that there is a folder; says whether it is a new one.
  private func makeFolder(_ name: String) throws(WriteError) -> Bool {
    do throws(SystemError) {
      return try folder.asking { () throws(SystemError) in try folder.makeFolder(name) }
    } catch {
      throw refusal(to: name, error)
    }
  }

  /// Takes a folder away that has turned out to be of no use; it stays where others have put something
  /// into it, and does no harm where it cannot be taken away.
  private func removeIfEmpty(_ name: String) {
    do throws(SystemError) { try folder.removeFolder(name) } catch { return }
  }

  private func write(_ bytes: [UInt8], to name: String) throws(WriteError) -> PendingFile {
    do throws(SystemError) {
      return try PendingFile(bytes, for: name, in: folder)
    } catch {
      throw refusal(to: name, error)
    }
  }

  /// Gives a file its name; `false` where something else has it.
  private func name(_ file: PendingFile, _ step: Step) throws(WriteError) -> Bool {
    if case .replace(let old, _) = step, try read(file.name) != old { return false }
    do throws(SystemError) {
      if step.change == .merged { try file.replace() } else { try file.place() }
      return true
    } catch {
      // A request that was heard may be answered by an error, over a network, when it is repeated.
      if try read(file.name) == step.bytes {
        file.discard()
        return true
      }
      if error == .exists { return false }
      throw refusal(to: file.name, error)
    }
  }

  private func refusal(to name: String, _ error: SystemError) -> WriteError {
    .cannotWrite(path: folder.path(of: name), reason: error.reason)
  }
}

extension SnapshotWriter {
  /// Waits until nobody else replaces a file in the directory, and keeps others from it.
  func lock() throws(WriteError) -> Int32 {
    let name = TemporaryName.lock
    do throws(SystemError) {
      let file = try folder.asking { () throws(SystemError) in try folder.openLock(name) }
      do throws(SystemError) {
        try folder.asking { () throws(SystemError) in try folder.lock(file) }
      } catch {
        unlock(file)
        throw error
      }
      return file
    } catch {
      throw refusal(to: name, error)
    }
  }

  /// Lets others replace files.
  func unlock(_ file: Int32) {
    do throws(SystemError) {
      try folder.close(file)
    } catch {
      // Nothing was written to it, and it is closed.
      return
    }
  }
}

extension SnapshotWriter.Step {
  /// What is to be written, if anything.
  var bytes: [UInt8]? {
    switch self {
    case .keep: nil
    case .add(let bytes), .replace(_, let bytes): bytes
    }
  }

  /// What will have been done.
  var change: SavedSnapshot.Change {
    switch self {
    case .keep: .unchanged
    case .add: .added
    case .replace: .merged
    }
  }
}
