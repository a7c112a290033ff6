// SPDX-License-Identifier: MIT

/// What a backslash means in a string.
enum JSONEscape {
  /// The UTF-16 code unit that an escape of `\u` and four digits at a place stands for, or `nil` where
  /// there is none.
  static func codeUnit(in bytes: UnsafeRawBufferPointer, at place: Int) -> UInt16? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(place + 2)..<(place + 6)] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }

  /// The bytes of a string's text, its escapes resolved.
  ///
  /// Half a surrogate pair becomes the three bytes that UTF-8 would give it if it might (WTF-8).
  /// So the order of the bytes is the order of the code points, as Python compares them, and
  /// different texts keep different bytes.
  ///
  /// - Complexity: O(length).
  static func resolve(_ spelling: UnsafeRawBufferPointer) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(spelling.count)
    var place = 0
    while place < spelling.count {
      guard spelling[place] == UInt8(ascii: "\\"), place + 1 < spelling.count else {
        text.append(spelling[place])
        place += 1
        continue
      }
      guard let unit = codeUnit(in: spelling, at: place) else {
        text.append(character(spelling[place + 1]))
        place += 2
        continue
      }
      place += 6
      if UTF16.isLeadSurrogate(unit), let trail = codeUnit(in: spelling, at: place),
        UTF16.isTrailSurrogate(trail)
      {
        append(0x10000 + UInt32(unit & 0x3FF) << 10 + UInt32(trail & 0x3FF), to: &text)
        place += 6
      } else {
        append(UInt32(unit), to: &text)
      }
    }
    return text
  }

  /// What the letter after a backslash stands for.
  private static func character(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: letter
    }
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Appends a code point in UTF-8, surrogates included.
  private static func append(_ point: UInt32, to text: inout [UInt8]) {
    func tail(_ shift: UInt32) -> UInt8 { 0x80 | UInt8(point >> shift & 0x3F) }
    switch point {
    case ..<0x80: text.append(UInt8(point))
    case ..<0x800: text += [0xC0 | UInt8(point >> 6), tail(0)]
    case ..<0x10000: text += [0xE0 | UInt8(point >> 12), tail(6), tail(0)]
    default: text += [0xF0 | UInt8(point >> 18), tail(12), tail(6), tail(0)]
    }
  }
}
