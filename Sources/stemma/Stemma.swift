// SPDX-License-Identifier: MIT

import ArgumentParser
import Curses
import Foundation

/// The command `stemma`.
@main
struct Stemma: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stemma",
    abstract: "See and query the lineage of AI-training snapshots.",
    usage: """
      stemma [<dir>]
      stemma <subcommand>
      """,
    discussion: """
      A store is a directory of snapshot files: --store names it, else $STEMMA_STORE, else it is \
      the current one. A snapshot is named by its id, or by as many first digits as it takes; several, \
      by an expression, as `stemma help query` explains.

      Examples: stemma runs/7
                stemma children ab9c --store runs/7
                stemma demo
      """,
    version: "0.1.0",
    subcommands: [
      Browse.self, Tree.self, List.self, Show.self, Parents.self, Children.self, Ancestors.self,
      Descendants.self, Path.self, Provenance.self, Blame.self, Cohort.self, Query.self, Diff.self,
      Taint.self, Split.self, Stats.self, Export.self, Bundle.self, Unbundle.self, Add.self,
      Import.self,
      Derive.self, Tag.self, Check.self, Map.self, Config.self, Demo.self,
    ],
    defaultSubcommand: Browse.self)

  /// Runs the verb that the command line names.
  @MainActor
  static func main() async {
    StandardStreams.prepare()
    do {
      var command = try parseAsRoot()
      prepareSignals(for: command)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      Foundation.exit(CommandError.report(error).rawValue)
    }
  }

  /// Keeps signals for the screen, before anything starts a thread; a verb that prints they stop.
  private static func prepareSignals(for command: any ParsableCommand) {
    if let screen = command as? any FullScreenCommand, screen.opensScreen { Signals.block() }
  }
}
