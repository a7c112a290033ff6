// SPDX-License-Identifier: MIT

import Browser
import LineageCore
import LineageStore

/// The values that count, and where each is from: as TOML with comments, so that it can be used as a
/// configuration.
struct ConfigurationReport {
  /// What is configured; `nil` where there is no file.
  let configuration: Configuration?

  /// Where the file is, or would be; `nil` where the environment names no place for it.
  let path: String?

  /// The variables of the environment.
  let environment: [String: String]
}

extension ConfigurationReport {
  /// The lines.
  var lines: [String] {
    var lines = [heading, ""]
    lines += ConfigurationKey.all.compactMap(line)
    lines += commandLines + keyLines + mappingLines + aliasLines
    lines += ["", "# From the environment:"]
    lines += ConfigurationVariable.all.map { "# \($0.text(in: environment))" }
    return lines
  }

  private var heading: String {
    guard let path else { return "# $XDG_CONFIG_HOME or $HOME would name the place of the file." }
    return configuration == nil ? "# There is no \(path)." : "# \(path)"
  }

  private func line(of key: ConfigurationKey) -> String? {
    key.value(configuration ?? .none).map { value in
      "\(key.name) = \(value)  # \(source(configuration?.keyPlaces[key.name]))"
    }
  }

  private var commandLines: [String] {
    let commands = (configuration ?? .none).browser.commands
    if commands.isEmpty { return [] }
    return ["", "[commands]  # \(source(configuration?.keyPlaces["commands"]))"]
      + commands.map { "\(TOMLText.key($0.name)) = \(TOMLText.list($0.words))" }
  }

  private var keyLines: [String] {
    let browser = (configuration ?? .none).browser
    if browser.keys.isEmpty { return [] }
    return ["", "[keys]"]
      + browser.keys.sorted { $0.key.name < $1.key.name }.map { command, keys in
        "\(command.name) = \(TOMLText.list(keys))  # \(source(browser.keyPlaces[command]))"
      }
  }

  private var mappingLines: [String] {
    let mappings = (configuration ?? .none).mappings
    return mappings.all.flatMap { entry in
      let keys = entry.keys.map { "\(TOMLText.key($0.key)) = \(TOMLText.quoted($0.path))" }
      let stores = entry.stores.isEmpty ? [] : ["stores = \(TOMLText.list(entry.stores))"]
      let name = TOMLText.key(entry.mapping.name)
      return ["", "[mappings.\(name)]  # \(source(entry.place))"] + keys + stores
    }
  }

  private var aliasLines: [String] {
    let aliases = (configuration ?? .none).aliases.byName.values.sorted { $0.name < $1.name }
    if aliases.isEmpty { return [] }
    return ["", "[query-aliases]"]
      + aliases.map { alias in
        let expression = TOMLText.quoted(alias.definition)
        let value = alias.help.map {
          "{expression = \(expression), help = \(TOMLText.quoted($0))}"
        }
        let source = source(configuration?.aliasPlaces[alias.name])
        return "\(TOMLText.key(alias.signature)) = \(value ?? expression)  # \(source)"
      }
  }

  private func source(_ place: TextPlace?) -> String {
    guard let place, let path else { return "default" }
    return "\(path):\(place.line)"
  }
}
