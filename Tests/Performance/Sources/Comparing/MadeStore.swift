// SPDX-License-Identifier: MIT

import Foundation
public import StoreMaking

/// A store to measure with, made when it is first needed, and kept for the next time in
/// `$TMPDIR/stemma-performance`.
public struct MadeStore: Sendable {
  /// The directory.
  public let path: String

  /// How many files there are.
  public let count: Int

  /// How many bytes they have together.
  public let length: Int

  /// Makes a store, unless it is there already.
  public init(count: Int, size: SnapshotMaker.Size) async throws {
    let folder = NSTemporaryDirectory() + "/stemma-performance"
    let path = "\(folder)/\(size)-\(count)"
    if !FileManager.default.fileExists(atPath: path) {
      let unfinished = "\(folder)/unfinished-\(UUID().uuidString)"
      let maker = SnapshotMaker(LineagePlan(count: count), size: size)
      _ = try await StoreWriter.write(maker, to: unfinished)
      try FileManager.default.moveItem(atPath: unfinished, toPath: path)
    }
    self.path = path
    self.count = count
    length = try Self.names(in: path).reduce(0) { length, name in
      // Foundation's attributes of a million files would take a minute.
      var status = stat()
      guard stat("\(path)/\(name)", &status) == 0 else { return length }
      return length + Int(status.st_size)
    }
  }

  /// The path of an index of the store, made when it is first needed and kept beside it.
  public var indexPath: String { path + ".index" }

  /// The names of the files.
  public var names: [String] {
    get throws { try Self.names(in: path) }
  }

  private static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
