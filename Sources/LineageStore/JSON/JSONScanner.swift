// SPDX-License-Identifier: MIT

/// A place in the bytes of a document, and the small steps that lead on from it.
///
/// It knows what white space, words and errors look like; strings and numbers have files of their
/// own. It borrows the bytes, so it must not leave the closure that lends them.
struct JSONScanner {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  /// Creates a scanner at the start of a document.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next byte, or `nil` at the end.
  var current: UInt8? {
    @inline(__always) get { position < bytes.count ? bytes[position] : nil }
  }

  /// What stands at the place, for a message.
  var found: JSONError.Found { current.map { .byte($0) } ?? .end }

  /// The next eight bytes, the first one lowest, or `nil` where there are fewer.
  var word: UInt64? {
    @inline(__always) get {
      guard position + 8 <= bytes.count else { return nil }
      return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
  }

  /// An error at the place.
  func error(_ problem: JSONError.Problem) -> JSONError {
    JSONError(problem, at: position, in: bytes)
  }

  /// An error that says what should stand at the place.
  func expected(_ expected: String) -> JSONError { error(.expected(expected, found: found)) }

  /// Steps over white space, indentation eight spaces at a time.
  @inline(__always)
  mutating func skipWhiteSpace() {
    while let byte = current, byte <= 0x20 {
      switch byte {
      case 0x20:
        while word == 0x2020_2020_2020_2020 { position += 8 }
        if current == 0x20 { position += 1 }
      case 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Steps over a UTF-8 byte-order mark, and says whether there was one.
  mutating func skipByteOrderMark() -> Bool {
    guard bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { return false }
    position = 3
    return true
  }

  /// Steps over a word such as `true`.
  mutating func literal(_ word: StaticString, _ kind: JSONToken.Kind) throws(JSONError) -> JSONToken
  {
    let start = position
    let matches = word.withUTF8Buffer { word in
      start + word.count <= bytes.count
        && bytes[start..<start + word.count].elementsEqual(word)
    }
    guard matches else { throw expected("a value") }
    position += word.utf8CodeUnitCount
    return token(kind, from: start)
  }

  /// A token that ends at the place, its `next` to be filled in on the tape.
  @inline(__always)
  func token(
    _ kind: JSONToken.Kind, _ spelling: JSONToken.Spelling = [], from start: Int
  ) -> JSONToken {
    JSONToken(
      kind: kind, spelling: spelling, start: UInt32(truncatingIfNeeded: start),
      end: UInt32(truncatingIfNeeded: position), next: 0)
  }
}
