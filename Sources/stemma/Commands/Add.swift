// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore

extension Stemma {
  /// `stemma add`.
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in snapshot files that were made elsewhere.",
      discussion: """
        A file holds one snapshot, which is kept byte for byte, or one a line. All are checked \
        before any is written: the id against the content, the parents and the cohort against the \
        store. A snapshot that is there with the same bytes is left alone; with other content it \
        is refused. The ids are printed once all of it is safely on the disk. With several \
        stores, the first one is written to.

        Examples: stemma add run/9f3a2b1c7d5e0a64.json
                  generate | stemma add --store runs/7 -
        """)

    @Argument(
      help: ArgumentHelp("The files; - is standard input.", valueName: "file"),
      completion: .file(extensions: ["json", "jsonl"]))
    var files: [String]

    @OptionGroup var write: WriteOptions
    @OptionGroup(title: "Store") var store: StoreOptions

    func run() async throws(CommandError) {
      let batch = try snapshots()
      let store = try await store.open()
      try write.write { options throws(WriteError) in try store.save(batch, options: options) }
    }

    /// All snapshots of all files, checked one by one.
    private func snapshots() throws(CommandError) -> [SnapshotFile] {
      var batch: [SnapshotFile] = []
      for file in files.map({ InputFile($0) }) {
        let bytes = try file.bytes()
        do {
          batch += try SnapshotFile.all(in: bytes, from: file.name)
        } catch {
          throw .write(error)
        }
      }
      return batch
    }
  }
}
