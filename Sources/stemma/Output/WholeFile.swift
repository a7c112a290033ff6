// SPDX-License-Identifier: MIT

import Foundation

/// A file that is written whole or not at all: under a temporary name beside it first, which is then
/// given the name, in the place of what had it before.
struct WholeFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32

  private static let suffix = ".tmp"

  /// After how many seconds nobody is expected to finish a file.
  private static let patience = 3_600.0

  /// Begins a file.
  init(_ path: String) throws(CommandError) {
    self.path = path
    temporaryPath = "\(path).\(UUID().uuidString)\(Self.suffix)"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.refusal(path) }
  }

  /// Has something written to the file, waits until it is on the disk, and gives it its name.
  ///
  /// Where that fails, what was there before is as it was.
  consuming func write(
    _ body: (inout Output) throws(OutputError) -> Void
  ) throws(CommandError) {
    var isDone = false
    defer { if !isDone { unlink(temporaryPath) } }
    var output = Output(to: descriptor)
    var failure: CommandError?
    do throws(OutputError) {
      try body(&output)
      try output.finish()
    } catch {
      failure = .output(error)
    }
    if failure == nil, fsync(descriptor) != 0 { failure = Self.refusal(path) }
    if close(descriptor) != 0, failure == nil { failure = Self.refusal(path) }
    if let failure { throw failure }
    if rename(temporaryPath, path) != 0 { throw Self.refusal(path) }
    isDone = true
  }

  private static func refusal(_ path: String) -> CommandError {
    .output(.failed(reason: "\(path): \(String(cString: strerror(errno)))"))
  }
}

extension WholeFile {
  /// Takes away what programs that were killed have left unfinished in a folder an hour ago or more.
  static func removeLeftovers(in folder: String) throws(CommandError) {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where isUnfinished(name) {
        var status = stat()
        let path = "\(folder)/\(name)"
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        let age = Date.now.timeIntervalSince1970 - Double(status.st_mtim.tv_sec)
        if age > patience { unlink(path) }
      }
    } catch {
      throw .output(.failed(reason: "\(folder): \(error.localizedDescription)"))
    }
  }

  /// Whether a name is one that ``init(_:)`` makes, exactly so.
  private static func isUnfinished(_ name: String) -> Bool {
    guard name.hasSuffix(suffix) else { return false }
    let parts = name.dropLast(suffix.count).split(separator: ".")
    return parts.count > 1 && parts.last.flatMap { UUID(uuidString: String($0)) } != nil
  }
}
