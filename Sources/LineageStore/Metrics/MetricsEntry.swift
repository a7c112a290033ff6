// SPDX-License-Identifier: MIT

import LineageCore

/// What a row of a file of metrics says.
enum MetricsEntry: Hashable {
  /// A number, or that there is none.
  case value(Double?, name: String, id: String, task: String?)
  /// Nothing, for a reason.
  case bad(String)

  /// The names of the columns and keys.
  static let idKey = "snapshot_id"
  static let taskKey = "task_id"
  static let nameKey = "name"
  static let valueKey = "value"
}

extension MetricsEntry {
  /// Reads a JSON object.
  ///
  /// - Complexity: O(length).
  init(object bytes: [UInt8]) {
    let root: JSONValue
    do {
      root = try JSONDocument(bytes).root
    } catch {
      self = .bad("it is not JSON: \(error.problem.message), column \(error.column)")
      return
    }
    guard root.kind == .object else {
      self = .bad("it should be an object")
      return
    }
    do throws(Objection) {
      self = .value(
        try Self.number(in: root), name: try Self.text(Self.nameKey, in: root),
        id: try Self.text(Self.idKey, in: root), task: try Self.task(in: root))
    } catch {
      self = .bad(error.reason)
    }
  }

  /// Why a row does not count.
  private struct Objection: Error {
    let reason: String
  }

  private static func text(_ key: String, in root: JSONValue) throws(Objection) -> String {
    guard let value = root[key], !value.isNull else {
      throw Objection(reason: "there is no `\(key)`")
    }
    guard let text = value.exactString, text != "" else {
      throw Objection(reason: "`\(key)` should be text")
    }
    return text
  }

  private static func number(in root: JSONValue) throws(Objection) -> Double? {
    guard let value = root[valueKey] else { throw Objection(reason: "there is no `\(valueKey)`") }
    if value.isNull || value.isNotANumber { return nil }
    guard let number = value.double else {
      throw Objection(reason: "`\(valueKey)` is no finite number")
    }
    return number
  }

  /// The task, which may be a whole number as well; in CSV nobody could tell.
  private static func task(in root: JSONValue) throws(Objection) -> String? {
    guard let value = root[taskKey], !value.isNull else { return nil }
    if value.kind == .integer { return String(decoding: value.spelling, as: UTF8.self) }
    guard let text = value.exactString else {
      throw Objection(reason: "`\(taskKey)` should be text")
    }
    return text.isEmpty ? nil : text
  }
}

extension JSONValue {
  /// Whether it is the literal that Python writes for what is no number.
  var isNotANumber: Bool { kind == .decimal && spelling.elementsEqual("NaN".utf8) }
}
