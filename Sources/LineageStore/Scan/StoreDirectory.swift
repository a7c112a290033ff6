// SPDX-License-Identifier: MIT

/// A directory of snapshots, and how its files are named to people.
struct StoreDirectory: Sendable {
  /// The directory.
  let directory: OpenDirectory

  /// Whether it is one of several that make up a store, so that names need the path.
  let isOneOfSeveral: Bool

  /// Whether it is kept by another program, into whose folders nothing is to be written.
  let isForeign: Bool

  /// The file of JSON lines in it that takes its place.
  let lines: LinesFile?

  private init(
    directory: OpenDirectory, isOneOfSeveral: Bool, isForeign: Bool, lines: LinesFile?
  ) {
    self.directory = directory
    self.isOneOfSeveral = isOneOfSeveral
    self.isForeign = isForeign
    self.lines = lines
  }

  /// Opens a directory, or the folder in it where another program keeps its snapshots, or a file of
  /// JSON lines in the place of a directory.
  init(_ path: String, isOneOfSeveral: Bool = false) throws(StoreError) {
    if LinesFile.suffixes.contains(where: path.hasByteSuffix), !Self.isDirectory(path) {
      self = try Self.lines(path, isOneOfSeveral: isOneOfSeveral)
      return
    }
    self.isOneOfSeveral = isOneOfSeveral
    lines = nil
    do {
      let named = try OpenDirectory(path)
      let folder = ForeignLayout.folder(in: named)
      directory =
        try folder.map { name throws(SystemError) in
          try OpenDirectory(named.path(of: name))
        } ?? named
      isForeign = folder != nil
    } catch {
      throw switch error {
      case .notFound: .noSuchDirectory(path: path)
      case .notDirectory: .notDirectory(path: path)
      default: .unreadable(path: path, reason: error.reason)
      }
    }
  }

  private static func isDirectory(_ path: String) -> Bool {
    do throws(SystemError) {
      return try Calls.status(of: path, follow: true).kind == .directory
    } catch {
      return false
    }
  }

  private static func lines(
    _ path: String, isOneOfSeveral: Bool
  ) throws(StoreError) -> StoreDirectory {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
    do throws(OpenDirectory.ReadingError) {
      let directory = try folder(slash.map { String(path[...$0]) } ?? ".")
      return StoreDirectory(
        directory: directory, isOneOfSeveral: isOneOfSeveral, isForeign: true,
        lines: try LinesFile(String(path[start...]), in: directory))
    } catch {
      if error == .system(.notFound) { throw .noSuchDirectory(path: path) }
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  private static func folder(
    _ path: String
  ) throws(OpenDirectory.ReadingError) -> OpenDirectory {
    do throws(SystemError) { return try OpenDirectory(path) } catch { throw .system(error) }
  }

  /// What has the path now: the same directory or file, or another one that was put in its place.
  func renewed() throws(StoreError) -> StoreDirectory {
    if let lines {
      return lines.isCurrent(in: directory)
        ? self : try Self.lines(path, isOneOfSeveral: isOneOfSeveral)
    }
    do throws(SystemError) {
      let now = try Calls.status(of: directory.path, follow: true)
      if now.identity == (try ownStatus).identity { return self }
      return StoreDirectory(
        directory: try OpenDirectory(directory.path), isOneOfSeveral: isOneOfSeveral,
        isForeign: isForeign, lines: nil)
    } catch {
      if error == .notFound { throw .noSuchDirectory(path: path) }
      throw .unreadable(path: path, reason: error.reason)
    }
  }

  /// The path as the user gave it.
  var path: String { lines.map { directory.path(of: $0.name) } ?? directory.path }

  /// Reads one of its files, or lines.
  func read(
    _ name: String, limit: Int
  ) throws(OpenDirectory.ReadingError) -> OpenDirectory.Contents {
    guard let lines else { return try directory.read(name, limit: limit) }
    guard let contents = lines.contents(of: name) else { throw .system(.notFound) }
    return contents
  }

  /// What the directory is, or the file that takes its place.
  var ownStatus: FileStatus {
    get throws(SystemError) {
      if let lines { return lines.status }
      return try directory.status(of: ".")
    }
  }

  /// What tells the directory from all others, whatever the path by which it was opened.
  var identity: FileStatus.Identity {
    get throws(StoreError) {
      do {
        return try ownStatus.identity
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
    if lines != nil { return false }
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
  var alone: StoreDirectory {
    StoreDirectory(directory: directory, isOneOfSeveral: false, isForeign: isForeign, lines: lines)
  }

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
