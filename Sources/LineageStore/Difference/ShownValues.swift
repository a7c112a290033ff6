// SPDX-License-Identifier: MIT

import LineageCore

/// Makes texts of values that may be shown.
struct ShownValues {
  typealias Value = SnapshotDifference.Value

  /// What must not be shown; `nil` where somebody asked for all.
  let hidden: HiddenTexts?

  /// A text, or that it is hidden.
  func text(_ text: String) -> Value {
    isSecret(Array(text.utf8)) ? .hidden : Value(text)
  }

  /// A text of bytes that may stand in a path.
  func name(_ bytes: [UInt8]) -> String {
    isSecret(bytes) ? Value.hiddenText : String(decoding: bytes, as: UTF8.self)
  }

  /// A value as compact JSON in which hidden ones are not shown.
  ///
  /// - Parameters:
  ///   - value: The value; `nil` for nothing.
  ///   - isHidden: Whether nothing of it may be shown.
  ///   - keys: The members to leave out, as they are named elsewhere.
  /// - Returns: The text; `nil` for nothing.
  /// - Complexity: O(length).
  func json(_ value: JSONValue?, isHidden: Bool = false, leavingOut keys: [String] = []) -> Value? {
    guard let value else { return nil }
    if isHidden, hidden != nil { return .hidden }
    var writer = ShownJSON(hidden: hidden)
    writer.write(value, leavingOut: keys)
    let isWhollyHidden = writer.isHidden && value.kind != .object && value.kind != .array
    return isWhollyHidden ? .hidden : Value(writer.text, isHidden: writer.isHidden)
  }

  private func isSecret(_ bytes: [UInt8]) -> Bool { hidden?.isRepeated(in: bytes) ?? false }
}

/// Writes compact JSON for people, with a word in the place of what is hidden.
private struct ShownJSON {
  let hidden: HiddenTexts?

  private var writer = JSONWriter(.readable)

  /// Whether something was not written.
  private(set) var isHidden = false

  init(hidden: HiddenTexts?) { self.hidden = hidden }

  /// What is written.
  var text: String { String(decoding: writer.bytes, as: UTF8.self) }

  /// The parser bounds nesting, so this may call itself.
  mutating func write(_ value: JSONValue, leavingOut keys: [String] = []) {
    switch value.kind {
    case .object: writeObject(value, leavingOut: keys)
    case .array:
      writer.write(json: "[")
      for (number, element) in value.elements.enumerated() {
        if number > 0 { writer.write(json: ",") }
        write(element)
      }
      writer.write(json: "]")
    case .string: write(text: value.text)
    default: writeBare(value)
    }
  }

  private mutating func writeObject(_ value: JSONValue, leavingOut keys: [String]) {
    let isHiddenNode = hidden != nil && value.isHiddenNode
    writer.write(json: "{")
    var isFirst = true
    for member in value.members where !keys.contains(where: member.key(equals:)) {
      if !isFirst { writer.write(json: ",") }
      isFirst = false
      write(text: value.document.text(of: value.document.tape[member.place]))
      writer.write(json: ":")
      if isHiddenNode, member.key(equals: "attrs") {
        writeHidden(member.value)
      } else {
        write(member.value)
      }
    }
    writer.write(json: "}")
  }

  /// Writes the attributes of a hidden node: their names.
  private mutating func writeHidden(_ attributes: JSONValue) {
    guard attributes.kind == .object else { return hide() }
    writer.write(json: "{")
    for (number, member) in attributes.members.enumerated() {
      if number > 0 { writer.write(json: ",") }
      write(text: attributes.document.text(of: attributes.document.tape[member.place]))
      writer.write(json: ":")
      hide()
    }
    writer.write(json: "}")
  }

  /// Writes a number, a truth value or nothing.
  private mutating func writeBare(_ value: JSONValue) {
    let isNumber = value.kind == .integer || value.kind == .decimal
    if isNumber, hidden?.isRepeated(in: Array(value.spelling)) == true {
      hide()
    } else {
      writer.write(value)
    }
  }

  private mutating func write(text: [UInt8]) {
    if hidden?.isRepeated(in: text) == true { hide() } else { writer.write(text: text) }
  }

  private mutating func hide() {
    isHidden = true
    writer.write(text: Array(SnapshotDifference.Value.hiddenText.utf8))
  }
}
