// SPDX-License-Identifier: MIT

/// Why some bytes are not a JSON document, and where.
struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  var problem: Problem

  /// The line, from 1.
  var line: Int

  /// The column, from 1, in Unicode scalars.
  var column: Int

  /// The place in words: `line 3, column 14`.
  var place: String { "line \(line), column \(column)" }

  /// Creates an error at a byte of a document.
  ///
  /// - Complexity: O(`offset`).
  init(_ problem: Problem, at offset: Int, in bytes: UnsafeRawBufferPointer) {
    self.problem = problem
    let newline = UInt8(ascii: "\n")
    let before = bytes[..<Swift.min(offset, bytes.count)]
    line = 1 + before.lazy.count { $0 == newline }
    let lineStart = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    column = 1 + before[lineStart...].lazy.count { $0 & 0xC0 != 0x80 }
  }
}

extension JSONError {
  /// What can be wrong with a document.
  enum Problem: Hashable, Sendable {
    /// There is nothing, or nothing but white space.
    case empty
    /// Something else should stand here.
    case expected(String, found: Found)
    /// The document is complete, and more follows.
    case trailing(Found)
    /// A string has no closing quote.
    case unterminatedString
    /// A string holds a control character that should have been escaped.
    case controlCharacter(UInt8)
    /// A string holds a byte that is not UTF-8.
    case notUTF8(UInt8)
    /// A backslash is followed by something it may not be followed by.
    case badEscape
    /// Containers are nested deeper than is read.
    case tooDeep(limit: Int)
    /// There are more keys and values than are read.
    case tooMany(limit: Int)

    /// The problem in a sentence without the final stop.
    var message: String {
      switch self {
      case .empty: "the file is empty"
      case .expected(let expected, let found): "expected \(expected), found \(found)"
      case .trailing(let found): "expected the end of the file, found \(found)"
      case .unterminatedString: "the text has no closing quote"
      case .controlCharacter(let byte): "the text holds a bare control character, \(hex(byte))"
      case .notUTF8(let byte): "the text is not UTF-8 at the byte \(hex(byte))"
      case .badEscape: "the text holds a backslash that begins no escape sequence"
      case .tooDeep(let limit): "objects and lists are nested more than \(limit) deep"
      case .tooMany(let limit): "there are more than \(limit) keys and values"
      }
    }

    private func hex(_ byte: UInt8) -> String { Found.byte(byte).hexadecimal }
  }

  /// What stood where something else was expected.
  enum Found: Hashable, Sendable, CustomStringConvertible {
    case end
    case byte(UInt8)

    /// What was found, in words.
    var description: String {
      switch self {
      case .end: "the end of the file"
      case .byte(0x21...0x7E as ClosedRange<UInt8>): "'\(character)'"
      case .byte: "the byte \(hexadecimal)"
      }
    }

    /// The byte as `0x1F`.
    var hexadecimal: String {
      guard case .byte(let byte) = self else { return "" }
      let digits = String(byte, radix: 16, uppercase: true)
      return "0x" + (digits.count < 2 ? "0" : "") + digits
    }

    private var character: Character {
      guard case .byte(let byte) = self else { return " " }
      return Character(Unicode.Scalar(byte))
    }
  }
}
