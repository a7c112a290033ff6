// SPDX-License-Identifier: MIT

/// Turns the bytes of a document into a tape of tokens.
///
/// It is strict, but for two things that Python's `json`, which wrote most snapshots, does:
/// `NaN`, `Infinity` and `-Infinity` are numbers, and a `\u` escape may name half of a surrogate
/// pair. A number that nobody asks for should not cost anybody a snapshot.
///
/// There is no recursion. Open containers stand on a stack of their own, at most ``depthLimit`` of
/// them, so that no document can exhaust the thread's.
struct JSONParser {
  /// How deep containers may be nested, as in Python.
  static let depthLimit = 1_000

  /// How many tokens there may be: half a gigabyte of them, which no snapshot comes near.
  static let tokenLimit = 1 << 25

  /// The tokens so far.
  private(set) var tape: [JSONToken] = []

  /// The places on the tape of keys that stand again later in the same object, at most one an
  /// object.
  private(set) var duplicateKeys: [Int] = []

  /// Whether the bytes begin with a UTF-8 byte-order mark, which JSON does not allow.
  private(set) var hasByteOrderMark = false

  private let tokenLimit: Int
  private var scanner: JSONScanner
  private var open: [Int] = []
  private var expectsValue = true

  /// Creates a parser of some bytes, which it borrows.
  init(_ bytes: UnsafeRawBufferPointer, tokenLimit: Int = Self.tokenLimit) {
    scanner = JSONScanner(bytes)
    self.tokenLimit = tokenLimit
    tape.reserveCapacity(bytes.count / 24 + 8)
  }

  /// Parses the whole document.
  ///
  /// - Complexity: O(length), and O(*k* log *k*) for objects whose *k* keys are not sorted.
  mutating func parse() throws(JSONError) {
    hasByteOrderMark = scanner.skipByteOrderMark()
    scanner.skipWhiteSpace()
    if scanner.current == nil { throw scanner.error(.empty) }
    while true {
      if expectsValue {
        try value()
      } else if let container = open.last {
        try goOn(in: container)
      } else {
        break
      }
      scanner.skipWhiteSpace()
    }
    if scanner.current != nil { throw scanner.error(.trailing(scanner.found)) }
  }

  /// Reads a value; of a container only the opening, and its first key.
  @inline(__always)
  private mutating func value() throws(JSONError) {
    expectsValue = false
    switch scanner.current ?? 0 {
    case UInt8(ascii: "\""): append(try scanner.string())
    case UInt8(ascii: "{"): try enter(.object)
    case UInt8(ascii: "["): try enter(.array)
    case UInt8(ascii: "-"), UInt8(ascii: "I"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      append(try scanner.number())
    case UInt8(ascii: "t"): append(try scanner.literal("true", .true))
    case UInt8(ascii: "f"): append(try scanner.literal("false", .false))
    case UInt8(ascii: "n"): append(try scanner.literal("null", .null))
    case UInt8(ascii: "N"): append(try scanner.literal("NaN", .decimal))
    default: throw scanner.expected("a value")
    }
  }

  private mutating func enter(_ kind: JSONToken.Kind) throws(JSONError) {
    guard open.count < Self.depthLimit else {
      throw scanner.error(.tooDeep(limit: Self.depthLimit))
    }
    let container = tape.count
    append(scanner.token(kind, from: scanner.position))
    open.append(container)
    scanner.position += 1
    scanner.skipWhiteSpace()
    if scanner.current == closingBracket(of: kind) {
      close(container)
    } else {
      if kind == .object { try key("a key or '}'") }
      expectsValue = true
    }
  }

  /// Goes on after a value in a container: to the next value, or out.
  @inline(__always)
  private mutating func goOn(in container: Int) throws(JSONError) {
    let kind = tape[container].kind
    if scanner.current == UInt8(ascii: ",") {
      guard tape.count < tokenLimit else { throw scanner.error(.tooMany(limit: tokenLimit)) }
      scanner.position += 1
      scanner.skipWhiteSpace()
      if kind == .object { try key("a key") }
      expectsValue = true
    } else if scanner.current == closingBracket(of: kind) {
      close(container)
    } else {
      throw scanner.expected(kind == .object ? "',' or '}'" : "',' or ']'")
    }
  }

  /// Reads a key and its colon.
  @inline(__always)
  private mutating func key(_ expectation: String) throws(JSONError) {
    guard scanner.current == UInt8(ascii: "\"") else { throw scanner.expected(expectation) }
    append(try scanner.string())
    scanner.skipWhiteSpace()
    guard scanner.current == UInt8(ascii: ":") else { throw scanner.expected("':'") }
    scanner.position += 1
    scanner.skipWhiteSpace()
  }

  private mutating func close(_ container: Int) {
    scanner.position += 1
    open.removeLast()
    tape[container].end = UInt32(truncatingIfNeeded: scanner.position)
    tape[container].next = UInt32(truncatingIfNeeded: tape.count)
    guard tape[container].kind == .object else { return }
    let duplicate = tape.withUnsafeBufferPointer { tape in
      JSONKeys(of: container, tape: tape, bytes: scanner.bytes).firstDuplicate
    }
    if let duplicate { duplicateKeys.append(duplicate) }
  }

  @inline(__always)
  private mutating func append(_ token: JSONToken) {
    var token = token
    token.next = UInt32(truncatingIfNeeded: tape.count + 1)
    tape.append(token)
  }

  @inline(__always)
  private func closingBracket(of kind: JSONToken.Kind) -> UInt8 {
    kind == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }
}
