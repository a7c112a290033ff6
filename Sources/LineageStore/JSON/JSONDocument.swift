// SPDX-License-Identifier: MIT

/// A parsed JSON document: its bytes and the tape of tokens that says what stands where.
///
/// It keeps what a decoder into values would lose and what content ids and findings need: how
/// numbers are spelled, keys that stand twice, and where everything is. A class, so that each
/// ``JSONValue`` refers to it at the cost of one reference.
final class JSONDocument: Sendable {
  /// The longest document that tokens can describe.
  static let lengthLimit = Int(UInt32.max)

  /// The text.
  let bytes: [UInt8]

  /// The tokens, the root first.
  let tape: [JSONToken]

  /// The places on the tape of keys that stand again later in the same object, at most one an
  /// object.
  let duplicateKeys: [Int]

  /// Whether the bytes begin with a UTF-8 byte-order mark.
  let hasByteOrderMark: Bool

  /// Parses a document of at most ``lengthLimit`` bytes.
  ///
  /// - Complexity: O(length).
  init(_ bytes: [UInt8]) throws(JSONError) {
    precondition(bytes.count <= Self.lengthLimit, "the document is longer than tokens can say")
    self.bytes = bytes
    let parsed = bytes.withUnsafeBytes { bytes in
      var parser = JSONParser(bytes)
      return Result { () throws(JSONError) in
        try parser.parse()
        return parser
      }
    }
    let parser = try parsed.get()
    tape = parser.tape
    duplicateKeys = parser.duplicateKeys
    hasByteOrderMark = parser.hasByteOrderMark
  }

  /// Parses a document but for the members of the root that are not needed; gives `nil` where
  /// anything is wrong with it, or might be.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - needed: The keys of the members that are needed.
  ///   - index: Leads to the tokens.
  /// - Complexity: O(length).
  init?(_ bytes: [UInt8], needed: [StaticString], index: StructuralIndex) {
    var duplicateKeys: [Int] = []
    let tape = bytes.withUnsafeBytes { bytes -> [JSONToken] in
      guard let places = index.places(in: bytes), !places.isEmpty else { return [] }
      return [JSONToken](unsafeUninitializedCapacity: places.count) { tape, count in
        var parser = IndexedParser(bytes, places: places, needed: needed, tape: tape)
        do { try parser.parse() } catch { return }
        duplicateKeys = parser.duplicateKeys
        count = parser.count
      }
    }
    if tape.isEmpty { return nil }
    self.bytes = bytes
    self.tape = tape
    self.duplicateKeys = duplicateKeys
    hasByteOrderMark = false
  }

  /// The whole document as a value.
  var root: JSONValue { JSONValue(document: self, place: 0) }

  /// Lends the tape and the bytes to a closure, for those who look at much of them.
  func withTape<Result>(
    _ body: (UnsafeBufferPointer<JSONToken>, UnsafeRawBufferPointer) -> Result
  ) -> Result {
    tape.withUnsafeBufferPointer { tape in bytes.withUnsafeBytes { body(tape, $0) } }
  }

  /// The bytes of a token's text, escapes resolved; half a surrogate pair as in WTF-8.
  ///
  /// - Complexity: O(length).
  func text(of token: JSONToken) -> [UInt8] {
    guard token.spelling.contains(.escaped) else { return Array(bytes[token.range]) }
    return bytes.withUnsafeBytes {
      JSONEscape.resolve(UnsafeRawBufferPointer(rebasing: $0[token.range]))
    }
  }

  /// A token's text as a string; half a surrogate pair becomes U+FFFD.
  ///
  /// - Complexity: O(length).
  func string(of token: JSONToken) -> String {
    guard token.spelling.contains(.escaped) else {
      return String(decoding: bytes[token.range], as: UTF8.self)
    }
    return String(decoding: text(of: token), as: UTF8.self)
  }

  /// Whether a string's text is a certain one, byte for byte.
  ///
  /// - Complexity: O(length).
  @inline(__always)
  func token(_ token: JSONToken, equals text: String) -> Bool {
    guard !token.spelling.contains(.escaped) else {
      return self.text(of: token).elementsEqual(text.utf8)
    }
    guard token.range.count == text.utf8.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      var place = Int(token.start)
      for byte in text.utf8 {
        if bytes[place] != byte { return false }
        place += 1
      }
      return true
    }
  }

  /// The place of the last value under a key of an object.
  ///
  /// Every field of a snapshot is found in this way, so it goes without views of members.
  ///
  /// - Complexity: O(number of keys).
  func place(ofKey key: String, in object: JSONToken, at place: Int) -> Int? {
    var found: Int?
    tape.withUnsafeBufferPointer { tape in
      var place = place + 1
      while place < Int(object.next) {
        if token(tape[place], equals: key) { found = place + 1 }
        place = Int(tape[place + 1].next)
      }
    }
    return found
  }
}
