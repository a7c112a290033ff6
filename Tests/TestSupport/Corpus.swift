// SPDX-License-Identifier: MIT

import Foundation

/// Real stores, which stand beside the package or where `STEMMA_CORPUS` says.
public enum Corpus {
  /// Whether there are any.
  public static var isPresent: Bool { FileManager.default.fileExists(atPath: path) }

  /// The path of a store.
  public static func path(of store: String) -> String { "\(path)/\(store)" }

  private static var path: String {
    if let path = ProcessInfo.processInfo.environment["STEMMA_CORPUS"] { return path }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.appending(path: "../shared/corpus").standardizedFileURL.path
  }
}
