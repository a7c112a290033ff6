// SPDX-License-Identifier: MIT

import Foundation

/// The calls that make a change of a directory whole and lasting.
extension Calls {
  /// Writes some bytes at a place of a file, and says how many.
  static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32, at place: Int
  ) throws(SystemError) -> Int {
    let count = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, place) }
    guard count >= 0 else { throw SystemError(code: errno) }
    return count
  }

  /// Waits until an open file, or directory, is on the disk.
  static func synchronize(_ descriptor: Int32) throws(SystemError) {
    if fsync(descriptor) != 0 { throw SystemError(code: errno) }
  }

  /// Closes a file that was written; some file systems say only now that it does not fit.
  static func closeWritten(_ descriptor: Int32) throws(SystemError) {
    if Foundation.close(descriptor) != 0 { throw SystemError(code: errno) }
  }

  /// Renames unless the new name is taken.
  static func rename(
    _ name: String, toFree newName: String, in directory: Int32
  ) throws(SystemError) {
    guard let renameAt2 else { throw SystemError(code: ENOSYS) }
    if renameAt2(directory, name, directory, newName, renameNoReplace) != 0 {
      throw SystemError(code: errno)
    }
  }

  private typealias RenameAt2 =
    @convention(c) (
      Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
    ) -> Int32

  /// `renameat2`, where the C library has it.
  ///
  /// It is looked up by name, since the headers declare it only to those who ask for GNU's own
  /// functions, and Swift's import of them does not.
  private static let renameAt2 = dlsym(nil, "renameat2").map {
    unsafeBitCast($0, to: RenameAt2.self)
  }

  /// The value of `RENAME_NOREPLACE`, declared beside the function.
  private static let renameNoReplace: UInt32 = 1

  /// Gives a file a second name unless that is taken.
  static func link(
    _ name: String, asFree newName: String, in directory: Int32
  ) throws(SystemError) {
    if linkat(directory, name, directory, newName, 0) != 0 { throw SystemError(code: errno) }
  }

  /// Renames in place of what had the new name.
  static func rename(
    _ name: String, replacing newName: String, in directory: Int32
  ) throws(SystemError) {
    if renameat(directory, name, directory, newName) != 0 { throw SystemError(code: errno) }
  }

  /// Takes a name away.
  static func remove(_ name: String, in directory: Int32) throws(SystemError) {
    if unlinkat(directory, name, 0) != 0 { throw SystemError(code: errno) }
  }

  /// Makes a folder in a directory.
  static func makeFolder(_ name: String, in directory: Int32) throws(SystemError) {
    if mkdirat(directory, name, 0o755) != 0 { throw SystemError(code: errno) }
  }

  /// Takes a folder away in which there is nothing.
  static func removeFolder(_ name: String, in directory: Int32) throws(SystemError) {
    if unlinkat(directory, name, AT_REMOVEDIR) != 0 { throw SystemError(code: errno) }
  }

  /// Opens a file to lock it, made if it is not there.
  ///
  /// To write, since a network file system locks no other; for everyone who may write there, as far
  /// as the mask of the process allows.
  static func openLock(_ name: String, in directory: Int32) throws(SystemError) -> Int32 {
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY
    let descriptor = openat(directory, name, flags, 0o666)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    return descriptor
  }

  /// Waits for the lock of an open file.
  static func lock(_ descriptor: Int32) throws(SystemError) {
    if flock(descriptor, LOCK_EX) != 0 { throw SystemError(code: errno) }
  }
}
