// SPDX-License-Identifier: MIT

/// Writes made-up curricula, into new or empty directories only.
public enum DemoWriter {
  /// Writes all files of a curriculum.
  ///
  /// - Parameters:
  ///   - curriculum: What to write.
  ///   - path: A directory that is empty, or is to be made, its parents too.
  ///   - progress: Is told how many files have been written, now and then and at the end.
  /// - Throws: `DemoError`; files already written stay.
  /// - Complexity: O(number of files).
  public static func write(
    _ curriculum: DemoCurriculum, to path: String, progress: (Int) -> Void = { _ in }
  ) throws(DemoError) {
    let directory = try makeEmptyDirectory(path)
    var written = 0
    for file in curriculum {
      do throws(SystemError) {
        try directory.create(file.name, with: file.bytes)
      } catch {
        throw .cannotWrite(path: directory.path(of: file.name), reason: error.reason)
      }
      written += 1
      if written % 1_000 == 0 || written == curriculum.count { progress(written) }
    }
  }

  private static func makeEmptyDirectory(_ path: String) throws(DemoError) -> OpenDirectory {
    do throws(SystemError) {
      try Calls.makeDirectories(path)
      let directory = try OpenDirectory(path)
      var isEmpty = true
      try directory.forEachName { name, _ in
        let isItself = [".", ".."].contains { name.elementsEqual($0.utf8) }
        if !isItself { isEmpty = false }
      }
      if isEmpty { return directory }
    } catch {
      throw .cannotWrite(path: path, reason: error.reason)
    }
    throw .notEmpty(path: path)
  }
}

/// Why a curriculum could not be written.
public enum DemoError: Error, Hashable, Sendable {
  /// The directory has something in it, which might be of value.
  case notEmpty(path: String)

  /// A file or directory cannot be made.
  case cannotWrite(path: String, reason: String)

  /// The error in a sentence without the final stop.
  public var message: String {
    switch self {
    case .notEmpty(let path): "\(path) is not empty, and nothing is written into it"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
