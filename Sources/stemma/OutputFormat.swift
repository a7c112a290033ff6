// SPDX-License-Identifier: MIT

import ArgumentParser
import LineageCore

/// A way to print snapshots.
protocol OutputFormat {
  /// Prints the snapshots of an answer.
  func write(_ answer: Answer, to output: inout Output) throws(OutputError)
}

/// The choice among formats that verbs offer.
struct FormatOptions: ParsableArguments {
  @Flag(help: "How to print; for people unless told otherwise.")
  var choice: Choice?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      """
      Print each snapshot so, in the lineage's order, as in '{id} {generation}'; `stemma help list` \
      has the fields.
      """, valueName: "template"),
    transform: { try FieldTemplate($0) })
  var template: FieldTemplate?

  @Option(
    help: ArgumentHelp(
      """
      Print a table of these fields, as in id,cohort,title. (default: what the configuration says, \
      else what a verb thinks best)
      """, valueName: "fields"),
    completion: .list(SnapshotField.all.map(\.name)),
    transform: { ColumnList(fields: try SnapshotField.list($0)) })
  var columns: ColumnList?

  @Flag(
    name: [.customShort("0"), .customLong("null")],
    help: "With --ids or --format, end each with a NUL and not a line break, as xargs -0 reads.")
  var endsWithNull = false

  /// The formats besides the one for people.
  enum Choice: String, EnumerableFlag {
    case ids
    case json
    case count

    static func help(for value: Self) -> ArgumentHelp? {
      switch value {
      case .ids: "Print full ids alone, one a line, in the lineage's order."
      case .json: "Print one JSON object a line, in the lineage's order."
      case .count: "Print how many there are."
      }
    }
  }

  /// The columns of a table.
  struct ColumnList {
    let fields: [SnapshotField]
  }

  func validate() throws {
    let names = [
      choice.map { "--\($0)" }, template.map { _ in "--format" }, columns.map { _ in "--columns" },
    ]
    .compactMap(\.self)
    if names.count > 1 { throw ValidationError("\(names[0]) and \(names[1]) exclude each other") }
    if endsWithNull, choice != .ids, template == nil {
      throw ValidationError("-0 goes with --ids or --format")
    }
  }
}

extension FormatOptions {
  /// Whether the answer is printed for people, in the way of the verb.
  var isText: Bool { choice == nil && template == nil && columns == nil }

  /// Whether what a verb has to say besides is printed, too.
  var showsMore: Bool { isText || choice == .json }

  /// Prints an answer on standard output.
  ///
  /// - Parameters:
  ///   - answer: What to print.
  ///   - metrics: Numbers from outside about its snapshots.
  ///   - text: The format for people, by default a table.
  ///   - json: The format for programs, where a verb has more to say than the others.
  /// - Throws: ``CommandError`` where the output does not arrive, and where a field is about a metric
  ///   that nobody gave.
  func print(
    _ answer: Answer, metrics: Metrics?, text: (any OutputFormat)? = nil,
    json: (any OutputFormat)? = nil
  ) throws(CommandError) {
    let usual = try usualColumns
    for name in metricNames(usual: usual) {
      do throws(UnknownMetric) { _ = try Metrics.metric(named: name, in: metrics) } catch {
        throw CommandError(error)
      }
    }
    var answer = answer
    answer.metrics = metrics
    let complete = answer
    let format = format(for: .standardOutput, text: text, json: json, usual: usual)
    try Output.print { output throws(OutputError) in try format.write(complete, to: &output) }
  }

  /// The columns of the configuration, where they count.
  private var usualColumns: [SnapshotField]? {
    get throws(CommandError) {
      let columns = try UserConfiguration.get().columns
      return isText ? columns : nil
    }
  }

  /// The metrics that fields are about.
  private func metricNames(usual: [SnapshotField]?) -> [String] {
    let fields = (template?.fields ?? []) + (columns?.fields ?? usual ?? [])
    return fields.compactMap(\.metric)
  }

  private func format(
    for destination: Destination, text: (any OutputFormat)?, json: (any OutputFormat)?,
    usual: [SnapshotField]?
  ) -> any OutputFormat {
    let end = endsWithNull ? "\0" : "\n"
    if let template { return TemplateFormat(template, end: end, for: destination) }
    if let columns { return TextFormat(columns: columns.fields, for: destination) }
    switch choice {
    case .ids: return IDsFormat(end: end, for: destination)
    case .json: return json ?? JSONFormat(for: destination)
    case .count: return CountFormat()
    case nil: return text ?? TextFormat(columns: usual, for: destination)
    }
  }
}

extension FormatOptions: MetricsUser {
  /// Whether numbers from outside may be printed.
  var usesMetrics: Bool {
    get throws(CommandError) {
      if choice == .json { return true }
      return try !metricNames(usual: usualColumns).isEmpty
    }
  }
}
