// SPDX-License-Identifier: MIT

import Browser
import LineageCore

/// Something that can be printed of a snapshot: a row of the table ``all``.
///
/// From the table are made what `--format` and `--columns` understand, the list in their errors, the
/// help, and the columns of a table that nobody chose.
struct SnapshotField: Sendable {
  /// What it is called.
  let name: String

  /// What stands above its column.
  let heading: String

  /// What it prints, in words without the final stop.
  let help: String

  /// Whether what stands in the column ends at the same place rather than begins there.
  let isNumber: Bool

  /// The metric that it prints, if it prints one.
  private(set) var metric: String?

  /// The whole of it; `nil` where there is none.
  let text: @Sendable (inout FieldSource) -> String?

  /// What stands in a column.
  private(set) var cell: @Sendable (inout FieldSource) -> Span
}

extension SnapshotField {
  /// Gives a row of the table.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - heading: What stands above its column; by default its name.
  ///   - help: What it prints.
  ///   - isNumber: Whether it is aligned as numbers are.
  ///   - role: What it is, for colors.
  ///   - text: The whole of it.
  init(
    _ name: String, heading: String? = nil, _ help: String, isNumber: Bool = false,
    role: Role = .text, text: @escaping @Sendable (inout FieldSource) -> String?
  ) {
    self.name = name
    self.heading = heading ?? name
    self.help = help
    self.isNumber = isNumber
    self.text = text
    cell = { Span(text(&$0) ?? "-", role) }
  }

  /// The field, with something else in columns than its text, or `-` where there is none.
  func inColumns(_ cell: @escaping @Sendable (inout FieldSource) -> Span) -> SnapshotField {
    var field = self
    field.cell = cell
    return field
  }

  /// The field with a name; what follows `metric:` is the name of a metric, which may not be there.
  static func named(_ name: String) -> SnapshotField? {
    guard name.hasPrefix(metricPrefix) else { return byName[name] }
    return metric(String(name.dropFirst(metricPrefix.count)))
  }

  /// What the name of each field begins with that prints a metric.
  static let metricPrefix = "metric:"

  /// The value of a metric.
  private static func metric(_ name: String) -> SnapshotField {
    let field = SnapshotField(
      metricPrefix + name, heading: name, "the value of the metric \(name)", isNumber: true
    ) { $0.value(of: name).map { String($0) } }
    var column = field.inColumns { Span($0.value(of: name)?.shortText ?? "-", .number) }
    column.metric = name
    return column
  }

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The columns of a table, where nobody says otherwise.
  ///
  /// - Parameter hasRoles: Whether all snapshots are parents, or children, of one.
  /// - Returns: The fields, from left to right.
  static func usualColumns(hasRoles: Bool) -> [SnapshotField] {
    ["short", "generation", "cohort", "difficulty", "role", "label"].compactMap(named)
      .filter { hasRoles || $0.name != "role" }
  }

  /// The fields whose names stand in a list, separated by commas.
  ///
  /// - Throws: `FieldError` where one of them is no field.
  static func list(_ names: String) throws(FieldError) -> [SnapshotField] {
    var fields: [SnapshotField] = []
    for word in names.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(word.drop { $0 == " " })
      guard let field = named(name) else { throw .unknown(name) }
      fields.append(field)
    }
    return fields
  }
}

/// Why a list of fields, or a template, is none.
enum FieldError: Error, Hashable, CustomStringConvertible {
  /// Nothing is called so.
  case unknown(String)
  /// A brace has no other one.
  case openBrace
  /// A closing brace stands for itself.
  case loneBrace
  /// A backslash with something that it does not go with.
  case escape(String)

  var description: String {
    switch self {
    case .unknown(let name):
      let names = SnapshotField.all.map(\.name)
      let hint = NearestNames(to: name, among: names).question.map { "; \($0)" } ?? "."
      let list = names.joined(separator: ", ")
      return "there is no field \(name)\(hint) The fields are \(list) and metric:NAME."
    case .openBrace: return "a { has no }; {{ prints {"
    case .loneBrace: return "a } has no {; }} prints }"
    case .escape(let text): return #"\\#(text) is no escape; the escapes are \n, \t and \\"#
    }
  }
}
