// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma unbundle`.
  struct Unbundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in the snapshots of a bundle.",
      discussion: """
        The whole bundle is checked before anything is written: each byte against the bundle's \
        checksums, each id against its content, and whether an ancestor is left out. Each file \
        gets the name and the bytes that it had. As with `stemma add`, a snapshot that is there \
        with the same bytes is left alone, with other content it is refused, and either all of \
        the bundle is taken in or nothing; the ids are printed once all of it is safely on the disk. \
        What is odd about the lineage, cycles and the like, was so before, and is taken in. \
        Ancestors that are in no file are named on standard error. With several stores, the first \
        one is written to.

        Examples: stemma unbundle 9f3a.tar --store runs/8
                  ssh host stemma bundle 9f3a -o - | stemma unbundle -
        """)

    @Argument(
      help: ArgumentHelp("The bundle; - is standard input.", valueName: "file"),
      completion: .file())
    var file: String

    @OptionGroup(title: "Store") var store: StoreOptions

    func run() async throws(CommandError) {
      let bytes = try InputFile(file).bytes(limit: SnapshotBundle.sizeLimit)
      let bundle: SnapshotBundle
      do { bundle = try SnapshotBundle(bytes) } catch { throw .bundle(error) }
      let store = try await store.open()
      let saved: [SavedSnapshot]
      do { saved = try store.save(bundle) } catch { throw .write(error) }
      try saved.print()
      CommandError.notify(
        missing: bundle.missing.filter { store[$0]?.isMissing ?? true })
      CommandError.notify(foreign: bundle.foreignCount, of: bundle.files.count)
    }
  }
}
