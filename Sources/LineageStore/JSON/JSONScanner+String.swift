// SPDX-License-Identifier: MIT

extension JSONScanner {
  /// Steps over a string, from its opening quote, and checks its bytes.
  ///
  /// - Complexity: O(length); plain text goes eight bytes at a time.
  @inline(__always)
  mutating func string() throws(JSONError) -> JSONToken {
    let opening = position
    position += 1
    var spelling: JSONToken.Spelling = []
    while true {
      skipPlainText()
      guard let byte = current else {
        position = opening
        throw error(.unterminatedString)
      }
      switch byte {
      case UInt8(ascii: "\""):
        let token = token(.string, spelling, from: opening + 1)
        position += 1
        return token
      case UInt8(ascii: "\\"): try escape(&spelling)
      case 0x80...: try multibyteScalar()
      default: throw error(.controlCharacter(byte))
      }
    }
  }

  /// Steps over bytes that mean themselves: no quote, backslash, control character or non-ASCII.
  ///
  /// Each byte of `stops` has its high bit set where the byte of the word is one of those. A borrow
  /// can set it wrongly, but only above a byte where it is rightly set, and only the lowest counts.
  @inline(__always)
  private mutating func skipPlainText() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    while let word {
      let quotes = word ^ (ones &* 0x22)
      let backslashes = word ^ (ones &* 0x5C)
      let stops =
        (word
          | ((quotes &- ones) & ~quotes)
          | ((backslashes &- ones) & ~backslashes)
          | ((word &- ones &* 0x20) & ~word)) & (ones &* 0x80)
      if stops == 0 {
        position += 8
      } else {
        position += stops.trailingZeroBitCount / 8
        return
      }
    }
    while let byte = current, byte >= 0x20, byte < 0x80, byte != 0x22, byte != 0x5C {
      position += 1
    }
  }

  /// Steps over everything but a backslash, and says whether one comes before a place.
  ///
  /// - Complexity: O(length); eight bytes at a time.
  @inline(__always)
  mutating func skipToBackslash(before end: Int) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    while position < end, let word {
      let backslashes = word ^ (ones &* 0x5C)
      // As above, of the bytes found only the lowest counts.
      let stops = ((backslashes &- ones) & ~backslashes) & (ones &* 0x80)
      if stops != 0 {
        position += stops.trailingZeroBitCount / 8
        return position < end
      }
      position += 8
    }
    while position < end, bytes[position] != UInt8(ascii: "\\") { position += 1 }
    return position < end
  }

  /// Steps over a backslash and what belongs to it.
  mutating func escape(_ spelling: inout JSONToken.Spelling) throws(JSONError) {
    spelling.insert(.escaped)
    guard position + 1 < bytes.count else { throw error(.badEscape) }
    switch bytes[position + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 2
    case UInt8(ascii: "u"):
      guard let unit = JSONEscape.codeUnit(in: bytes, at: position) else { throw error(.badEscape) }
      if UTF16.isLeadSurrogate(unit),
        let trail = JSONEscape.codeUnit(in: bytes, at: position + 6), UTF16.isTrailSurrogate(trail)
      {
        position += 12
      } else {
        if UTF16.isSurrogate(unit) { spelling.insert(.loneSurrogate) }
        position += 6
      }
    default: throw error(.badEscape)
    }
  }

  /// Steps over one non-ASCII scalar: shortest form, no surrogate, nothing above U+10FFFF.
  private mutating func multibyteScalar() throws(JSONError) {
    let first = bytes[position]
    let length: Int
    let second: ClosedRange<UInt8>
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw error(.notUTF8(first))
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]),
      bytes[(position + 2)..<(position + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
    else { throw error(.notUTF8(first)) }
    position += length
  }
}
