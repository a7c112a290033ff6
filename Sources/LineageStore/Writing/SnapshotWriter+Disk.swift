// SPDX-License-Identifier: MIT

extension SnapshotWriter {
  /// Writes all files, then names all, then waits for the disk; `false` where somebody else was
  /// faster with one of them.
  func carryOut(
    _ steps: [Step], for files: [SnapshotFile]
  ) throws(WriteError) -> Bool {
    var pending: [(file: PendingFile, step: Step)] = []
    var done = 0
    // A pending file that has got its name is left alone.
    defer { for (file, _) in pending[done...] { file.discard() } }
    for (file, step) in zip(files, steps) {
      guard let bytes = step.bytes else { continue }
      pending.append((try write(bytes, to: file.id.fileName), step))
    }
    for (file, step) in pending {
      guard try name(file, step) else { return false }
      done += 1
    }
    do throws(SystemError) {
      try folder.asking { () throws(SystemError) in try folder.synchronize() }
    } catch {
      throw refusal(to: ".", error)
    }
    return true
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
