// SPDX-License-Identifier: MIT

/// A directory that is open for reading for as long as somebody refers to it.
final class OpenDirectory: Sendable {
  /// The path by which it was opened.
  let path: String

  private let descriptor: Int32

  /// Opens a directory.
  init(_ path: String) throws(SystemError) {
    self.path = path
    descriptor = try Calls.openDirectory(path)
  }

  deinit { Calls.close(descriptor) }

  /// Lends the descriptor to a call.
  func withDescriptor<Answer>(
    _ call: (Int32) throws(SystemError) -> Answer
  ) throws(SystemError) -> Answer {
    try call(descriptor)
  }

  /// A directory's path and a name in it.
  static func join(_ path: String, _ name: String) -> String {
    path.utf8.last == UInt8(ascii: "/") ? path + name : "\(path)/\(name)"
  }

  /// The path of a name in the directory.
  func path(of name: String) -> String { Self.join(path, name) }

  /// Opens a file by its name, or by an absolute path, never through a link.
  func open(_ name: UnsafePointer<CChar>) throws(SystemError) -> Int32 {
    try Calls.open(name, in: descriptor)
  }

  /// Creates a file that is not there yet, and opens it to write.
  func create(_ name: String) throws(SystemError) -> Int32 {
    try Calls.create(name, in: descriptor)
  }

  /// What a name stands for; a link stands for itself.
  func status(of name: UnsafePointer<CChar>) throws(SystemError) -> FileStatus {
    try Calls.status(of: name, in: descriptor)
  }

  /// Calls a closure with the bytes and the kind of each name, in the order of the file system.
  func forEachName(
    _ body: (UnsafeRawBufferPointer, FileStatus.Kind?) -> Void
  ) throws(SystemError) {
    try Calls.forEachName(in: descriptor, body)
  }
}
