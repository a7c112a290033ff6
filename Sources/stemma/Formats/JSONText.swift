// SPDX-License-Identifier: MIT

import Screen

/// JSON on one line, written from left to right.
///
///     var json = JSONText()
///     json.object { json in
///       json.field("id", "ab9c")
///       json.field("index", nil as Int?)
///     }
///     json.text   // {"id":"ab9c","index":null}
struct JSONText {
  /// What is written so far.
  private(set) var text = ""

  /// The characters that go through unescaped; `nil` where all that JSON allows may.
  private let glyphs: GlyphSet?

  private var needsComma = false

  /// Creates an empty text.
  ///
  /// - Parameter glyphs: What a terminal can show, if it goes there: all else is escaped, so that
  ///   the text means the same.
  init(escapingFor glyphs: GlyphSet? = nil) { self.glyphs = glyphs }

  /// Writes an object, whose fields the closure writes.
  mutating func object(_ fields: (inout JSONText) -> Void) { enclose("{", fields, "}") }

  /// Writes a string.
  mutating func string(_ value: String) {
    separate()
    text += "\""
    appendEscaped(value)
    text += "\""
  }

  /// Writes a string, or `null`.
  mutating func element(_ value: String?) {
    if let value { string(value) } else { bare("null") }
  }

  /// Writes a whole number.
  mutating func element(_ value: Int) { bare(String(value)) }

  private mutating func enclose(
    _ start: String, _ content: (inout JSONText) -> Void, _ end: String
  ) {
    separate()
    text += start
    needsComma = false
    content(&self)
    text += end
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }
}

// Fields of the object that is being written.
extension JSONText {
  /// Writes a field that holds a string or `null`.
  mutating func field(_ key: String, _ value: String?) {
    begin(key)
    if let value { string(value) } else { bare("null") }
  }

  /// Writes a field that holds a whole number or `null`.
  mutating func field(_ key: String, _ value: Int?) {
    begin(key)
    bare(value.map(String.init) ?? "null")
  }

  /// Writes a field that holds a number, or `null` where there is none or an infinite one.
  mutating func field(_ key: String, _ value: Double?) {
    begin(key)
    bare(value.flatMap { $0.isFinite ? String($0) : nil } ?? "null")
  }

  /// Writes a field that holds a truth value.
  mutating func field(_ key: String, _ value: Bool) {
    begin(key)
    bare(value ? "true" : "false")
  }

  /// Writes a field that holds an object, or `null` where there is nothing to write it of.
  mutating func field<Value>(
    _ key: String, of value: Value?, object fields: (inout JSONText, Value) -> Void
  ) {
    begin(key)
    if let value { object { fields(&$0, value) } } else { bare("null") }
  }

  /// Writes a field that holds a list, with one value for each item.
  mutating func field<Items: Sequence>(
    _ key: String, of items: Items, each value: (inout JSONText, Items.Element) -> Void
  ) {
    begin(key)
    enclose("[", { json in for item in items { value(&json, item) } }, "]")
  }

  private mutating func begin(_ key: String) {
    string(key)
    text += ":"
    needsComma = false
  }

  private mutating func bare(_ value: String) {
    separate()
    text += value
  }
}

extension JSONText {
  private mutating func appendEscaped(_ value: String) {
    let isPlain = value.utf8.allSatisfy {
      (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain {
      text += value
      return
    }
    let isShown = glyphs.map { VisibleText(value, glyphs: $0).text.utf8.elementsEqual(value.utf8) }
    for scalar in value.unicodeScalars { append(scalar, asciiOnly: isShown == false) }
  }

  private mutating func append(_ scalar: Unicode.Scalar, asciiOnly: Bool) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}": appendEscape(of: scalar)
    case _ where asciiOnly && !scalar.isASCII: appendEscape(of: scalar)
    default: text.unicodeScalars.append(scalar)
    }
  }

  private mutating func appendEscape(of scalar: Unicode.Scalar) {
    for unit in String(scalar).utf16 {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
