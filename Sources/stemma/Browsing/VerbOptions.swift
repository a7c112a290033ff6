// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import Foundation

/// What verbs of the command line can be told, for who types them in the browser.
enum VerbOptions {
  /// The options of a verb, as its help tells them; none of a verb that there is not.
  static func all(of verb: String) -> [VerbOption] {
    guard let command = Stemma.configuration.subcommands.first(where: { $0.verb == verb }) else {
      return []
    }
    let help = Stemma.helpMessage(for: command, columns: 80)
    return paragraphs(of: help.drop { $0 != "\n" }).flatMap(options)
  }

  /// What the help says of each option or two, in one line: names, and after two spaces the rest.
  private static func paragraphs(of help: Substring) -> [String] {
    var paragraphs: [String] = []
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("  -") {
        paragraphs.append(line.trimmingCharacters(in: .whitespaces))
      } else if line.hasPrefix("      "), let last = paragraphs.indices.last {
        paragraphs[last] += "  " + line.trimmingCharacters(in: .whitespaces)
      }
    }
    return paragraphs
  }

  /// The options that such a line tells of, as in `-0, --null`, `--trust-index/--no-trust-index` and
  /// `--trunk <trunk>  Draw it. (values: on, off; default: on)`.
  private static func options(in paragraph: String) -> [VerbOption] {
    let names = paragraph.components(separatedBy: "  ")[0]
    let text = paragraph.replacingOccurrences(of: "  ", with: " ")
    let list = text.components(separatedBy: "(values: ").dropFirst().first ?? ""
    let expressions = ["<snapshot>", "<snapshots>", "<expression>"]
    let values = list.prefix { $0 != ")" && $0 != ";" }.components(separatedBy: ", ")
    return names.split { " ,/".contains($0) }.filter { $0.hasPrefix("--") }.map { name in
      VerbOption(
        name: String(name), takesValue: names.contains("<"), values: values.filter { !$0.isEmpty },
        takesExpression: expressions.contains(where: names.contains))
    }
  }
}

extension ParsableCommand {
  /// The word by which the command line names it.
  static var verb: String { configuration.commandName ?? "\(Self.self)".lowercased() }
}
