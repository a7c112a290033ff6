// SPDX-License-Identifier: MIT

/// Something that the environment decides: a row of the table ``all``.
struct ConfigurationVariable: Sendable {
  /// The variable.
  let name: String

  /// What it decides.
  let what: String

  /// Whether it names a folder that has to be a path from `/` on, as XDG wants it; what stands there
  /// beneath.
  let folder: (usual: String, name: String)?

  /// What holds where it is set, if that is not its value.
  var meaning: String?

  /// What holds where it is not set, if it names no such folder.
  let usual: String
}

extension ConfigurationVariable {
  /// The table.
  static let all = [
    ConfigurationVariable(name: "STEMMA_STORE", what: "store", folder: nil, usual: "."),
    ConfigurationVariable(
      name: "XDG_CACHE_HOME", what: "indexes", folder: (".cache", "stemma"), usual: ""),
    ConfigurationVariable(
      name: "XDG_STATE_HOME", what: "marks and tags", folder: (".local/state", "stemma/stores"),
      usual: ""),
    ConfigurationVariable(
      name: "NO_COLOR", what: "colors", folder: nil, meaning: "none", usual: "on a terminal"),
  ]

  /// What it decides, how, and by what.
  func text(in environment: [String: String]) -> String {
    let value = environment[name, default: ""]
    guard let folder else {
      return value.isEmpty ? "\(what): \(usual)  default" : "\(what): \(meaning ?? value)  $\(name)"
    }
    if value.hasPrefix("/") { return "\(what): \(value)/\(folder.name)  $\(name)" }
    guard let home = environment["HOME"], home.hasPrefix("/") else {
      return "\(what): nowhere, as neither $\(name) nor $HOME says where"
    }
    return "\(what): \(home)/\(folder.usual)/\(folder.name)  default"
  }
}
