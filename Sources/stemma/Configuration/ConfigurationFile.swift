// SPDX-License-Identifier: MIT

import Foundation

/// The file in which a user says what they want everywhere.
///
/// It is `$XDG_CONFIG_HOME/stemma/config.toml`, by default in `~/.config`.
struct ConfigurationFile: Hashable {
  /// Where it is, or would be.
  let path: String

  private let home: String?

  /// The file of a user; `nil` where the environment names no place for it.
  init?(environment: [String: String] = ProcessInfo.processInfo.environment) {
    home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    // By the XDG base directory specification, a relative path is to be ignored.
    let named = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    guard let folder = named ?? home.map({ $0 + "/.config" }) else { return nil }
    path = folder + "/stemma/config.toml"
  }

  /// What is read of it; `nil` where there is no file.
  ///
  /// - Throws: `ConfigurationError` where it cannot be read, or is not TOML.
  func read() throws(ConfigurationError) -> Configuration? {
    let file = InputFile(path)
    guard file.isThere else { return nil }
    let bytes: [UInt8]
    do throws(CommandError) { bytes = try file.bytes() } catch {
      throw .unreadable(path: path, reason: error.message ?? "")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "the configuration \(path) is not UTF-8")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do throws(ConfigurationMistake) {
      return try Configuration(
        parsing: text, relativeTo: Configuration.PathBase(folder: folder, home: home))
    } catch {
      throw .mistakes([error], path: path)
    }
  }
}

/// Why a configuration cannot be used.
enum ConfigurationError: Error, Hashable {
  /// The file cannot be read.
  case unreadable(path: String, reason: String)
  /// What stands in it is wrong.
  case mistakes([ConfigurationMistake], path: String)

  /// What is the matter: of mistakes, each on a line that editors understand.
  var message: String {
    switch self {
    case .unreadable(_, let reason): reason
    case .mistakes(let mistakes, let path):
      (["the configuration has to be mended"] + mistakes.map { $0.text(in: path) })
        .joined(separator: "\n")
    }
  }
}
