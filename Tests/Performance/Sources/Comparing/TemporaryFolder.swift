// SPDX-License-Identifier: MIT

import Foundation

/// A new folder, gone with the value.
public final class TemporaryFolder: Sendable {
  /// The path.
  public let path: String

  /// Makes it.
  public init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "stemma-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path) is left over: \(error)")
    }
  }
}
