// SPDX-License-Identifier: MIT

public import LineageCore

/// Why there is no bundle, or why one cannot be used.
public enum BundleError: Error, Hashable, Sendable {
  /// There is nothing to bundle.
  case nothing

  /// It is no bundle at all.
  case noBundle(String)

  /// It is of a form that this version does not know.
  case version(Int)

  /// A byte is not what it was when the bundle was written, or the end is missing.
  case damaged(at: Int, String)

  /// A file in it has a name that no file in a store may have.
  case badName(String, String)

  /// A file in it, or all of it, has more bytes than are read.
  case tooLarge(String, limit: Int)

  /// A parent that one of its snapshots names is neither in it nor said to be missing.
  case notClosed(SnapshotID)

  /// Two snapshots of several directories are in files of one name.
  case sameName(String)

  /// A file was changed while it was bundled.
  case changed(String)

  /// A snapshot is not what its id says, or none.
  case snapshot(WriteError)

  /// A file of the store cannot be read.
  case store(StoreError)

  /// The bundle cannot be written.
  case cannotWrite(path: String, reason: String)

  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .nothing: "there is no snapshot to bundle"
    case .noBundle(let reason): "this is no bundle of snapshots: \(reason)"
    case .version(let version): "the bundle has the form \(version), and this is form 1"
    case .damaged(let place, let reason): "the bundle is damaged at byte \(place): \(reason)"
    case .badName(let name, let reason): "the bundle has a file \(name): \(reason)"
    case .tooLarge(let name, let limit): "\(name) is larger than the \(limit) bytes that are read"
    case .notClosed(let id): "the bundle does not have \(id.text), an ancestor, nor tells of it"
    case .sameName(let name): "two snapshots are in files named \(name)"
    case .changed(let file): "\(file) was changed since it was read"
    case .snapshot(let error): error.message
    case .store(let error): error.message
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
