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

  /// The places on the tape of keys that stand again later in the same object, at most one an
  /// object.
  private(set) var duplicateKeys: [Int] = []

  private let bytes: UnsafeRawBufferPointer
  private let places: UnsafeBufferPointer<UInt32>
  private let needed: [StaticString]
  private var scanner: JSONScanner

  /// The tokens so far; of a container that is still open `next` is the place of the one around it.
  private let tape: UnsafeMutableBufferPointer<JSONToken>

  /// How many tokens there are so far.
  private(set) var count = 0

  /// The place of the innermost container that is still open, and how many there are.
  private var container: UInt32 = 0
  private var depth = 0

  /// The number of the next token in the index.
  private var number = 0

  /// Creates a parser of a document.
  ///
  /// - Parameters:
  ///   - bytes: The document.
  ///   - places: Where tokens begin.
  ///   - needed: The keys of the members of the root that are needed.
  ///   - tape: Room for tokens, enough of it where it is as many as there are places.
  init(
    _ bytes: UnsafeRawBufferPointer, places: UnsafeBufferPointer<UInt32>, needed: [StaticString],
    tape: UnsafeMutableBufferPointer<JSONToken>
  ) {
    self.bytes = bytes
    self.places = places
    self.needed = needed
    self.tape = tape
    scanner = JSONScanner(bytes)
  }

  /// Parses the whole document, the root of which has to be an object.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for objects whose *k* keys are not sorted.
  mutating func parse() throws(Refusal) {
    guard byte == UInt8(ascii: "{") else { throw Refusal() }
    var expectsValue = true
    repeat { expectsValue = expectsValue ? try value() : try goOn() } while depth > 0
    guard number == places.count else { throw Refusal() }
  }
}

extension IndexedParser {
  /// The first byte of the next token; of no token at the end.
  private var byte: UInt8 {
    @inline(__always) get { number < places.count ? bytes[Int(places[number])] : 0 }
  }

  /// Where the next token begins, or the end.
  private var position: Int {
    @inline(__always) get { number < places.count ? Int(places[number]) : bytes.count }
  }

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

  @inline(__always)
  private mutating func enter(_ kind: JSONToken.Kind, _ closing: UInt8) throws(Refusal) -> Bool {
    guard depth < JSONParser.depthLimit else { throw Refusal() }
    let place = UInt32(truncatingIfNeeded: count)
    try append(kind, position..<position)
    tape[Int(place)].next = container
    container = place
    depth += 1
    number += 1
    if byte == closing {
      close()
      return false
    }
    return kind == .object ? try key() : true
  }

  /// Goes on after a value in a container: to the next value, or out.
  ///
  /// - Returns: Whether a value follows at once.
  @inline(__always)
  private mutating func goOn() throws(Refusal) -> Bool {
    let isObject = tape[Int(container)].kind == .object
    let byte = byte
    if byte == UInt8(ascii: ",") {
      number += 1
      return isObject ? try key() : true
    }
    guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { throw Refusal() }
    close()
    return false
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
    guard depth == 1, !isNeeded(tape[count - 1]) else { return true }
    return try !passOver()
  }

  @inline(__always)
  private mutating func close() {
    let place = Int(container)
    container = tape[place].next
    depth -= 1
    tape[place].end = places[number] + 1
    tape[place].next = UInt32(truncatingIfNeeded: count)
    number += 1
    guard tape[place].kind == .object else { return }
    let keys = JSONKeys(of: place, tape: UnsafeBufferPointer(tape), bytes: bytes)
    if let duplicate = keys.firstDuplicate { duplicateKeys.append(duplicate) }
  }

  /// Adds a token.
  ///
  /// Each has at least one place of its own, so that there always is room. But memory is written here
  /// without anybody else who would see an error in that reckoning.
  @inline(__always)
  private mutating func append(
    _ kind: JSONToken.Kind, _ range: Range<Int>, _ spelling: JSONToken.Spelling = []
  ) throws(Refusal) {
    guard count < tape.count else { throw Refusal() }
    tape.initializeElement(
      at: count,
      to: JSONToken(
        kind: kind, spelling: spelling, start: UInt32(truncatingIfNeeded: range.lowerBound),
        end: UInt32(truncatingIfNeeded: range.upperBound),
        next: UInt32(truncatingIfNeeded: count + 1)))
    count += 1
  }
}

extension IndexedParser {
  /// Whether a key is one of those that are needed; one with escapes may be.
  private func isNeeded(_ key: JSONToken) -> Bool {
    if key.spelling.contains(.escaped) { return true }
    let text = UnsafeRawBufferPointer(rebasing: bytes[key.range])
    return needed.contains { needed in
      needed.withUTF8Buffer { text.compareBytes(to: UnsafeRawBufferPointer($0)) == 0 }
    }
  }

  /// Passes over an object or a list, and says whether there was one.
  private mutating func passOver() throws(Refusal) -> Bool {
    let start = position
    var next = number
    var depth = 0
    repeat {
      guard next < places.count else { throw Refusal() }
      // Brackets and braces differ in this bit alone, and there are no other such tokens.
      let byte = bytes[Int(places[next])] | 0x20
      depth += (byte == UInt8(ascii: "{") ? 1 : 0) - (byte == UInt8(ascii: "}") ? 1 : 0)
      next += 1
    } while depth > 0
    let end = Int(places[next - 1]) + 1
    if next == number + 1 { return false }
    try append(.unread, start..<end)
    number = next
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
    var spelling: JSONToken.Spelling = []
    scanner.position = start
    while scanner.skipToBackslash(before: end) {
      do { try scanner.escape(&spelling) } catch { throw Refusal() }
      guard scanner.position <= end else { throw Refusal() }
    }
    try append(.string, start..<end, spelling)
  }

  /// Reads a word or a number, after which nothing but white space may stand before the next token.
  @inline(__always)
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
    try append(token.kind, token.range)
  }
}
