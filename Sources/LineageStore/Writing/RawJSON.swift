// SPDX-License-Identifier: MIT

/// A value as it is spelled, to be written again byte for byte.
///
/// Nothing that passes through here is read as a number, so that none loses digits.
struct RawJSON: Hashable, Sendable {
  /// The text.
  private(set) var bytes: [UInt8]

  /// Takes text that is JSON already.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Takes a value of a document as it is spelled there, white space inside included.
  init(_ value: JSONValue) { bytes = Self.spelling(of: value) }

  /// Spells a text.
  init(text: String) { bytes = Array(JSONWriter.quoted(text).utf8) }

  /// Spells a text, or `null` where there is none.
  init(text: String?) { self = text.map { Self(text: $0) } ?? .null }

  /// Spells a number.
  init(_ number: Int) { bytes = Array(String(number).utf8) }

  /// Spells a list on one line.
  init(list: [RawJSON]) {
    bytes = [UInt8(ascii: "[")]
    for (number, element) in list.enumerated() {
      if number > 0 { bytes += Array(", ".utf8) }
      bytes += element.bytes
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// The text as a string.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The value `null`.
  static let null = Self(Array("null".utf8))

  /// The text of a value in a document, a string's quotes included.
  private static func spelling(of value: JSONValue) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    return value.kind == .string ? [quote] + value.spelling + [quote] : Array(value.spelling)
  }
}

extension JSONDocument {
  /// Parses JSON that stands in a text.
  ///
  /// - Complexity: O(length).
  convenience init(text: String) throws(JSONError) { try self.init(Array(text.utf8)) }
}
