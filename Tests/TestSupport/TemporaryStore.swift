// SPDX-License-Identifier: MIT

public import Foundation

/// A directory of its own for one test, gone when the test is.
///
/// Files are given an age, so that damaged ones are not taken for half-written.
public final class TemporaryStore: Sendable {
  /// Where the directory is.
  public let path: String

  /// Creates a directory with some files.
  ///
  /// - Parameters:
  ///   - files: The texts of the files.
  ///   - isInMemory: Whether the disk is left out where that can be, for tests that write so much
  ///     that to wait for it would take too long.
  /// - Throws: Where it cannot be made.
  public init(_ files: KeyValuePairs<String, String> = [:], isInMemory: Bool = false) throws {
    let memory = "/dev/shm/"
    let hasMemory = isInMemory && FileManager.default.isWritableFile(atPath: memory)
    path = (hasMemory ? memory : NSTemporaryDirectory()) + "stemma-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, to: name) }
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The path of a name in the directory.
  public func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, with the folders on the way to it.
  public func write(_ text: String, to name: String, age: TimeInterval = 3_600) throws {
    try write(Array(text.utf8), to: name, age: age)
  }

  /// Writes a file, with the folders on the way to it.
  public func write(_ bytes: [UInt8], to name: String, age: TimeInterval = 3_600) throws {
    let url = URL(fileURLWithPath: path(of: name))
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    let modified = Date(timeIntervalSinceNow: -age)
    try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: url.path)
  }

  /// Makes a folder.
  public func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(of: name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link.
  public func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(of: name), withDestinationPath: target)
  }

  /// Takes a file away.
  public func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: path(of: name))
  }

  /// The names in the directory with their sizes and times, to see whether anything was written.
  public func inventory() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted().map { name in
      let attributes = try FileManager.default.attributesOfItem(atPath: path(of: name))
      return "\(name) \(attributes[.size] ?? "") \(attributes[.modificationDate] ?? "")"
    }
  }
}
