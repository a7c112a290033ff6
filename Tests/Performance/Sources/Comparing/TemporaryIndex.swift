// SPDX-License-Identifier: MIT

import Foundation

/// A path for an index that is not there yet, gone with the value.
public final class TemporaryIndex: Sendable {
  /// The path of the file.
  public let path: String

  private let folder: URL

  /// Makes a folder for it.
  public init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "stemma-\(UUID().uuidString)")
    path = folder.appending(path: "index").path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: folder)
    } catch {
      print("\(folder.path) is left over: \(error)")
    }
  }
}
