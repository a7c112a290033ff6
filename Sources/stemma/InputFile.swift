// SPDX-License-Identifier: MIT

import Foundation

/// A file that the user names to be read: any that can be, a pipe as well.
struct InputFile {
  /// The name that means standard input.
  static let standardInput = "-"

  /// The path, or ``standardInput``.
  let path: String

  /// How many bytes are read at once.
  private static let pieceSize = 1 << 18

  /// Names a file.
  init(_ path: String) { self.path = path }

  /// What messages call it.
  var name: String { path == Self.standardInput ? "standard input" : path }

  /// Whether there is something of that name, or something that keeps one from finding out.
  var isThere: Bool { access(path, F_OK) == 0 || ![ENOENT, ENOTDIR].contains(errno) }

  /// Reads it to its end, unless it has more bytes than a limit.
  func bytes(limit: Int = .max) throws(CommandError) -> [UInt8] {
    if path == Self.standardInput { return try bytes(of: STDIN_FILENO, limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure }
    defer { close(descriptor) }
    return try bytes(of: descriptor, limit)
  }

  /// Reads it to its end as text, of which not a byte is repaired.
  func text() throws(CommandError) -> String {
    guard let text = String(validating: try bytes(), as: UTF8.self) else {
      throw .badInput("\(name) is not UTF-8")
    }
    return text
  }

  private func bytes(of descriptor: Int32, _ limit: Int) throws(CommandError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: Self.pieceSize)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += piece.prefix(count)
        if bytes.count > limit { throw .badInput("\(name) has more than \(limit) bytes") }
      } else if errno != EINTR {
        throw failure
      }
    }
  }

  /// Why the last request failed.
  private var failure: CommandError {
    .input(path: name, reason: String(cString: strerror(errno)).lowercased())
  }
}
