// SPDX-License-Identifier: MIT

import Foundation

@testable import LineageStore

/// What a survey should see of a directory, found out in the slowest and plainest way.
struct DirectoryOracle {
  /// The stamps of the files that should hold snapshots, by their names in the store.
  private(set) var stamps: [String: FileStamp] = [:]

  /// Those of them that are neither links nor in a folder of their own.
  private(set) var plain: Set<String> = []

  /// Looks at a directory in which nothing but objects is linked to.
  init(_ path: String) throws {
    var linked: Set<String> = []
    let names = try FileManager.default.contentsOfDirectory(atPath: path)
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where !name.hasPrefix(".") {
      let isFolder = Self.status("\(path)/\(name)").map { $0.st_mode & S_IFMT } == S_IFDIR
      let file = isFolder ? "\(name)/spec.json" : name
      guard file.hasSuffix(".json"), let status = Self.status("\(path)/\(file)") else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        stamps[file] = Self.stamp(status)
        if !isFolder { plain.insert(file) }
      case S_IFLNK:
        let target = URL(fileURLWithPath: "\(path)/\(file)").resolvingSymlinksInPath().path
        guard target.contains("/objects/"), let status = Self.status(target),
          linked.insert(target).inserted
        else { continue }
        stamps[file] = Self.stamp(status)
      default: continue
      }
    }
  }

  private static func status(_ path: String) -> stat? {
    var status = stat()
    return lstat(path, &status) == 0 ? status : nil
  }

  private static func stamp(_ status: stat) -> FileStamp {
    FileStamp(
      size: Int64(status.st_size),
      modified: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec),
      inode: UInt64(status.st_ino))
  }
}
