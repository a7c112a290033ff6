// SPDX-License-Identifier: MIT

import Foundation

/// What a name in a directory stands for.
struct FileStatus: Hashable, Sendable {
  /// What it is.
  var kind: Kind

  /// How many bytes it has.
  var size: Int

  /// When it was last modified, in nanoseconds since 1970.
  var modified: Int64

  /// What tells it from all other files, whatever their names.
  var identity: Identity

  /// Says what something is that is no file of the system's.
  init(kind: Kind, size: Int, modified: Int64, identity: Identity) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.identity = identity
  }

  /// Reads what the system says.
  init(_ status: stat) {
    kind = Kind(mode: status.st_mode)
    size = Int(status.st_size)
    let (seconds, isTooFar) = Int64(status.st_mtim.tv_sec).multipliedReportingOverflow(
      by: 1_000_000_000)
    modified = isTooFar ? 0 : seconds &+ Int64(status.st_mtim.tv_nsec)
    identity = Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }
}

extension FileStatus {
  /// The device of a file and its number there.
  struct Identity: Hashable, Sendable {
    let device: UInt64
    let number: UInt64
  }

  /// What a name can stand for.
  enum Kind: String, Hashable, Sendable {
    case regular = "a file"
    case directory = "a directory"
    case link = "a symbolic link"
    case other = "neither a file nor a directory"

    /// Reads the kind out of a mode.
    init(mode: mode_t) {
      self =
        switch mode & S_IFMT {
        case S_IFREG: .regular
        case S_IFDIR: .directory
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Reads the kind that a directory gives with a name; some file systems give none.
    init?(entryType: UInt8) {
      switch Int(entryType) {
      case Int(DT_UNKNOWN): return nil
      case Int(DT_REG): self = .regular
      case Int(DT_DIR): self = .directory
      case Int(DT_LNK): self = .link
      default: self = .other
      }
    }
  }
}
