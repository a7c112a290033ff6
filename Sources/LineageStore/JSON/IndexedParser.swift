// SPDX-License-Identifier: MIT

/// Turns a document into the same tape as ``JSONParser``, but for what nobody asks for, and faster.
///
/// It is led by an index of where tokens begin, so that it need not look at white space and texts.
/// It may be stricter than ``JSONParser``, and says of a document that it does not like neither why
/// nor where: then that parser decides. Of one that it likes both say the same, but for what stands
/// inside of members that are not needed; there no more is checked than that brackets are balanced.
struct IndexedParser {
  /// Some document is damaged, or strange.
  struct Refusal: Error {}

  /// The tokens so far.
  private(set) var tape: [JSONToken] = []

  /// The places on the tape of keys that stand again later in the same object, at most one an
  /// object.
  private(set) var duplicateKeys: [Int] = []

  private let bytes: UnsafeRawBufferPointer
  private let places: UnsafeBufferPointer<UInt32>
  private let needed: [StaticString]
  private var scanner: JSONScanner
  private var open: [Int] = []
  private var number = 0

  /// Creates a parser of a document, which it borrows.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - places: Where tokens begin.
  ///   - needed: The keys of the members of the root that are needed.
  init(
    _ bytes: UnsafeRawBufferPointer, places: UnsafeBufferPointer<UInt32>, needed: [StaticString]
  ) {
    self.bytes = bytes
    self.places = places
    self.needed = needed
    scanner = JSONScanner(bytes)
    tape.reserveCapacity(places.count / 4 + 8)
  }

  /// Parses the whole document, the root of which has to be an object.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for objects whose *k* keys are not sorted.
  mutating func parse() throws(Refusal) {
    guard byte == UInt8(ascii: "{") else { throw Refusal() }
    var expectsValue = true
    repeat {
      if expectsValue {
        expectsValue = try value()
      } else if let container = open.last {
        expectsValue = try goOn(in: container)
      }
    } while !open.isEmpty
    guard number == places.count else { throw Refusal() }
  }
}

extension IndexedParser {
  /// The first byte of the next token; of no token at the end.
  private var byte: UInt8 { number < places.count ? bytes[Int(places[number])] : 0 }

  /// Where the next token begins, or the end.
  private var position: Int { number < places.count ? Int(places[number]) : bytes.count }

  /// Reads a value; of a container only the opening, and its first key.
  ///
  /// - Returns: Whether a value follows at once.
  @inline(__always)
  private mutating func value() throws(Refusal) -> Bool {
    switch byte {
    case UInt8(ascii: "\""): try string()
    case UInt8(ascii: "{"): return try enter(.object, UInt8(ascii: "}"))
    case UInt8(ascii: "["): return try enter(.array, UInt8(ascii: "]"))
    case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      try wordOrNumber()
    default: throw Refusal()
    }
    return false
  }

  private mutating func enter(_ kind: JSONToken.Kind, _ closing: UInt8) throws(Refusal) -> Bool {
    guard open.count < JSONParser.depthLimit else { throw Refusal() }
    open.append(tape.count)
    append(kind, position..<position)
    number += 1
    if byte == closing {
      close()
      return false
    }
    return kind == .object ? try key() : true
  }

  /// Goes on after a value in a container: to the next value, or out.
  @inline(__always)
  private mutating func goOn(in container: Int) throws(Refusal) -> Bool {
    let isObject = tape[container].kind == .object
    switch byte {
    case UInt8(ascii: ","):
      number += 1
      return isObject ? try key() : true
    case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
      close()
      return false
    default: throw Refusal()
    }
  }

  /// Reads a key and its colon, and passes over the value if it is not needed.
  ///
  /// - Returns: Whether a value follows at once.
  @inline(__always)
  private mutating func key() throws(Refusal) -> Bool {
    guard byte == UInt8(ascii: "\"") else { throw Refusal() }
    try string()
    guard byte == UInt8(ascii: ":") else { throw Refusal() }
    number += 1
    guard open.count == 1, !isNeeded(tape[tape.count - 1]) else { return true }
    return try !passOver()
  }

  private mutating func close() {
    number += 1
    let container = open.removeLast()
    tape[container].end = places[number - 1] + 1
    tape[container].next = UInt32(truncatingIfNeeded: tape.count)
    guard tape[container].kind == .object else { return }
    let keys = JSONKeys(of: container, tape: tape, bytes: bytes)
    if let duplicate = keys.firstDuplicate { duplicateKeys.append(duplicate) }
  }

  @inline(__always)
  private mutating func append(
    _ kind: JSONToken.Kind, _ range: Range<Int>, _ spelling: JSONToken.Spelling = []
  ) {
    tape.append(
      JSONToken(
        kind: kind, spelling: spelling, start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: tape.count + 1)))
  }
}

extension IndexedParser {
  /// Whether a key is one of those that are needed; one with escapes may be.
  private func isNeeded(_ key: JSONToken) -> Bool {
    key.spelling.contains(.escaped)
      || needed.contains { $0.withUTF8Buffer { $0.elementsEqual(bytes[key.range]) } }
  }

  /// Passes over an object or a list, and says whether there was one.
  private mutating func passOver() throws(Refusal) -> Bool {
    let start = position
    var depth = 0
    repeat {
      // Brackets and braces differ in this bit alone, and there are no other such tokens.
      switch byte | 0x20 {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      default: break
      }
      if depth == 0 { break }
      number += 1
    } while number < places.count
    guard number < places.count else { throw Refusal() }
    if position == start { return false }
    append(.unread, start..<position + 1)
    number += 1
    return true
  }

  /// Reads a string: it ends before the white space that comes before the next token.
  @inline(__always)
  private mutating func string() throws(Refusal) {
    let start = position + 1
    number += 1
    var end = position - 1
    while bytes[end] <= 0x20 { end -= 1 }
    guard end >= start, bytes[end] == UInt8(ascii: "\"") else { throw Refusal() }
    guard scanner.mayHaveBackslash(in: start..<end) else { return append(.string, start..<end) }
    scanner.position = start - 1
    let token: JSONToken
    do { token = try scanner.string() } catch { throw Refusal() }
    guard token.range == start..<end else { throw Refusal() }
    append(.string, start..<end, token.spelling)
  }

  /// Reads a word or a number, after which nothing but white space may stand before the next token.
  private mutating func wordOrNumber() throws(Refusal) {
    scanner.position = position
    let token: JSONToken
    do {
      token =
        switch byte {
        case UInt8(ascii: "t"): try scanner.literal("true", .true)
        case UInt8(ascii: "f"): try scanner.literal("false", .false)
        case UInt8(ascii: "n"): try scanner.literal("null", .null)
        default: try scanner.number()
        }
    } catch { throw Refusal() }
    number += 1
    scanner.skipWhiteSpace()
    guard scanner.position == position else { throw Refusal() }
    append(token.kind, token.range)
  }
}
