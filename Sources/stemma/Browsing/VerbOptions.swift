// SPDX-License-Identifier: MIT

import ArgumentParser

/// What verbs of the command line can be told, for who types them in the browser.
enum VerbOptions {
  /// The long names of a verb's options, as its help has them; none of a verb that there is not.
  static func names(of verb: String) -> [String] {
    guard let command = Stemma.configuration.subcommands.first(where: { $0.verb == verb }) else {
      return []
    }
    let help = Stemma.helpMessage(for: command, columns: 80)
    // A line that tells of an option begins with its names: `-0, --null`, `--trust-index/--no-…`.
    let lines = help.split(separator: "\n").map { $0.drop { $0 == " " } }
    return lines.filter { $0.hasPrefix("-") }.flatMap { line in
      line.split { " ,/".contains($0) }.prefix { $0.hasPrefix("-") }
    }
    .filter { $0.hasPrefix("--") }.map(String.init)
  }
}

extension ParsableCommand {
  /// The word by which the command line names it.
  static var verb: String { configuration.commandName ?? "\(Self.self)".lowercased() }
}
