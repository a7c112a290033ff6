// SPDX-License-Identifier: MIT

import Foundation

/// The calls by which a program chooses a folder for files of its own.
extension Calls {
  /// Makes a folder that only the user may enter, with all that leads to it; it may be there already.
  static func makePrivateFolders(_ path: String) throws(SystemError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.utf8.dropLast().lastIndex(of: UInt8(ascii: "/")),
      slash > path.startIndex
    else { throw SystemError(code: errno) }
    try makePrivateFolders(String(path[..<slash]))
    if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError(code: errno) }
  }

  /// Refuses a folder in which the program may not make files.
  static func checkWritable(_ path: String) throws(SystemError) {
    if faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) != 0 { throw SystemError(code: errno) }
  }

  /// Whether a path is a folder itself, not a link to one, of the user, which nobody else may enter.
  static func isPrivateFolder(_ path: String) throws(SystemError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError(code: errno) }
    return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
      && status.st_mode & 0o077 == 0
  }

  /// The number of the user as whom the program acts.
  static func user() -> UInt32 { geteuid() }
}
