// SPDX-License-Identifier: MIT

import Foundation

/// A file that is written whole or not at all: under a temporary name beside it first, which is then
/// given the name, in the place of what had it before.
struct WholeFile: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private let descriptor: Int32

  /// Begins a file.
  init(_ path: String) throws(CommandError) {
    self.path = path
    temporaryPath = "\(path).\(UUID().uuidString).tmp"
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
