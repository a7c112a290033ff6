// SPDX-License-Identifier: MIT

extension OpenDirectory: WritableFolder {
  /// Writes some of the bytes at a place of a file, and says how many.
  func write(
    _ bytes: ArraySlice<UInt8>, to file: Int32, at place: Int
  ) throws(SystemError) -> Int {
    try Calls.write(bytes, to: file, at: place)
  }

  /// Waits until what was written to a file is on the disk.
  func synchronize(_ file: Int32) throws(SystemError) { try Calls.synchronize(file) }

  /// Closes a file; it is closed whatever comes of it.
  func close(_ file: Int32) throws(SystemError) { try Calls.closeWritten(file) }

  /// Gives a file another name, unless something has that name.
  func rename(_ name: String, toFree newName: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.rename(name, toFree: newName, in: descriptor)
    }
  }

  /// Gives a file a second name, unless something has that name.
  func link(_ name: String, asFree newName: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.link(name, asFree: newName, in: descriptor)
    }
  }

  /// Gives a file another name, in place of what had it.
  func rename(_ name: String, replacing newName: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.rename(name, replacing: newName, in: descriptor)
    }
  }

  /// Takes a name away.
  func remove(_ name: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.remove(name, in: descriptor)
    }
  }

  /// Waits until the names in the directory are on the disk.
  func synchronize() throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in try Calls.synchronize(descriptor) }
  }

  /// Makes a folder, unless there is one, and says whether there was none.
  func makeFolder(_ name: String) throws(SystemError) -> Bool {
    try withDescriptor { descriptor throws(SystemError) in
      do throws(SystemError) {
        try Calls.makeFolder(name, in: descriptor)
        return true
      } catch {
        if error != .exists { throw error }
      }
      let isFolder = try Calls.status(of: name, in: descriptor).kind == .directory
      if !isFolder { throw .notDirectory }
      return false
    }
  }

  /// Takes a folder away in which there is nothing.
  func removeFolder(_ name: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.removeFolder(name, in: descriptor)
    }
  }

  /// Waits until the names in a folder in the directory are on the disk.
  func synchronize(folder name: String) throws(SystemError) {
    try withDescriptor { descriptor throws(SystemError) in
      let folder = try Calls.openDirectory(name, in: descriptor)
      defer { Calls.close(folder) }
      try Calls.synchronize(folder)
    }
  }

  /// All bytes of a file, as long as there are no more than a limit; `nil` where there is none.
  func contents(of name: String, limit: Int) throws(ReadingError) -> [UInt8]? {
    do {
      return try read(name, limit: limit).bytes
    } catch {
      if error == .system(.notFound) { return nil }
      throw error
    }
  }

  /// Opens a file, made if need be, to lock it.
  func openLock(_ name: String) throws(SystemError) -> Int32 {
    try withDescriptor { descriptor throws(SystemError) in
      try Calls.openLock(name, in: descriptor)
    }
  }

  /// Waits until nobody else has the lock.
  func lock(_ file: Int32) throws(SystemError) { try Calls.lock(file) }
}
