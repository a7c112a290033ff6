// SPDX-License-Identifier: MIT

import Foundation

/// The calls that make files and directories.
extension Calls {
  /// Creates a file that is not there yet, and opens it to write.
  static func create(_ name: String, in directory: Int32) throws(SystemError) -> Int32 {
    let descriptor = openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(code: errno) }
    return descriptor
  }

  /// Writes some bytes, and says how many.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) -> Int {
    while true {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw SystemError(code: errno) }
    }
  }

  /// Makes a directory, with all that leads to it; it may be there already.
  static func makeDirectories(_ path: String) throws(SystemError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")),
      slash > path.startIndex
    else { throw SystemError(code: errno) }
    try makeDirectories(String(path[..<slash]))
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw SystemError(code: errno) }
  }
}
