// SPDX-License-Identifier: MIT

import LineageCore

/// What was done to derive a snapshot, where a file says it.
enum Directive {
  /// A chain's `curriculum`: what to patch, what to add, and other wishes.
  case curriculum(JSONValue)
  /// A flat file's `_evolve`: direction, kind, family and note.
  case evolution(JSONValue)
  /// A spec's `mutation_summary`, or its `mutation_ids`.
  case mutation(JSONValue)
  /// What another program says: text, a list, or an object like a curriculum.
  case foreign(JSONValue)

  /// The value in the file.
  var value: JSONValue {
    switch self {
    case .curriculum(let value), .evolution(let value), .mutation(let value), .foreign(let value):
      value
    }
  }

  /// The directive on one line, or `nil` where it says nothing.
  ///
  /// - Complexity: O(length).
  var line: String? {
    let line =
      switch self {
      case .curriculum(let value): Self.line(ofCurriculum: value)
      case .evolution(let value): Self.line(ofEvolution: value)
      case .mutation(let value): Self.text(of: value)
      case .foreign(let value) where value.kind == .object: Self.line(ofCurriculum: value)
      case .foreign(let value): Self.text(of: value)
      }
    return line.isEmpty ? nil : line
  }

  /// The direction of the derivation: `harden`, `soften`, `diversify`.
  var direction: String? {
    switch self {
    case .curriculum(let value), .evolution(let value), .foreign(let value):
      value["direction"]?.string
    case .mutation: nil
    }
  }
}

extension Directive {
  /// Reads a `curriculum`, if there is one.
  static func curriculum(in value: JSONValue?, _ reader: inout FieldReader) -> Directive? {
    reader.object(value).map { .curriculum($0) }
  }

  /// Reads an `_evolve`, if there is one.
  static func evolution(in value: JSONValue?, _ reader: inout FieldReader) -> Directive? {
    guard let evolve = reader.object(value) else { return nil }
    for key in ["direction", "kind", "family", "note"] { _ = reader.text(evolve[key]) }
    return .evolution(evolve)
  }

  /// Reads what another program says was done, if it says anything.
  static func foreign(in value: JSONValue?, _ reader: inout FieldReader) -> Directive? {
    reader.expect("text, a list or an object", in: value) {
      [.string, .array, .object].contains($0.kind)
    }.map { .foreign($0) }
  }

  /// Reads a summary, or else ids, of mutations, if there are any.
  static func mutation(
    summary: JSONValue?, ids: JSONValue?, _ reader: inout FieldReader
  ) -> Directive? {
    let summary = reader.text(summary)
    let ids = reader.texts(ids)
    return (summary ?? ids).map { .mutation($0) }
  }
}

extension Directive {
  /// `patch ssrf, xss; add sql_injection; budget 3`: patch, add, then the other keys by bytes.
  private static func line(ofCurriculum curriculum: JSONValue) -> String {
    let leading = ["patch", "add"]
    let members = curriculum.members.map { member in
      let key = member.key
      return (rank: leading.firstIndex(of: key) ?? leading.count, key: key, value: member.value)
    }
    let sorted = members.filter { $0.key != "seed" }.sorted { first, second in
      if first.rank != second.rank { return first.rank < second.rank }
      let order = first.key.compareBytes(to: second.key)
      return order == 0 ? first.value.place < second.value.place : order < 0
    }
    var parts: [String] = []
    for (index, member) in sorted.enumerated() where !member.value.isNull {
      let next = index + 1 < sorted.count ? sorted[index + 1].key : nil
      // Of a key that stands twice the last value counts, also where that is null.
      if next?.compareBytes(to: member.key) == 0 { continue }
      let text = text(of: member.value)
      if !text.isEmpty { parts.append("\(oneLine(member.key)) \(text)") }
    }
    return parts.joined(separator: "; ")
  }

  /// `harden/patch webapp.pentest "append a hop"`, without what is absent.
  private static func line(ofEvolution evolve: JSONValue) -> String {
    let step = ["direction", "kind"].compactMap { evolve[$0]?.string }.map(oneLine)
    let family = evolve["family"]?.string.map(oneLine)
    let note = evolve["note"]?.string.map(JSONWriter.quoted)
    return [step.joined(separator: "/"), family ?? "", note ?? ""]
      .filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  /// A value without the punctuation that people do not need: texts bare, flat lists with commas,
  /// and the rest as compact JSON.
  private static func text(of value: JSONValue) -> String {
    switch value.kind {
    case .string: return oneLine(value.string ?? "")
    case .array where !value.elements.contains { $0.kind == .array || $0.kind == .object }:
      return value.elements.map(text(of:)).joined(separator: ", ")
    default: return JSONWriter.readable(value)
    }
  }

  /// A text with a space for each line break in it.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isLineBreak) else { return text }
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { line.append(isLineBreak(scalar) ? " " : scalar) }
    return String(line)
  }

  private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
