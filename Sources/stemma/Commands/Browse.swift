// SPDX-License-Identifier: MIT

import ArgumentParser
import Browser
import LineageStore
import Screen

extension Stemma {
  /// `stemma browse`, and `stemma` alone.
  struct Browse: AsyncParsableCommand, FullScreenCommand {
    static let configuration = CommandConfiguration(
      abstract: "Browse the lineage in a full-screen tree.",
      discussion: """
        Keys are as in vi and tig; ? lists them, q leaves. No key writes into the store.

        --dump types the keys of --keys instead, each when what the one before led to is there, and \
        prints the screen as text: for tests, reports of mistakes and documentation. Special keys \
        are written <enter> <esc> <tab> <up> <pgdn> <c-d> and so on; < itself is <lt>. Marks, \
        tags and what is selected are neither read nor kept.

        --linear tells rows in numbered lines, and asks for the next keys; everything else is as on \
        the screen.

        Examples: stemma runs/7
                  stemma browse --store runs/7 --store runs/8
                  stemma browse runs/7 --keys 'jj.<enter>' --dump --size 120x40
        """)

    @Argument(
      help: ArgumentHelp("A directory of snapshots, like --store.", valueName: "dir"),
      completion: .directory)
    var directory: String?
    @Option(help: ArgumentHelp("With --dump: keys to type.", valueName: "keys"))
    var keys: KeysArgument?

    @Flag(help: "Browse in lines, without a screen: for screen readers and the simplest terminals.")
    var linear = false

    @Flag(help: "Print the screen as text, and end.")
    var dump = false

    @Option(
      help: ArgumentHelp(
        "With --dump: columns and rows of the screen. (default: 80x24)", valueName: "size"))
    var size: SizeArgument?

    @OptionGroup(title: "Store") var store: ReadingOptions

    var opensScreen: Bool { !dump && !linear }

    func validate() throws {
      if dump, linear { throw ValidationError("--dump and --linear exclude each other") }
      guard !dump, keys != nil || size != nil else { return }
      throw ValidationError("--keys and --size go with --dump")
    }

    @MainActor
    func run() async throws(CommandError) {
      let directories = store.store.directories(with: directory)
      var session = BrowserSession(of: directories, index: store.store.indexOptions.place)
      session.scan = try store.store.scanOptions()
      session.storeWords = store.words(of: directories)
      session.keepsState = !dump
      session.metricsFiles = try store.metricsPaths()
      session.splitFile = store.splitFile
      session.aliases = try UserConfiguration.get().aliases
      session.configuration = try UserConfiguration.get().browser
      if linear { return try await session.runInLines() }
      guard dump else { return try await session.run() }
      session.keys = keys?.keys ?? []
      let text = try await session.dump(
        size: size?.size ?? Size(rows: 24, columns: 80), glyphs: Destination.standardOutput.glyphs)
      try Output.print { output throws(OutputError) in try output.write(text) }
    }
  }
}

/// A verb that may take the whole screen, and then answers signals by itself.
protocol FullScreenCommand {
  /// Whether it does.
  var opensScreen: Bool { get }
}
