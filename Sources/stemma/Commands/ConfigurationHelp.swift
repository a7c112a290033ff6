// SPDX-License-Identifier: MIT

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

    What is printed is a configuration, too, with the place of each value as a comment.

    Examples: stemma config
              stemma query 'above(ab9c) & frontier'
    """
  }

  private static func lines(_ key: ConfigurationKey) -> String {
    let example = key.example.split(separator: "\n").map { "\n        \($0)" }.joined()
    return "  \(key.name), \(key.kind)\n      \(key.help).\(example)"
  }
}
