// SPDX-License-Identifier: MIT

extension BundleDraft {
  /// Writes the bundle into a file, in place of what was there, at one stroke: until all of it is on
  /// the disk there is what there was.
  ///
  /// - Parameters:
  ///   - path: The file; what is there must be a file, or nothing.
  ///   - progress: Is told how many pieces of how many were written.
  /// - Throws: ``BundleError``.
  /// - Complexity: O(length).
  public func write(
    to path: String, progress: (Int, Int) -> Void = { _, _ in }
  ) throws(BundleError) {
    let folder: OpenDirectory
    let target: String
    do throws(SystemError) {
      target = try Self.target(path)
      let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
      folder = try OpenDirectory(slash.map { String(target[...$0]) } ?? ".")
    } catch {
      let isOther = error == Self.noFile
      throw .cannotWrite(path: path, reason: isOther ? "it is no regular file" : error.reason)
    }
    let name = target.utf8.split(separator: UInt8(ascii: "/")).last ?? target.utf8[...]
    try write(String(decoding: name, as: UTF8.self), in: folder, shownAs: path, progress: progress)
  }

  /// What is at a path is something else than a file, which nobody wants replaced by one.
  private static let noFile = SystemError.exists

  /// Where the file is to be, links followed.
  private static func target(_ path: String) throws(SystemError) -> String {
    let kind: FileStatus.Kind
    do throws(SystemError) {
      kind = try Calls.status(of: path, follow: true).kind
    } catch {
      if error == .notFound { return path }
      throw error
    }
    if kind != .regular { throw noFile }
    return try Calls.realPath(path)
  }

  /// Writes the bundle into a folder.
  func write(
    _ name: String, in folder: any WritableFolder, shownAs path: String,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws(BundleError) {
    let refusal = { (error: SystemError) in
      BundleError.cannotWrite(path: path, reason: error.reason)
    }
    let file = try PendingFile(
      pieces: pieceCount, for: name, in: folder, refusal: refusal
    ) { (number) throws(BundleError) in
      progress(number, pieceCount)
      return try piece(number)
    }
    do throws(SystemError) {
      try file.replace()
      try folder.asking { () throws(SystemError) in try folder.synchronize() }
    } catch {
      file.discard()
      throw refusal(error)
    }
  }
}
