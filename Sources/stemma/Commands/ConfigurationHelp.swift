// SPDX-License-Identifier: MIT

import Browser

/// What `stemma help config` says, made of the table of keys.
enum ConfigurationHelp {
  /// The text, lines already broken where they have to be.
  static var text: String {
    """
    What you want everywhere stands in $XDG_CONFIG_HOME/stemma/config.toml, by default \
    ~/.config/stemma/config.toml, as TOML. It may have

    \(ConfigurationKey.all.map(lines).joined(separator: "\n"))

    The command line is stronger. A mistake is told with its line and column; with an error no verb \
    does anything but this one, which exits with 78. What is not known is a warning. An alias that \
    is no expression is an error here, and elsewhere where it is used. An id is stronger than an \
    alias; a function cannot be replaced.

    The browser's commands, with their usual keys; a key is a character, or <enter> <esc> <tab> <space> \
    <bs> <up> <down> <left> <right> <home> <end> <pgup> <pgdn> <f1>, and <c-x> with Ctrl; < itself is \
    <lt>.

    \(commands)

    What is printed is a configuration, too, with the place of each value as a comment.

    Examples: stemma config
              stemma query 'above(ab9c) & frontier'
    """
  }

  private static var commands: String {
    let width = Command.allCases.map(\.name.count).max() ?? 0
    return Keymap.standardBindings.map { binding in
      let name = binding.command.name
      let gap = String(repeating: " ", count: width - name.count + 2)
      return "  \(name)\(gap)\(binding.keys.joined(separator: "  "))"
    }
    .joined(separator: "\n")
  }

  private static func lines(_ key: ConfigurationKey) -> String {
    let example = key.example.split(separator: "\n").map { "\n        \($0)" }.joined()
    return "  \(key.name), \(key.kind)\n      \(key.help).\(example)"
  }
}
