// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

/// A way to print snapshots.
protocol OutputFormat {
  /// Prints the snapshots of an answer.
  func write(_ answer: Answer, to output: inout Output) throws(OutputError)
}

/// The choice among formats that verbs offer.
struct FormatOptions: ParsableArguments {
  @Flag(help: "How to print; for people unless told otherwise.")
  var choice: Choice?

  /// The formats besides the one for people.
  enum Choice: String, EnumerableFlag {
    case ids
    case json
    case count

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .ids: "Print full ids alone, one a line, in the lineage's order."
      case .json: "Print one JSON object a line, in the lineage's order."
      case .count: "Print how many there are."
      }
    }
  }
}

extension FormatOptions {
  /// Whether the answer is printed for people, in the way of the verb.
  var isText: Bool { choice == nil }

  /// Whether what a verb has to say besides is printed, too.
  var showsMore: Bool { choice == nil || choice == .json }

  /// Prints an answer on standard output.
  ///
  /// - Parameters:
  ///   - answer: What to print.
  ///   - text: The format for people, by default a table.
  ///   - json: The format for programs, where a verb has more to say than the others.
  /// - Throws: ``CommandError`` where the output does not arrive.
  func print(
    _ answer: Answer, text: (any OutputFormat)? = nil, json: (any OutputFormat)? = nil
  ) throws(CommandError) {
    let destination = Destination.standardOutput
    let format: any OutputFormat =
      switch choice {
      case .ids: IDsFormat(for: destination)
      case .json: json ?? JSONFormat(for: destination)
      case .count: CountFormat()
      case nil: text ?? TextFormat(for: destination)
      }
    try Output.print { output throws(OutputError) in try format.write(answer, to: &output) }
  }
}
