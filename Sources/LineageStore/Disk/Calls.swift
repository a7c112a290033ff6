// SPDX-License-Identifier: MIT

import Foundation

/// Every call into the C library, each under a name of its own.
///
/// Elsewhere nobody sees a `-1`, an `errno` or a C string.
enum Calls {
  /// Opens a file relative to a directory, never to write, never to wait, never through a link.
  static func open(
    _ name: UnsafePointer<CChar>, in directory: Int32
  ) throws(SystemError) -> Int32 {
    try open(name, in: directory, flags: O_NOFOLLOW)
  }

  /// Opens a directory, through links if need be.
  static func openDirectory(
    _ path: String, in directory: Int32 = AT_FDCWD
  ) throws(SystemError) -> Int32 {
    try open(path, in: directory, flags: O_DIRECTORY)
  }

  /// `O_NONBLOCK`, because opening a FIFO would wait for its writer; `O_NOCTTY`, because opening a
  /// terminal could take it over.
  private static func open(
    _ name: UnsafePointer<CChar>, in directory: Int32, flags: Int32
  ) throws(SystemError) -> Int32 {
    let reading = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    while true {
      let descriptor = openat(directory, name, reading | flags)
      if descriptor >= 0 { return descriptor }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  /// Closes a file, whatever comes of it: that matters only to those who write.
  static func close(_ descriptor: Int32) { _ = Foundation.close(descriptor) }

  /// Reads some bytes, and says how many; none at the end.
  static func read(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemError) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  /// What an open file is.
  static func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(code: errno) }
    return FileStatus(status)
  }

  /// What a name in a directory stands for; a link stands for itself unless it is to be followed.
  static func status(
    of name: UnsafePointer<CChar>, in directory: Int32 = AT_FDCWD, follow: Bool = false
  ) throws(SystemError) -> FileStatus {
    var status = stat()
    let flags = follow ? 0 : AT_SYMLINK_NOFOLLOW
    guard fstatat(directory, name, &status, flags) == 0 else { throw SystemError(code: errno) }
    return FileStatus(status)
  }

  /// The path that a path comes to once all links are followed.
  static func realPath(_ path: String) throws(SystemError) -> String {
    guard let resolved = realpath(path, nil) else { throw SystemError(code: errno) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Calls a closure with the bytes and the kind of each name in an open directory, in the order of
  /// the file system.
  static func forEachName(
    in directory: Int32, _ body: (UnsafeRawBufferPointer, FileStatus.Kind?) -> Void
  ) throws(SystemError) {
    // A descriptor of its own, since closing the stream closes it, and reading moves it.
    guard let stream = fdopendir(try openDirectory(".", in: directory)) else {
      throw SystemError(code: errno)
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(code: errno) }
        return
      }
      // The name is longer or shorter than its C array says, so it is reached by address.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let name = UnsafeRawPointer(entry) + offset
      let length = strlen(name.assumingMemoryBound(to: CChar.self))
      body(
        UnsafeRawBufferPointer(start: name, count: length),
        FileStatus.Kind(entryType: entry.pointee.d_type))
    }
  }

  /// The nanoseconds since 1970.
  static func nanoseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
