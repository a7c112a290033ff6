// SPDX-License-Identifier: MIT

import Foundation

/// Writes stores to be measured with, into directories that are new or empty.
public enum StoreWriter {
  /// Why a store was not written.
  public enum WritingError: Error, Sendable, CustomStringConvertible {
    /// There is something in the directory already.
    case notEmpty(String)
    /// A file or directory cannot be made.
    case cannotWrite(String, reason: String)

    /// The reason in words.
    public var description: String {
      switch self {
      case .notEmpty(let path): "\(path) is not empty"
      case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
      }
    }
  }

  /// Writes a file for each snapshot of a plan, on all processors.
  ///
  /// - Returns: How many bytes were written.
  /// - Throws: ``WritingError``; files already written stay.
  /// - Complexity: O(bytes).
  public static func write(_ maker: SnapshotMaker, to path: String) async throws -> Int {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: nil)
    guard try FileManager.default.contentsOfDirectory(atPath: path).isEmpty else {
      throw WritingError.notEmpty(path)
    }
    let width = max(ProcessInfo.processInfo.activeProcessorCount, 1)
    return try await withThrowingTaskGroup(of: Int.self) { group in
      for first in 0..<width {
        group.addTask {
          var length = 0
          for number in stride(from: first, to: maker.plan.count, by: width) {
            let bytes = maker.bytes(of: number)
            try write(bytes, to: "\(path)/\(maker.plan.id(of: number)).json")
            length += bytes.count
          }
          return length
        }
      }
      return try await group.reduce(0, +)
    }
  }

  /// Foundation's way of writing a file takes ten times as long.
  private static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw refusal(path) }
    defer { close(descriptor) }
    guard Foundation.write(descriptor, bytes, bytes.count) == bytes.count else {
      throw refusal(path)
    }
  }

  private static func refusal(_ path: String) -> WritingError {
    .cannotWrite(path, reason: String(cString: strerror(errno)))
  }
}
