// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import Screen

extension Stemma {
  /// `stemma config`.
  struct Config: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print the configuration, and where each value is from.",
      discussion: ConfigurationHelp.text)

    func run() throws(CommandError) {
      let file = ConfigurationFile()
      let configuration: Configuration?
      do throws(ConfigurationError) { configuration = try file?.read() } catch {
        throw .configuration(error)
      }
      let report = ConfigurationReport(
        configuration: configuration, path: file?.path,
        environment: ProcessInfo.processInfo.environment)
      let text = SpanText(for: .standardOutput)
      try Output.print { output throws(OutputError) in
        for line in report.lines { try output.writeLine(text.visible(line).text) }
      }
      guard let file, let configuration else { return }
      for warning in configuration.warnings { CommandError.notify(warning.text(in: file.path)) }
      let errors = configuration.mistakes.filter { $0.weight != .warning }
      if !errors.isEmpty { throw .configuration(.mistakes(errors, path: file.path)) }
    }
  }
}
