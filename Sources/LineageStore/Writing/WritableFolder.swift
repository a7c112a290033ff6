// SPDX-License-Identifier: MIT

/// The calls by which snapshots are written into one directory, and no others.
///
/// Each is one request to the system, so that a test can let the *n*-th one fail; whoever calls them
/// asks again where a signal came between (``asking(_:)``).
protocol WritableFolder: Sendable {
  /// The path of a name in the directory, for messages.
  func path(of name: String) -> String

  /// Creates a file that is not there yet, and opens it to write.
  func create(_ name: String) throws(SystemError) -> Int32

  /// Writes some of the bytes at a place of a file, and says how many.
  ///
  /// With a place, so that to write them again does no harm.
  func write(
    _ bytes: ArraySlice<UInt8>, to file: Int32, at place: Int
  ) throws(SystemError) -> Int

  /// Waits until what was written to a file is on the disk.
  func synchronize(_ file: Int32) throws(SystemError)

  /// Closes a file; it is closed whatever comes of it.
  func close(_ file: Int32) throws(SystemError)

  /// Gives a file another name, unless something has that name.
  func rename(_ name: String, toFree newName: String) throws(SystemError)

  /// Gives a file a second name, unless something has that name.
  func link(_ name: String, asFree newName: String) throws(SystemError)

  /// Gives a file another name, in place of what had it.
  func rename(_ name: String, replacing newName: String) throws(SystemError)

  /// Takes a name away.
  func remove(_ name: String) throws(SystemError)

  /// Waits until the names in the directory are on the disk.
  func synchronize() throws(SystemError)

  /// Makes a folder, unless there is one; something else of that name, be it a link to a folder, is
  /// an error.
  ///
  /// - Returns: Whether there was none.
  func makeFolder(_ name: String) throws(SystemError) -> Bool

  /// Takes a folder away in which there is nothing.
  func removeFolder(_ name: String) throws(SystemError)

  /// Waits until the names in a folder in the directory are on the disk.
  func synchronize(folder name: String) throws(SystemError)

  /// All bytes of a file, as long as there are no more than a limit; `nil` where there is no such
  /// name.
  func contents(of name: String, limit: Int) throws(OpenDirectory.ReadingError) -> [UInt8]?

  /// Opens a file, made if need be, to lock it.
  func openLock(_ name: String) throws(SystemError) -> Int32

  /// Waits until nobody else has the lock; it is given back when the file is closed.
  func lock(_ file: Int32) throws(SystemError)
}

extension WritableFolder {
  /// Makes a call, and makes it again for as long as signals come between.
  func asking<Answer>(
    _ call: () throws(SystemError) -> Answer
  ) throws(SystemError) -> Answer {
    while true {
      do {
        return try call()
      } catch {
        if error != .interrupted { throw error }
      }
    }
  }

  /// All bytes of a file, as of ``contents(of:limit:)``, asked for again where a signal came between.
  func bytes(of name: String, limit: Int) throws(OpenDirectory.ReadingError) -> [UInt8]? {
    while true {
      do {
        return try contents(of: name, limit: limit)
      } catch {
        if error != .system(.interrupted) { throw error }
      }
    }
  }
}
