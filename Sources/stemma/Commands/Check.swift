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
        there are notes. Every file is read again, to the last byte. No snapshot is changed. \
        The rows of files of metrics are looked at as well.

        Example: stemma check --content --strict
        """)

    @Flag(help: "Fail on notes as well.")
    var strict = false

    @Flag(help: "Compute the id that the content of each file should have.")
    var content = false

    @Flag(
      help: """
        Find steps made to harden after which difficulty fell, or a metric rose whose name has \
        solve, success or pass; and the contrary of steps made to soften.
        """)
    var effects = false

    @Flag(
      help: """
        Remove files that writers have left unfinished for more than an hour, and say which. \
        Nothing else is ever removed.
        """)
    var clean = false

    @Flag(help: "Print one JSON object a line, without a summary.")
    var json = false

    @Flag(name: [.short, .long], help: "Print nothing; the exit code tells.")
    var quiet = false

    @OptionGroup(title: "Store") var store: ReadingOptions

    func run() async throws(CommandError) {
      let metricsFiles = soundMetricsPaths
      let store = try await store.store.openQuietly(isSilent: quiet)
      var report = try await CheckReport(
        of: store, recomputingIDs: content, metricsFiles: metricsFiles, lookingAtEffects: effects)
      let failure = clean ? report.clean(store) : nil
      if !quiet { try report.print(json: json) }
      if let failure { throw failure }
      if report.fails(strictly: strict) { throw .found }
    }

    /// The files of metrics; without those of a configuration that has to be mended, as snapshots
    /// are checked whatever it says.
    private var soundMetricsPaths: [String] {
      do throws(CommandError) { return try store.metricsPaths() } catch {
        CommandError.notify(error.message ?? "the configuration has to be mended")
        return store.metricsFiles
      }
    }
  }
}
