// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageStore

extension Stemma {
  /// `stemma check`.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Print what is the matter with a store, errors first.",
      discussion: """
        An error is what a person should mend; a note is the life of real stores, such as a \
        parent that is gone. The exit code is 1 where there are errors, with --strict also where \
        there are notes. Every byte of every file is parsed, which other commands do not do.

        Example: stemma check --content --strict
        """)

    @Flag(help: "Fail on notes as well.")
    var strict = false

    @Flag(help: "Read every file again, and compute the id that its content should have.")
    var content = false

    @Flag(help: "Print one JSON object a line, without a summary.")
    var json = false

    @OptionGroup(title: "Store") var store: StoreOptions

    func run() async throws(CommandError) {
      let store = try await store.openQuietly(
        options: ScanOptions(parsesEveryByte: true), index: IndexOptions())
      let report = try await CheckReport(of: store, verifyingContent: content)
      try report.print(json: json)
      if report.fails(strictly: strict) { throw .found }
    }
  }
}
