// SPDX-License-Identifier: MIT

/// Why a store could not be opened, or something in it not be read.
///
/// What is the matter with single files is not an error but a `Finding`, and leaves the rest usable.
public enum StoreError: Error, Hashable, Sendable {
  /// There is nothing at the path.
  case noSuchDirectory(path: String)

  /// What is at the path is not a directory.
  case notDirectory(path: String)

  /// The directory, or a file that someone wants to look at, cannot be read.
  case unreadable(path: String, reason: String)

  /// A file that is to be taken away cannot be.
  case cannotRemove(path: String, reason: String)

  /// The directory has no snapshots, but some of its subdirectories have.
  case noSnapshots(path: String, subdirectories: [String])

  /// The index cannot be used.
  case index(reason: String)

  /// The task was cancelled.
  case cancelled

  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .noSuchDirectory(let path): "there is no directory \(path)"
    case .notDirectory(let path): "\(path) is not a directory"
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .cannotRemove(let path, let reason): "\(path) cannot be removed: \(reason)"
    case .noSnapshots(let path, let subdirectories):
      "\(path) has no snapshots, but there are some in \(Self.list(subdirectories))"
    case .index(let reason): reason
    case .cancelled: "the store was not read to the end, because that was cancelled"
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }
}
