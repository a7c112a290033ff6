// SPDX-License-Identifier: MIT

/// Takes the text of a query apart, one token at a time.
struct QueryLexer {
  /// The text.
  let source: String

  private let bytes: [UInt8]
  private var position = 0

  init(_ source: String) {
    self.source = source
    bytes = Array(source.utf8)
  }

  /// The next token.
  ///
  /// - Complexity: O(length of the token).
  mutating func next() throws(QueryError) -> QueryToken {
    let before = position
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
    let start = position
    let isApart = start > before || start == 0
    let kind = try kind()
    return QueryToken(kind: kind, place: start..<position, isApart: isApart)
  }

  /// The number that stands at the place of a token, with a sign, a fraction and an exponent if it
  /// has them; the token that follows is the next.
  ///
  /// - Returns: `nil` where none stands there; then the lexer is where it was.
  mutating func number(insteadOf token: QueryToken) -> (value: Double, place: Range<Int>)? {
    var end = token.place.lowerBound
    if end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard skipDigits(&end) else { return nil }
    var fraction = end + 1
    if end < bytes.count, bytes[end] == UInt8(ascii: "."), skipDigits(&fraction) { end = fraction }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if exponent < bytes.count, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[exponent]) {
        exponent += 1
      }
      if skipDigits(&exponent) { end = exponent }
    }
    let place = token.place.lowerBound..<end
    if end < bytes.count, Self.isWordByte(bytes[end]) { return nil }
    guard let value = Double(text(at: place)) else { return nil }
    position = end
    return (value, place)
  }

  /// The text at a place.
  func text(at place: Range<Int>) -> String { String(decoding: bytes[place], as: UTF8.self) }

  private func skipDigits(_ place: inout Int) -> Bool {
    let start = place
    while place < bytes.count, Self.isDigit(bytes[place]) { place += 1 }
    return place > start
  }
}

extension QueryLexer {
  private mutating func kind() throws(QueryError) -> QueryToken.Kind {
    guard position < bytes.count else { return .end }
    if Self.isWordByte(bytes[position]) {
      skipWord()
      return .word
    }
    if bytes[position] == UInt8(ascii: "\"") { return .string(try string()) }
    for sign in QueryToken.Sign.allCases where bytes[position...].starts(with: sign.rawValue.utf8) {
      position += sign.rawValue.utf8.count
      return .sign(sign)
    }
    throw stranger()
  }

  /// Steps over segments and what joins them; the id scheme, with its colon, belongs to a word.
  private mutating func skipWord() {
    if bytes[position...].starts(with: Self.scheme),
      position + Self.scheme.count < bytes.count,
      Self.isWordByte(bytes[position + Self.scheme.count])
    {
      position += Self.scheme.count
    }
    while position < bytes.count {
      if Self.isWordByte(bytes[position]) {
        position += 1
      } else if bytes[position] == UInt8(ascii: ".") || bytes[position] == UInt8(ascii: "-"),
        position + 1 < bytes.count, Self.isWordByte(bytes[position + 1])
      {
        position += 2
      } else {
        return
      }
    }
  }

  /// The error of a byte that begins nothing.
  private func stranger() -> QueryError {
    let scalar = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first
    let shown = scalar.map { String(Character($0)) } ?? ""
    let place = position..<position + max(1, shown.utf8.count)
    var hints: [String] = []
    switch shown {
    case "*", "?", "[", "]":
      hints = [#"a pattern with \#(shown) stands in quotes: directive("*sql*")"#]
    case "!": hints = ["`not` is written ~"]
    case "/", "^", "$": hints = [#"there are no regular expressions: use a glob, as in id("9f*")"#]
    default: hints = ["a text with other than letters, digits, _ . - stands in double quotes"]
    }
    return QueryError(
      .syntax, "there is no meaning to \(shown) here", at: place, in: source, hints: hints)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    [0x20, 0x09, 0x0A, 0x0D].contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let scheme = Array("sha256:".utf8)
}

// Texts in quotes.
extension QueryLexer {
  private mutating func string() throws(QueryError) -> String {
    let start = position
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      default: text.append(byte)
      }
    }
    throw QueryError(
      .syntax, "the text in quotes does not end", at: start..<start + 1, in: source,
      hints: [#"it ends with ", and \" stands for a quote in it"#])
  }

  /// The bytes that an escape stands for; the backslash is behind us.
  private mutating func escape() throws(QueryError) -> [UInt8] {
    let start = position - 1
    let byte = position < bytes.count ? bytes[position] : 0
    position = min(position + 1, bytes.count)
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): if let scalar = unicodeScalar() { return Array(String(scalar).utf8) }
    default: break
    }
    throw QueryError(
      .syntax, "this is no escape", at: start..<position, in: source,
      hints: [#"the escapes are \" \\ \n \t and \u{…} with hexadecimal digits"#])
  }

  private mutating func unicodeScalar() -> Character? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "{"),
      let end = bytes[position...].prefix(10).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let digits = text(at: position + 1..<end)
    position = end + 1
    return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }.map { Character($0) }
  }
}
