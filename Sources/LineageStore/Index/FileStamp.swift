// SPDX-License-Identifier: MIT

/// What a directory tells about a file without reading it; another stamp means another content.
struct FileStamp: Hashable, Sendable {
  /// How many bytes the file has.
  var size: Int64

  /// When it was last modified, in nanoseconds since 1970.
  var modified: Int64

  /// The file's number in its file system.
  var inode: UInt64
}

extension FileStamp {
  /// The stamp of a file.
  init(_ status: FileStatus) {
    self.init(
      size: Int64(status.size), modified: status.modified, inode: status.identity.number)
  }
}
