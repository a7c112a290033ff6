// SPDX-License-Identifier: MIT

import Foundation

/// Text on its way to a descriptor, written in large pieces.
///
/// It is written to the end only by ``finish()``, which may fail as every write may.
struct Output: ~Copyable {
  private let descriptor: Int32
  private var pending: [UInt8] = []

  /// How many bytes are gathered before they are written.
  private static let pieceSize = 1 << 16

  /// Creates an output to a descriptor, which stays open.
  init(to descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    pending.reserveCapacity(Self.pieceSize + 4096)
  }

  /// Adds text.
  mutating func write(_ text: String) throws(OutputError) {
    pending.append(contentsOf: text.utf8)
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Adds bytes.
  mutating func write(_ bytes: [UInt8]) throws(OutputError) {
    pending += bytes
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Adds text and ends the line.
  mutating func writeLine(_ text: String) throws(OutputError) {
    pending.append(contentsOf: text.utf8)
    pending.append(UInt8(ascii: "\n"))
    if pending.count >= Self.pieceSize { try flush() }
  }

  /// Writes what is left.
  consuming func finish() throws(OutputError) { try flush() }

  private mutating func flush() throws(OutputError) {
    var written = 0
    while written < pending.count {
      let count = pending[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closedPipe
      } else if errno != EINTR {
        throw .failed(reason: String(cString: strerror(errno)))
      }
    }
    pending.removeAll(keepingCapacity: true)
  }
}

/// Why output did not arrive.
enum OutputError: Error, Hashable {
  /// Whoever read it has seen enough.
  case closedPipe
  /// It could not be written.
  case failed(reason: String)
}
