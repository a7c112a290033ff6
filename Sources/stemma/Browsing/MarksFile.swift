// SPDX-License-Identifier: MIT

import Foundation
import LineageCore

/// Where the marks that a user set in a store are kept: with the user's state, not in the store.
///
/// It is `$XDG_STATE_HOME/stemma/marks/<number>.json`, by default in `~/.local/state`. The number is
/// made of the real paths of the store's directories, which stand in the file as well:
///
///     {"marks":{"a":"ab9ce87e4871f6ac"},"store":["\/runs\/42"]}
struct MarksFile: Hashable, Sendable {
  private let url: URL
  private let store: [String]

  private struct Content: Codable {
    var store: [String]
    var marks: [String: String]
  }

  /// The file for a store; `nil` where the environment names no place for the user's state.
  init?(
    for directories: [String],
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) {
    guard let folder = Self.stateFolder(in: environment) else { return nil }
    store = directories.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }.sorted()
    let name = String(Self.number(of: store), radix: 16)
    url = folder.appendingPathComponent("stemma/marks/\(name).json")
  }

  /// The folder for state, by the XDG base directory specification.
  private static func stateFolder(in environment: [String: String]) -> URL? {
    if let path = environment["XDG_STATE_HOME"], path.hasPrefix("/") {
      return URL(fileURLWithPath: path, isDirectory: true)
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return URL(fileURLWithPath: home + "/.local/state", isDirectory: true)
  }

  /// The 64-bit hash FNV-1a of the paths: the same in every run, unlike `Hasher`.
  private static func number(of paths: [String]) -> UInt64 {
    paths.flatMap { Array($0.utf8) + [0] }.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
  }
}

extension MarksFile {
  /// Reads the marks; none where none were kept.
  func load() throws(CommandError) -> [String: SnapshotID] {
    guard FileManager.default.fileExists(atPath: url.path) else { return [:] }
    do {
      let content = try JSONDecoder().decode(Content.self, from: try Data(contentsOf: url))
      return content.store == store ? content.marks.mapValues { SnapshotID($0) } : [:]
    } catch {
      throw .marks(path: url.path, isReading: true, reason: error.localizedDescription)
    }
  }

  /// Writes the marks, all at once or not at all.
  func save(_ marks: [String: SnapshotID]) throws(CommandError) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      let content = Content(store: store, marks: marks.mapValues(\.text))
      try encoder.encode(content).write(to: url, options: .atomic)
    } catch {
      throw .marks(path: url.path, isReading: false, reason: error.localizedDescription)
    }
  }
}
