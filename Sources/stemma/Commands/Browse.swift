// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore

extension Stemma {
  /// `stemma browse`, and `stemma` alone.
  struct Browse: AsyncParsableCommand, FullScreenCommand {
    static let configuration = CommandConfiguration(
      abstract: "Browse the lineage in a full-screen tree.",
      discussion: """
        Keys are as in vi and tig; ? lists them, q leaves. No key writes into the store.

        Examples: stemma runs/7
                  stemma browse --store runs/7 --store runs/8
        """)

    @Argument(
      help: ArgumentHelp("A directory of snapshots, like --store.", valueName: "dir"),
      completion: .directory)
    var directory: String?
    @OptionGroup(title: "Store") var store: ReadingOptions

    var opensScreen: Bool { true }

    @MainActor
    func run() async throws(CommandError) {
      let directories = store.store.directories(with: directory)
      var session = BrowserSession(of: directories, index: store.store.indexOptions.place)
      session.metricsFiles = try store.metricsPaths()
      session.aliases = try UserConfiguration.get().aliases
      try await session.run()
    }
  }
}

/// A verb that may take the whole screen, and then answers signals by itself.
protocol FullScreenCommand {
  /// Whether it does.
  var opensScreen: Bool { get }
}
