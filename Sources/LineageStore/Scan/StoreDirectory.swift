// SPDX-License-Identifier: MIT

/// A directory of snapshots, and how its files are named to people.
struct StoreDirectory: Sendable {
  /// The directory.
  let directory: OpenDirectory

  /// Whether it is one of several that make up a store, so that names need the path.
  let isOneOfSeveral: Bool

  private init(directory: OpenDirectory, isOneOfSeveral: Bool) {
    self.directory = directory
    self.isOneOfSeveral = isOneOfSeveral
  }

  /// Opens a directory.
  init(_ path: String, isOneOfSeveral: Bool = false) throws(StoreError) {
    self.isOneOfSeveral = isOneOfSeveral
    do {
      directory = try OpenDirectory(path)
    } catch {
      throw switch error {
      case .notFound: .noSuchDirectory(path: path)
      case .notDirectory: .notDirectory(path: path)
      default: .unreadable(path: path, reason: error.reason)
      }
    }
  }

  /// The path as the user gave it.
  var path: String { directory.path }

  /// What tells the directory from all others, whatever the path by which it was opened.
  var identity: FileStatus.Identity {
    get throws(StoreError) {
      do {
        return try directory.status(of: ".").identity
      } catch {
        throw .unreadable(path: path, reason: error.reason)
      }
    }
  }

  /// The path without links.
  var realPath: String {
    get throws(StoreError) {
      do {
        return try Calls.realPath(path)
      } catch {
        throw .unreadable(path: path, reason: error.reason)
      }
    }
  }

  /// Whether it is on a file system of other machines, which tells nothing of what happens there.
  var isOnNetwork: Bool {
    do throws(SystemError) {
      let device = try directory.status(of: ".").identity.device
      return MountTable.current?.type(ofDevice: device).map(MountTable.isOnNetwork) ?? false
    } catch {
      return true
    }
  }

  /// Whether there are folders in it, in which snapshots may be.
  var hasFolders: Bool {
    var hasFolders = false
    do throws(SystemError) {
      try directory.forEachName { name, kind in
        let isOwn = name.first == UInt8(ascii: ".")
        if !isOwn, kind == .directory || kind == nil { hasFolders = true }
      }
    } catch {
      return true
    }
    return hasFolders
  }

  /// The same directory by itself, whose files are called by their names.
  var alone: StoreDirectory { StoreDirectory(directory: directory, isOneOfSeveral: false) }

  /// What a file is called in records and findings: its name, after the path where that is needed.
  func shownName(_ name: String) -> String { isOneOfSeveral ? directory.path(of: name) : name }

  /// The name in the directory of what is shown as something; `nil` where that is elsewhere.
  func localName(_ shownName: String) -> String? {
    guard isOneOfSeveral else { return shownName }
    let prefix = directory.path(of: "").utf8
    guard shownName.utf8.starts(with: prefix) else { return nil }
    return String(decoding: shownName.utf8.dropFirst(prefix.count), as: UTF8.self)
  }
}
