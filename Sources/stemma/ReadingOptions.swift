// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore
import LineageStore

/// Where a verb that answers questions finds its snapshots, and numbers about them.
struct ReadingOptions: ParsableArguments {
  @OptionGroup var store: StoreOptions

  @Option(
    name: .customLong("metrics"), parsing: .singleValue,
    help: ArgumentHelp(
      """
      Read numbers about snapshots from this file, such as solve rates: JSON objects, one a line, or \
      CSV with a header, with snapshot_id, name, value and perhaps task_id. Repeat it for several.
      """, valueName: "file"),
    completion: .file())
  var metricsFiles: [String] = []

  @Option(
    name: .customLong("split"),
    help: ArgumentHelp(
      "Read from this file which part of a split each snapshot is in, for split() and crosses_split().",
      valueName: "file"),
    completion: .file())
  var splitFile: String?

  /// The files of numbers: those of the configuration, then those of the command line, which count
  /// more.
  func metricsPaths() throws(CommandError) -> [String] {
    try UserConfiguration.get().metrics + metricsFiles
  }

  /// The words by which a command line says all this of some directories; what the configuration says
  /// counts for it, too.
  func words(of directories: [String]) -> [String] {
    store.words(of: directories) + metricsFiles.flatMap { ["--metrics", $0] }
      + (splitFile.map { ["--split", $0] } ?? [])
  }

  /// Opens the store as ``StoreOptions/open(trusting:)`` does, and joins the numbers to it.
  func open(trusting: Bool = true) async throws(CommandError) -> SnapshotStore {
    try joined(try await store.open(trusting: trusting))
  }

  /// Opens the store, and joins the numbers to it if any part of the command has a use for them; those
  /// that the command line names in any case.
  func open(for parts: any MetricsUser...) async throws(CommandError) -> SnapshotStore {
    let opened = try await store.open()
    var isUsed = !metricsFiles.isEmpty
    for part in parts where !isUsed { isUsed = try part.usesMetrics }
    return isUsed || splitFile != nil ? try joined(opened) : opened
  }

  private func joined(_ store: SnapshotStore) throws(CommandError) -> SnapshotStore {
    var opened = store
    let bad = try opened.join(metricsIn: metricsPaths()).count { $0.severity == .error }
    if bad > 0 {
      CommandError.notify(
        "\(bad) \(bad == 1 ? "row" : "rows") of metrics do\(bad == 1 ? "es" : "") not count; "
          + "`stemma check --metrics` lists what is the matter")
    }
    if let splitFile { try opened.join(splitIn: splitFile) }
    return opened
  }
}

extension SnapshotStore {
  /// Joins the numbers in some files to the snapshots, and those that they have in their own.
  ///
  /// - Parameter paths: The files, of which later ones count more.
  /// - Returns: What is the matter with their rows.
  /// - Throws: ``CommandError`` where one cannot be read, or is no file of metrics.
  @discardableResult
  mutating func join(metricsIn paths: [String]) throws(CommandError) -> [Finding] {
    do throws(MetricsError) {
      return try joinMetrics(paths)
    } catch {
      switch error {
      case .unreadable(let path, let reason): throw .input(path: path, reason: reason)
      case .badHeader: throw .badInput(error.message)
      }
    }
  }
}

extension SnapshotStore {
  /// Joins a split to the snapshots.
  ///
  /// - Returns: How many snapshots are in no part.
  /// - Throws: ``CommandError`` where the file cannot be read, or is none of a split.
  @discardableResult
  mutating func join(splitIn path: String) throws(CommandError) -> Int {
    let input = InputFile(path)
    let bytes = try input.bytes()
    do throws(SplitFile.Mistake) {
      let file = try SplitFile(bytes, of: graph)
      split = file.split
      return file.leftOut
    } catch {
      throw .badInput("\(input.name):\(error.line): \(error.reason)")
    }
  }
}

extension CommandError {
  /// A metric that somebody named, and that is not there.
  init(_ error: UnknownMetric) {
    self = .badInput([error.message, error.hint].compactMap(\.self).joined(separator: "; "))
  }
}

/// A part of a command that may have a use for numbers from outside.
protocol MetricsUser {
  /// Whether it has.
  var usesMetrics: Bool { get throws(CommandError) }
}

extension Optional: MetricsUser where Wrapped: MetricsUser {
  var usesMetrics: Bool {
    get throws(CommandError) { try self?.usesMetrics ?? false }
  }
}

extension Query: MetricsUser {
  var usesMetrics: Bool { calls("metric") || calls("contradicts") }
}
