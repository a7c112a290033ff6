// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore

extension Stemma {
  /// `stemma demo`.
  struct Demo: AsyncParsableCommand, FullScreenCommand {
    static let configuration = CommandConfiguration(
      abstract: "Browse a made-up curriculum, or write one.",
      discussion: """
        The curriculum is written into a temporary folder, which is removed at the end. With \
        --write it is written into a new or empty directory that stays. The same seed gives the \
        same files, byte for byte.

        Examples: stemma demo
                  stemma demo --write big --snapshots 100000 --seed 7
        """)

    @Option(
      help: ArgumentHelp("Only write the curriculum, into this directory.", valueName: "dir"),
      completion: .directory)
    var write: String?

    @Option(help: "How many snapshots, and so files, there are.")
    var snapshots = 300

    @Option(help: "What chance starts from.")
    var seed: UInt64 = 1

    var opensScreen: Bool { write == nil }

    /// The largest curriculum that can be asked for.
    private static let mostSnapshots = 100_000_000

    func validate() throws {
      guard (1...Self.mostSnapshots).contains(snapshots) else {
        throw ValidationError("--snapshots takes a number from 1 to \(Self.mostSnapshots)")
      }
    }

    @MainActor
    func run() async throws(CommandError) {
      let curriculum = DemoCurriculum(count: snapshots, seed: seed)
      if let write {
        try curriculum.write(to: write)
      } else {
        try await curriculum.browse()
      }
    }
  }
}
