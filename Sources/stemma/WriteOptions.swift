// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore

/// What a verb that writes may do.
struct WriteOptions: ParsableArguments {
  @Flag(help: "Where a snapshot is there and only its lineage differs, record both derivations.")
  var mergeLineage = false

  @Flag(help: "Accept parents that are in no file.")
  var allowMissing = false

  /// Writes, and prints the ids of what is in the store then, one a line.
  func write(
    _ save: (SaveOptions) throws(WriteError) -> [SavedSnapshot]
  ) throws(CommandError) {
    let options = SaveOptions(allowsMissingParents: allowMissing, mergesLineage: mergeLineage)
    let saved: [SavedSnapshot]
    do {
      saved = try save(options)
    } catch {
      throw .write(error)
    }
    try saved.print()
  }
}

extension [SavedSnapshot] {
  /// Prints the ids, one a line.
  func print() throws(CommandError) {
    let format = IDsFormat(for: .standardOutput)
    try Output.print { output throws(OutputError) in
      for snapshot in self { try output.writeLine(format.line(of: snapshot.id)) }
    }
  }
}
