// SPDX-License-Identifier: MIT

/// The first row of comma-separated metrics: where which column stands.
struct MetricsHeader {
  private let count: Int
  private let id: Int?
  private let task: Int?
  private let name: Int?
  private let value: Int?

  /// Reads the first row, where of two columns of one name the first counts.
  init(_ row: CSVRow) {
    let names = row.fields.indices.map { row.text($0).map(Self.withoutSpaces) }
    count = names.count
    id = names.firstIndex(of: MetricsEntry.idKey)
    task = names.firstIndex(of: MetricsEntry.taskKey)
    name = names.firstIndex(of: MetricsEntry.nameKey)
    value = names.firstIndex(of: MetricsEntry.valueKey)
  }

  /// The columns that should be there and are not.
  var missing: [String] {
    let columns = [
      (id, MetricsEntry.idKey), (name, MetricsEntry.nameKey), (value, MetricsEntry.valueKey),
    ]
    return columns.filter { $0.0 == nil }.map(\.1)
  }

  /// What a row below it says.
  ///
  /// - Complexity: O(length).
  func entry(of row: CSVRow) -> MetricsEntry {
    if let problem = row.problem { return .bad(problem) }
    guard row.fields.count == count else {
      return .bad("it has \(row.fields.count) fields, and the header \(count)")
    }
    guard let id, let name, let value else { return .bad("the header lacks columns") }
    guard let idText = row.text(id), let nameText = row.text(name),
      let valueText = row.text(value).map(Self.withoutSpaces),
      let taskText = task.map(row.text) ?? ""
    else { return .bad("it is not UTF-8") }
    if idText.isEmpty { return .bad("there is no `\(MetricsEntry.idKey)`") }
    if nameText.isEmpty { return .bad("there is no `\(MetricsEntry.nameKey)`") }
    let task = taskText.isEmpty ? nil : taskText
    if Self.missingValues.contains(valueText.lowercased()) {
      return .value(nil, name: nameText, id: idText, task: task)
    }
    guard let number = Self.number(valueText) else {
      return .bad("`\(MetricsEntry.valueKey)` is no finite number")
    }
    return .value(number, name: nameText, id: idText, task: task)
  }

  /// What programs write where there is no number, in lower case.
  private static let missingValues: Set<String> = ["", "nan", "na", "null"]

  /// A decimal number, where it is finite.
  private static func number(_ text: String) -> Double? {
    let isDecimal = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// A text without the spaces and tabs around it.
  private static func withoutSpaces(_ text: String) -> String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    guard let first = text.utf8.first, let last = text.utf8.last, isSpace(first) || isSpace(last)
    else { return text }
    let rest = text.utf8.drop(while: isSpace)
    return String(decoding: rest.reversed().drop(while: isSpace).reversed(), as: UTF8.self)
  }
}
