// SPDX-License-Identifier: MIT

public import ArgumentParser
import Foundation
import LineageCore
public import LineageStore

extension Stemma {
  /// `stemma import`.
  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take in a lineage that another program wrote.",
      discussion: """
        The forms:
        \(ImportFormat.allCases.map { "  \($0.rawValue): \($0.help)" }.joined(separator: "\n"))

        Each snapshot keeps its id, and its file says under "imported" from which file and form it \
        came, with all that stood there; numbers are metrics. An id after which no file can be \
        named, with a slash, say, is the snapshot's title, and it gets another. Lines that begin with \
        # are comments, but in JSON. In a list of edges every snapshot that is named is there, and the \
        lines of a child add up; elsewhere a parent without a line of its own is missing.

        All is read before anything is written, and what is wrong is told with its line; then nothing \
        is written. What is odd about a lineage, such as cycles, is taken in as it is; a parent that is \
        named twice, and a snapshot as its own parent, are left out and told. To import the same again \
        changes nothing. The ids are printed once all of it is safely on the disk.

        Examples: stemma import --from alife-csv phylogeny.csv --store runs/8
                  stemma import --from jsonl log.jsonl --map id=uid,parents=from
                  cut -f 1,3 tree.tsv | stemma import --from edges -
        """)

    @Option(help: "The form: \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
    var from: ImportFormat

    @Argument(
      help: ArgumentHelp(
        "The files, or folders of JSON files; - is standard input.", valueName: "file"),
      completion: .file())
    var files: [String]

    @OptionGroup(title: "Store") var store: StoreOptions

    func validate() throws {
      guard store.map != nil, from != .jsonl else { return }
      throw ValidationError("--map goes with --from jsonl: it says where JSON has what")
    }

    func run() async throws(CommandError) {
      let reading = try read()
      let batch: [SnapshotFile]
      do { batch = try reading.files() } catch { throw .foreign(error) }
      for problem in reading.problems { CommandError.notify(problem.description) }
      // The mapping is that of the files.
      var target = store
      target.map = nil
      let opened = try await target.open()
      let saved: [SavedSnapshot]
      do { saved = try opened.save(batch, options: .foreign) } catch { throw .write(error) }
      try saved.print()
      let there = Set(batch.map(\.id))
      let parents = batch.flatMap { $0.snapshot.parents.map(\.id) }
      let missing = Set(parents).filter { !there.contains($0) && opened[$0]?.isMissing ?? true }
      CommandError.notify(missing: missing.sorted())
    }

    private func read() throws(CommandError) -> ForeignImport {
      var reading = ForeignImport(from, mapping: try store.map?.mapping())
      for file in files {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue
        {
          guard from == .jsonl else {
            throw .badInput("\(file) is a directory; name a file of \(from.rawValue)")
          }
          do { try reading.read(folder: file) } catch { throw .store(error) }
        } else {
          let input = InputFile(file)
          reading.read(try input.bytes(limit: ScanOptions().sizeLimit), from: input.name)
        }
      }
      return reading
    }
  }
}

extension ImportFormat: ExpressibleByArgument {}
