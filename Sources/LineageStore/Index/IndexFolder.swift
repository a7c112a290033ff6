// SPDX-License-Identifier: MIT

/// A folder in which an index could be kept.
struct IndexFolder: Hashable, Sendable {
  /// The path.
  let path: String

  /// How it may come into being, and whom it must belong to.
  let kind: Kind

  /// What a folder is to the user.
  enum Kind: Hashable, Sendable {
    /// The user named a file in it: it must be there.
    case named
    /// It is below a folder of the user's: it is made where it is not there.
    case own
    /// It is in a folder of everybody's: it must belong to the user alone, and be no link.
    case amongOthers
  }

  /// What looking at a folder gave.
  enum Finding: Hashable, Sendable {
    /// An index can be kept in it; the path has no links.
    case usable(realPath: String)
    /// It is on a file system of a network, of a type that the system calls so.
    case onNetwork(type: String)
    /// No file can be made in it.
    case unusable(reason: String)
  }

  /// Looks at the folder, and makes it if need be.
  func examine() -> Finding {
    do throws(SystemError) {
      if kind != .named { try Calls.makePrivateFolders(path) }
      if kind == .amongOthers, try !Calls.isPrivateFolder(path) {
        return .unusable(reason: "it is not a folder of the user's alone")
      }
      let device = try Calls.status(of: path, follow: true).identity.device
      if let type = MountTable.current?.type(ofDevice: device), MountTable.isOnNetwork(type) {
        return .onNetwork(type: type)
      }
      try Calls.checkWritable(path)
      return .usable(realPath: try Calls.realPath(path))
    } catch {
      return .unusable(reason: error.reason)
    }
  }
}
