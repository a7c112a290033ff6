// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation

/// The command `stemma`.
@main
struct Stemma: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stemma",
    abstract: "Browse and question the lineage of snapshots.",
    version: "0.1.0",
    subcommands: [
      List.self, Show.self, Parents.self, Children.self, Ancestors.self, Descendants.self,
      Provenance.self, Cohort.self, Tree.self, Check.self,
    ])

  /// Runs the verb that the command line names.
  @MainActor
  static func main() async {
    StandardStreams.prepare()
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Foundation.exit(CommandError.report(error).rawValue)
    }
  }
}
