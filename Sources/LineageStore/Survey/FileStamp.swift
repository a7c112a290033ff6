// SPDX-License-Identifier: MIT

/// What tells whether a file is the one that was read, and as it was then.
struct FileStamp: Hashable, Sendable {
  /// For how many nanoseconds after it was modified a file may be modified again unnoticed.
  ///
  /// Clocks of file systems tick in anything from nanoseconds to two seconds.
  static let settlingTime: Int64 = 2_000_000_000

  /// How many bytes it has.
  var size: Int64

  /// When it was last modified, in nanoseconds since 1970; `Int64.min` in a stamp that never
  /// matches.
  var modified: Int64

  /// Its number on its device.
  var inode: UInt64
}

extension FileStamp {
  /// The stamp of a file about which nothing could be learned.
  static let unknown = FileStamp(size: 0, modified: .min, inode: 0)

  /// The stamp of a file with a status.
  init(_ status: FileStatus) {
    self.init(
      size: Int64(status.size), modified: status.modified, inode: status.identity.number)
  }

  /// Whether a file with this stamp is as it was when it had another.
  func matches(_ other: FileStamp) -> Bool { self == other && modified != .min }

  /// The stamp to keep with what was read of the file.
  ///
  /// A file that was modified just before it was read may be modified once more within the same
  /// tick of its clock. So what is kept of such a file is a stamp that never matches, and it is read
  /// again the next time. The same goes for a time that has not come yet: some other machine's
  /// clock is ahead, and its next tick may be far.
  ///
  /// - Parameter time: When the reading began, or earlier, in nanoseconds since 1970.
  /// - Returns: This stamp, or one that never matches.
  func settled(readAt time: Int64) -> FileStamp {
    let (limit, isTooFar) = time.subtractingReportingOverflow(Self.settlingTime)
    guard isTooFar || modified > limit else { return self }
    return FileStamp(size: size, modified: .min, inode: inode)
  }
}
