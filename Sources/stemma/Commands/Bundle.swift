// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

extension Stemma {
  /// `stemma bundle`.
  struct Bundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put snapshots with all their ancestors into one file.",
      discussion: """
        The file is a tar archive of the snapshots' files, byte for byte, after a manifest with \
        their ids and checksums; `stemma unbundle` checks it and takes it in. The same snapshots \
        give the same bytes. A content that does not give the id that it has is refused. \
        Ancestors that are in no file are named on standard error, and so is how many ids are no \
        ids of contents. A file that is there is replaced, once the new one is whole.

        Examples: stemma bundle 9f3a -o 9f3a.tar
                  stemma bundle 'leaves()' -o - | ssh host stemma unbundle -s runs/7 -
        """)

    @Argument(help: .snapshots()) var snapshots: ExpressionArgument

    @Option(
      name: [.customShort("o"), .customLong("output")],
      help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"),
      completion: .file())
    var output: String

    @OptionGroup(title: "Store") var store: ReadingOptions

    private var isPrinted: Bool { output == InputFile.standardInput }

    func validate() throws {
      if isPrinted, Destination.standardOutput.isTerminal {
        throw ValidationError("a bundle is not for a terminal: name a file, or a pipe")
      }
    }

    func run() async throws(CommandError) {
      let store = try await store.open(for: snapshots)
      let nodes = try await snapshots.nodes(in: store)
      let draft: BundleDraft
      var reading = ProgressLine("Reading")
      var writing = ProgressLine("Writing")
      defer {
        reading.clear()
        writing.clear()
      }
      do throws(BundleError) {
        draft = try store.bundle(nodes) { reading.show($0, of: $1) }
        reading.clear()
        if !isPrinted { try draft.write(to: output) { writing.show($0, of: $1) } }
      } catch {
        throw .bundle(error)
      }
      if isPrinted { try print(draft) }
      writing.clear()
      CommandError.notify(missing: draft.missing)
      CommandError.notify(foreign: draft.foreignCount, of: draft.snapshotCount)
    }

    private func print(_ draft: BundleDraft) throws(CommandError) {
      var output = Output()
      for number in 0..<draft.pieceCount {
        let piece: [UInt8]
        do { piece = try draft.piece(number) } catch { throw .bundle(error) }
        do { try output.write(piece) } catch { throw .output(error) }
      }
      do { try output.finish() } catch { throw .output(error) }
    }
  }
}

extension CommandError {
  /// Says on standard error which ancestors are in no file.
  static func notify(missing ids: [SnapshotID]) {
    if ids.isEmpty { return }
    let shown = ids.prefix(8).map(\.text).joined(separator: ", ")
    let rest = ids.count > 8 ? " and \(ids.count - 8) more" : ""
    let parents = ids.count == 1 ? "1 parent is" : "\(ids.count) parents are"
    notify("\(parents) in no file: \(shown)\(rest)")
  }

  /// Says on standard error how many ids are somebody's free choice.
  static func notify(foreign count: Int, of all: Int) {
    if count == 0 { return }
    notify(
      "\(count) of \(all) ids are not made of the content, so that the bundle's checksums alone "
        + "vouch for it")
  }
}
